package io.toptail.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times and durations as text; always UTC. */
final class Times {
  private static final DateTimeFormatter DAY_AND_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long NANOS = 1_000_000_000L;

  private final DateTimeFormatter iso;

  /**
   * @param fractionDigits digits of a second, 0 to 9
   */
  Times(int fractionDigits) {
    iso = new DateTimeFormatterBuilder().appendInstant(fractionDigits).toFormatter(Locale.ROOT);
  }

  /** ISO 8601, for instance {@code 2010-08-20T14:00:00.000000Z}. */
  String iso(long nanos) {
    return iso.format(instant(nanos));
  }

  static String dayAndSecond(long nanos) {
    return DAY_AND_SECOND.format(instant(nanos));
  }

  /** The time of day, and the day too if it is not the day of {@code startNanos}. */
  static String since(long startNanos, long nanos) {
    String at = dayAndSecond(nanos);
    return at.regionMatches(0, dayAndSecond(startNanos), 0, 10) ? at.substring(11) : at;
  }

  /** {@code 2010-08-20 14:00:00 – 14:10:00 UTC (10 min)}; the day of the end only if another. */
  static String range(long startNanos, long endNanos) {
    String start = dayAndSecond(startNanos);
    String end = dayAndSecond(endNanos);
    boolean sameDay = start.regionMatches(0, end, 0, 10);
    String last = sameDay ? end.substring(11) : end;
    return start + " – " + last + " UTC (" + duration(endNanos - startNanos) + ")";
  }

  /** In the two largest units that are not zero: {@code 1 h 5 min}, {@code 2.5 s}. */
  static String duration(long nanos) {
    if (nanos < 60 * NANOS) {
      double seconds = nanos / (double) NANOS;
      boolean whole = nanos % NANOS == 0;
      return String.format(Locale.ROOT, whole ? "%.0f s" : "%.1f s", seconds);
    }
    long seconds = Math.round(nanos / (double) NANOS);
    if (seconds < 3600) {
      return units(seconds / 60, "min", seconds % 60, "s");
    }
    long minutes = seconds / 60;
    return minutes < 24 * 60
        ? units(minutes / 60, "h", minutes % 60, "min")
        : units(minutes / 1440, "d", minutes / 60 % 24, "h");
  }

  private static String units(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
