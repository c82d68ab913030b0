package io.toptail.compare;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The step-up procedure of Benjamini and Hochberg (Journal of the Royal Statistical Society B
 * 57:289, 1995): of many keys that did not change some look as if they had, so the more keys are
 * compared, the more each has to show. It holds for keys that rise and fall together, such as a
 * name and its domain (Benjamini and Yekutieli, Annals of Statistics 29:1165, 2001).
 */
final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The significance that each test has among all: the least rate of false discoveries at which it
   * is one.
   *
   * @param values the significance of each test alone; tests that are not here count as 1
   * @param tests how many tests there were, at least as many as values
   */
  static double[] adjusted(double[] values, long tests) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] adjusted = new double[values.length];
    double least = 1;
    for (int rank = order.length; rank > 0; rank--) {
      int test = order[rank - 1];
      least = Math.min(least, values[test] * tests / rank);
      adjusted[test] = least;
    }
    return adjusted;
  }
}
