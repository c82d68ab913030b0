package io.toptail.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much more the counts of a dimension vary than Poisson counts do, though nothing changed.
 *
 * <p>Two periods are no sample to learn a key's variance from, but thousands of keys are, of which
 * nearly all did not change (Anders and Huber, Genome Biology 11:R106, 2010, on working without
 * replicates). Clustering is the one that makes their ratios most likely, by a distribution with
 * heavy tails (Student's with 4 degrees of freedom), so that the few that did change count for
 * little. Sigma then is the smallest with which no more than a quarter of the keys lies beyond what
 * a quarter of a normal distribution does, as the genomic control of Devlin and Roeder (Biometrics
 * 55:997, 1999) does with the half. If more than that did change, the spread is too large, and less
 * is told: never more.
 *
 * @param sigma standard deviation of the logarithm of the ratio of a key's rates
 * @param clustering how much the queries of one client hang together, 0 (each on its own) to 1 (as
 *     good as one): m queries of a client are worth one cluster of 1 + (m − 1) × clustering, the
 *     design effect of Kish (Survey Sampling, 1965, §5.4)
 * @param churn the part of the keys that come and go: twice the lesser of those that came and those
 *     that went, of those counted ten times or more. A key comes or goes if there is ten times or a
 *     tenth of what was expected: where lists are cut off, one cannot say that there is nothing
 * @param keys how many keys these numbers are from; 0 if from too few to say, and taken from the
 *     names or from what is usual
 */
public record Spread(double sigma, double clustering, double churn, int keys) {
  /** Where nothing is known: rates that vary by half, and clients that ask twice in a row. */
  static final Spread USUAL = new Spread(0.4, 0.25, 0, 0);

  /** Where so many come and go, one that does is no surprise. */
  private static final double MUCH_CHURN = 0.04;

  /** Fewer that come, or go, are what happened to happen. */
  private static final int FEWEST_CHURN = 3;

  /** The same where few keys have counts that are large enough to tell. */
  private static final int FEWEST_OF_FEW = 5;

  /** A key comes or goes if it has so many times what was expected, or should have so many. */
  static final double CERTAIN = 10;

  /** No two periods are more alike than this. */
  private static final double LEAST_SIGMA = 0.1;

  private static final double MOST_SIGMA = 10;
  private static final int FEWEST_KEYS = 60;
  private static final int FEWEST_QUERIES = 10;
  private static final int MOST_PAIRS = 500;
  private static final double BEYOND = 0.25;

  /** A quarter of a normal distribution is farther from its middle, in standard deviations. */
  private static final double NORMAL_BEYOND = 1.1503493803760079;

  private static final double FREEDOM = 4;
  private static final double[] CLUSTERINGS = {0, .1, .2, .4, .6, .8, 1};

  /** Halvings of a range: enough for three digits. */
  private static final int HALVINGS = 14;

  /** The counts of one key in both periods, and queries per client. */
  record Pair(double before, double after, double perClient) {
    /** How many queries are worth one that is independent of all others. */
    double worth(double clustering) {
      return 1 + (perClient - 1) * clustering;
    }

    /** The logarithm of the ratio, with the halves of Haldane and Anscombe. */
    double logRatio() {
      return Math.log((after + 0.5) / (before + 0.5));
    }

    /** Its variance (Woolf, Annals of Human Genetics 19:251, 1955), but for sigma. */
    double variance(double clustering) {
      return worth(clustering) * (1 / (before + 0.5) + 1 / (after + 0.5));
    }
  }

  /**
   * What a spread is learned from.
   *
   * @param scale the ratio that is expected
   * @param boundBefore how large a key is at most that is not listed in the first period
   * @param boundAfter and in the second
   */
  record Sample(List<Pair> pairs, double scale, double boundBefore, double boundAfter) {
    Sample with(List<Pair> others) {
      return new Sample(others, scale, boundBefore, boundAfter);
    }
  }

  /**
   * The spread of a dimension.
   *
   * @param usual what to take if there are too few keys
   */
  static Spread of(Sample sample, Spread usual) {
    List<Pair> pairs =
        sample.pairs.stream().filter(pair -> pair.before + pair.after >= FEWEST_QUERIES).toList();
    if (pairs.size() < FEWEST_KEYS) {
      return new Spread(usual.sigma, usual.clustering, 0, 0);
    }
    List<Pair> some = thinned(pairs);
    double[] distances =
        some.stream().mapToDouble(pair -> pair.logRatio() - Math.log(sample.scale)).toArray();
    double clustering = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (double candidate : CLUSTERINGS) {
      double[] variances = variances(some, candidate);
      for (double sigma = LEAST_SIGMA; sigma < MOST_SIGMA; sigma *= 1.5) {
        double likelihood = likelihood(distances, variances, sigma);
        if (likelihood > best) {
          best = likelihood;
          clustering = candidate;
        }
      }
    }
    double[] variances = variances(some, clustering);
    double sigma = least(LEAST_SIGMA, MOST_SIGMA, value -> fits(distances, variances, value));
    return new Spread(sigma, clustering, churn(sample.with(pairs), clustering), pairs.size());
  }

  private static double churn(Sample sample, double clustering) {
    double scale = sample.scale;
    long certain = 0;
    long come = 0;
    long gone = 0;
    for (Pair pair : sample.pairs) {
      double worth = pair.worth(clustering);
      double fewBefore = scale * Math.max(sample.boundBefore, worth);
      double fewAfter = Math.max(sample.boundAfter, worth);
      double expected = pair.before * scale;
      boolean isCertain = pair.after >= CERTAIN * fewBefore || expected >= CERTAIN * fewAfter;
      certain += isCertain ? 1 : 0;
      come += pair.after >= CERTAIN * Math.max(expected, fewBefore) ? 1 : 0;
      gone += expected >= CERTAIN * Math.max(pair.after, fewAfter) ? 1 : 0;
    }
    long both = Math.min(come, gone);
    boolean enough = certain >= FEWEST_KEYS ? both >= FEWEST_CHURN : both >= FEWEST_OF_FEW;
    return enough ? 2.0 * both / certain : 0;
  }

  /** Whether so many keys come and go that one that does is no surprise. */
  public boolean churns() {
    return churn >= MUCH_CHURN;
  }

  /** The same, at least as wide as where nothing is known. */
  Spread cautious() {
    return new Spread(Math.max(sigma, USUAL.sigma), clustering, churn, keys);
  }

  /** Evenly spaced pairs: enough to learn from. */
  private static List<Pair> thinned(List<Pair> pairs) {
    int step = (pairs.size() + MOST_PAIRS - 1) / MOST_PAIRS;
    return IntStream.range(0, pairs.size() / step).mapToObj(i -> pairs.get(i * step)).toList();
  }

  private static double[] variances(List<Pair> pairs, double clustering) {
    return pairs.stream().mapToDouble(pair -> pair.variance(clustering)).toArray();
  }

  private static double likelihood(double[] distances, double[] variances, double sigma) {
    double sum = 0;
    for (int i = 0; i < distances.length; i++) {
      double variance = variances[i] + sigma * sigma;
      double square = distances[i] * distances[i] / variance;
      sum -= Math.log(variance) / 2 + (FREEDOM + 1) / 2 * Math.log1p(square / FREEDOM);
    }
    return sum;
  }

  private static boolean fits(double[] distances, double[] variances, double sigma) {
    double[] standard = new double[distances.length];
    for (int i = 0; i < standard.length; i++) {
      standard[i] = Math.abs(distances[i]) / Math.sqrt(variances[i] + sigma * sigma);
    }
    Arrays.sort(standard);
    int place = (int) Math.ceil(standard.length * (1 - BEYOND)) - 1;
    return standard[place] <= NORMAL_BEYOND;
  }

  private interface Condition {
    boolean holds(double value);
  }

  /** The least value at which a condition holds that goes on to hold above it, about. */
  private static double least(double from, double to, Condition condition) {
    if (condition.holds(from)) {
      return from;
    }
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (condition.holds(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
