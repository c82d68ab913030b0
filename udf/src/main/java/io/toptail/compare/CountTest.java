package io.toptail.compare;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The test of one pair of counts: how likely a rise at least as large is if the key did not change.
 *
 * <p>Given the sum of two Poisson counts, the second is binomial with a probability that depends on
 * the ratio of their means alone (Przyborowski and Wilenski, Biometrika 31:313, 1940). That makes
 * an exact test, also of 0 against 5. Two things make real counts vary more than that, and both are
 * in a {@link Spread}: queries come in clusters, so the counts are divided by what a cluster is
 * worth; and no rate is the same on two days, so the ratio is log-normal around what is expected,
 * and the binomial tail is the mean over it (a logistic-normal mixture, by the trapezoidal rule).
 *
 * <p>Divided counts are no whole numbers any more; the regularized incomplete beta function, which
 * is the binomial tail at whole numbers, goes on in between.
 */
final class CountTest {
  private static final double STEP = 0.1;
  private static final int NODES = 80;

  /** What is left out of a sum is less than this part of it. */
  private static final double NEGLIGIBLE = 1e-9;

  private static final double[] WEIGHTS = weights();

  private CountTest() {}

  /**
   * The two-sided significance of a rise: twice the probability of a rise as large, at most 1. That
   * of a fall is the same with the counts exchanged, and one over the scale.
   *
   * @param before effective count of the first period, 0 or more
   * @param after effective count of the second
   * @param scale how many times the first the second is expected to be
   * @param sigma standard deviation of the logarithm of that ratio
   */
  static double rise(double before, double after, double scale, double sigma) {
    if (after <= 0) {
      return 1;
    }
    if (sigma == 0) {
      return Math.min(1, 2 * tail(before, after, scale / (1 + scale)));
    }
    double sum = 0;
    double left = 1;
    for (int node = NODES; node >= -NODES; node--) {
      double odds = scale * Math.exp(sigma * node * STEP);
      double tail = tail(before, after, odds / (1 + odds));
      double weight = WEIGHTS[node + NODES];
      sum += weight * tail;
      left -= weight;
      if (tail * left < sum * NEGLIGIBLE) {
        break;
      }
    }
    return Math.min(1, 2 * sum);
  }

  /** The probability of {@code after} or more out of the sum. */
  private static double tail(double before, double after, double probability) {
    return RegularizedBeta.value(probability, after, before + 1);
  }

  private static double[] weights() {
    double[] weights = new double[2 * NODES + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double z = (i - NODES) * STEP;
      weights[i] = Math.exp(-z * z / 2);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
