package io.toptail.analysis;

import io.toptail.dns.Outcome;
import io.toptail.history.JoinCount;

/** Numbers of outcomes in the keys of rows. */
final class OutcomeCode {
  /**
   * A negative answer that says more than that the name does not exist: the zone that denies it
   * lies above its registrable domain, so that does not exist either, and anybody may register it.
   */
  static final int UNREGISTERED = Outcome.count();

  /** How many there are. */
  static final int COUNT = UNREGISTERED + 1;

  /** Of rows of totals only: from here on the number of a {@link JoinCount}. */
  static final int TOTALS = 32;

  private OutcomeCode() {}

  /** The outcome of a code. */
  static Outcome outcome(int code) {
    return code == UNREGISTERED ? Outcome.NXDOMAIN : Outcome.of(code);
  }
}
