package io.toptail.jobs.generate;

/**
 * How often each of many names is asked: once, and the rest by Zipf's law, the way resolvers see
 * it, so that most names are asked once or twice.
 */
final class Popularity {
  private static final double EXPONENT = 1.15;

  /** Flattens the very top: no single name takes a tenth of everything. */
  private static final double HEAD = 5;

  private Popularity() {}

  /**
   * Writes counts that add up to {@code queries}, most popular first.
   *
   * @param counts where to write, {@code names} numbers from {@code offset} on
   * @throws IllegalArgumentException if there are fewer queries than names, or queries but no name
   */
  static void spread(int queries, int names, int[] counts, int offset) {
    if (queries < names || (names == 0 && queries > 0)) {
      throw new IllegalArgumentException(queries + " queries cannot ask " + names + " names");
    }
    double weights = 0;
    for (int i = 0; i < names; i++) {
      weights += weight(i);
    }
    long extra = queries - names;
    double due = 0;
    long given = 0;
    for (int i = 0; i < names; i++) {
      due += weight(i) / weights * extra;
      long upTo = i == names - 1 ? extra : Math.min(extra, (long) due);
      counts[offset + i] = (int) (1 + upTo - given);
      given = upTo;
    }
  }

  private static double weight(int rank) {
    return StrictMath.pow(rank + HEAD, -EXPONENT);
  }
}
