package io.toptail.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much more the counts of a dimension vary than Poisson counts do, though nothing changed.
 *
 * <p>Two periods are no sample to learn a key's variance from, but thousands of keys are, of which
 * nearly all did not change (Anders and Huber, Genome Biology 11:R106, 2010, on working without
 * replicates). Both numbers are the smallest with which a tenth of the keys, at most, lies beyond
 * what a tenth of a normal distribution does, as the genomic control of Devlin and Roeder
 * (Biometrics 55:997, 1999) does with the median. If more than a tenth did change, the spread is
 * too large, and less is told: never more.
 *
 * @param sigma standard deviation of the logarithm of the ratio of a key's rates. It shows in the
 *     keys with large counts
 * @param clustering how much the queries of one client hang together, 0 (each on its own) to 1 (as
 *     good as one): m queries of a client are worth one cluster of 1 + (m − 1) × clustering, the
 *     design effect of Kish (Survey Sampling, 1965, §5.4). It shows in the keys with small counts
 * @param keys how many keys these numbers are from; 0 if from too few to say, and taken from the
 *     names or from what is usual
 */
public record Spread(double sigma, double clustering, int keys) {
  /** Where nothing is known: rates that vary by a quarter, and clients that ask twice in a row. */
  static final Spread USUAL = new Spread(0.25, 0.25, 0);

  /** No two periods are more alike than this. */
  private static final double LEAST_SIGMA = 0.1;

  private static final double MOST_SIGMA = 10;
  private static final int FEWEST_KEYS = 60;
  private static final int FEWEST_QUERIES = 10;
  private static final double BEYOND = 0.1;

  /** A tenth of a normal distribution is farther from its middle, in standard deviations. */
  private static final double NORMAL_BEYOND = 1.6448536269514722;

  /** Halvings of a range: enough for three digits. */
  private static final int HALVINGS = 14;

  /** The counts of one key in both periods, and queries per client. */
  record Pair(double before, double after, double perClient) {
    /** What the counts are worth. */
    double worth(double clustering) {
      return 1 + (perClient - 1) * clustering;
    }

    /** The distance from what is expected, in standard deviations (Woolf's, with his halves). */
    double distance(double logScale, double sigma, double clustering) {
      double worth = worth(clustering);
      double first = before / worth + 0.5;
      double second = after / worth + 0.5;
      double variance = sigma * sigma + 1 / first + 1 / second;
      return Math.abs(Math.log(second / first) - logScale) / Math.sqrt(variance);
    }
  }

  /**
   * The spread of a dimension.
   *
   * @param scale the ratio that is expected
   * @param usual what to take if there are too few keys
   */
  static Spread of(List<Pair> all, double scale, Spread usual) {
    List<Pair> pairs =
        all.stream()
            .filter(pair -> pair.before + pair.after >= FEWEST_QUERIES)
            .sorted(Comparator.comparingDouble((Pair pair) -> pair.before + pair.after).reversed())
            .toList();
    if (pairs.size() < FEWEST_KEYS) {
      return new Spread(usual.sigma, usual.clustering, 0);
    }
    double log = Math.log(scale);
    List<Pair> large = pairs.subList(0, pairs.size() / 3);
    List<Pair> small = pairs.subList(pairs.size() / 3, pairs.size());
    double sigma = least(LEAST_SIGMA, MOST_SIGMA, value -> fits(large, log, value, 0));
    double clustering = least(0, 1, value -> fits(small, log, sigma, value));
    double wider = least(sigma, MOST_SIGMA, value -> fits(pairs, log, value, clustering));
    return new Spread(wider, clustering, pairs.size());
  }

  private static boolean fits(List<Pair> pairs, double logScale, double sigma, double clustering) {
    double[] distances =
        pairs.stream().mapToDouble(pair -> pair.distance(logScale, sigma, clustering)).toArray();
    Arrays.sort(distances);
    int place = (int) Math.ceil(distances.length * (1 - BEYOND)) - 1;
    return distances[place] <= NORMAL_BEYOND;
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
