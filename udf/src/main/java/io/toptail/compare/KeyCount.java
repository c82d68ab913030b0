package io.toptail.compare;

import java.io.Serializable;

/**
 * How often one key was counted in one period, as far as is known: a key that is missing in a list
 * that is cut off may have been counted up to as often as the last of the list.
 *
 * @param least how often at least
 * @param most how often at most; not less than {@code least}
 * @param clients distinct clients; of several windows, those of the window with most; 0 if unknown
 * @param rank place in the list, from 1; 0 if it is not listed
 */
public record KeyCount(long least, long most, long clients, int rank) implements Serializable {
  /** The largest count: what is more is taken for this, so that sums stay numbers. */
  public static final long MOST = 1L << 53;

  /** Whether the key is in the list. */
  public boolean isListed() {
    return rank > 0;
  }

  /** Whether it is certain that the key was not counted at all. */
  public boolean isAbsent() {
    return most == 0;
  }

  /** Queries of one client in the mean, at least 1; 1 if clients are unknown. */
  double queriesPerClient() {
    return clients == 0 ? 1 : Math.max(1, (double) least / clients);
  }

  /** The sum of two counts, neither of them negative. */
  static long sum(long a, long b) {
    return Math.min(MOST, Math.min(MOST, a) + Math.min(MOST, b));
  }
}
