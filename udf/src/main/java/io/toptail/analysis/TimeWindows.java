package io.toptail.analysis;

/** Event-time windows, aligned to the epoch. */
final class TimeWindows {
  private TimeWindows() {}

  /** Number of the window that a time falls in; always 0 if {@code widthNanos} is 0. */
  static int number(long timeNanos, long widthNanos) {
    return widthNanos == 0 ? 0 : (int) Math.floorDiv(timeNanos, widthNanos);
  }

  /** When a window starts, nanoseconds since the epoch. */
  static long start(int number, long widthNanos) {
    return number * widthNanos;
  }
}
