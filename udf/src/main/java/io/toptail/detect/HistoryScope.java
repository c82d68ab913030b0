package io.toptail.detect;

import java.util.Set;

/**
 * What a capture holds as a whole, as far as it decides how detectors look at it.
 *
 * @param responses whether it holds responses to enough of its queries
 * @param hours length of the window of time that findings are counted in, or of the whole capture
 * @param tcp whether it holds DNS over TCP
 * @param ports that DNS is spoken on
 */
public record HistoryScope(boolean responses, double hours, boolean tcp, Set<Integer> ports) {
  private static final int DNS_PORT = 53;

  /** A capture of port 53. */
  public HistoryScope(boolean responses, double hours, boolean tcp) {
    this(responses, hours, tcp, Set.of(DNS_PORT));
  }

  /** A capture of port 53 without DNS over TCP. */
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
