package io.toptail.row;

/**
 * Event-time windows, aligned to the epoch. Their numbers are 32 bits without a sign, which windows
 * of one second need until 2106, the end of the clock of classic pcap.
 */
public final class TimeWindows {
  /** So many windows have a report, those with most packets. */
  public static final int MOST_REPORTED = 10_000;

  private static final long LAST = 0xFFFF_FFFFL;

  private TimeWindows() {}

  /**
   * Number of the window that a time falls in; always 0 if {@code widthNanos} is 0.
   *
   * @param timeNanos 0 or more; what lies behind the last window is in it
   */
  public static int number(long timeNanos, long widthNanos) {
    return widthNanos == 0 ? 0 : (int) Math.min(timeNanos / widthNanos, LAST);
  }

  /** When a window starts, nanoseconds since the epoch. */
  public static long start(int number, long widthNanos) {
    return Integer.toUnsignedLong(number) * widthNanos;
  }

  /** When a window ends, nanoseconds since the epoch; {@code Long.MAX_VALUE} if later than that. */
  public static long end(int number, long widthNanos) {
    long end = start(number, widthNanos) + widthNanos;
    return end < 0 ? Long.MAX_VALUE : end;
  }
}
