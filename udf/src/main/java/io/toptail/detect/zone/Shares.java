package io.toptail.detect.zone;

import io.toptail.detect.OutcomeCounts;

/** Comparisons of counts, without rounding. */
final class Shares {
  private Shares() {}

  /** Whether a part is at least so many percent of a whole; not of nothing. */
  static boolean isAtLeast(long part, int percent, long whole) {
    return whole > 0 && part >= Math.ceil(whole * (percent / 100.0));
  }

  /** Whether at least so many percent of what is known failed. */
  static boolean isFailing(OutcomeCounts outcomes, int percent) {
    return isAtLeast(outcomes.failed(), percent, outcomes.known());
  }
}
