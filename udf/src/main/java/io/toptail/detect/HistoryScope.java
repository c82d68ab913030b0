package io.toptail.detect;

/**
 * What a capture holds as a whole, as far as it decides how detectors look at it.
 *
 * @param responses whether it holds responses to enough of its queries
 * @param hours length of the window of time that findings are counted in, or of the whole capture
 * @param tcp whether it is known to hold DNS over TCP
 */
public record HistoryScope(boolean responses, double hours, boolean tcp) {
  /** A capture of which nobody knows whether it holds DNS over TCP. */
  public HistoryScope(boolean responses, double hours) {
    this(responses, hours, false);
  }

  /**
   * How many it takes in this window, where it takes so many in an hour: more in a longer window,
   * but not fewer in a shorter one, because a few are no habit.
   */
  public long atLeast(int perHour) {
    return (long) Math.ceil(perHour * Math.max(1, hours));
  }
}
