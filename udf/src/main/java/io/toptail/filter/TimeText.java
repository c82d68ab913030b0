package io.toptail.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time as people write them: ISO 8601, or seconds since the Unix epoch. */
public final class TimeText {
  private static final long NANOS = 1_000_000_000L;

  private TimeText() {}

  /**
   * Nanoseconds since the epoch, 0 to 2⁶³−1. Without a zone a time is UTC; a date is its midnight.
   *
   * @throws IllegalArgumentException saying what is accepted
   */
  public static long parse(String text) {
    try {
      String time = text.strip();
      if (time.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
        return new BigDecimal(time).scaleByPowerOfTen(9).longValueExact();
      }
      Instant instant = instant(time.replace(' ', 'T'));
      long nanos =
          Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
      if (nanos >= 0) {
        return nanos;
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(expected(), e);
    }
    throw new IllegalArgumentException(expected());
  }

  /** As {@link #parse} reads it, UTC. */
  public static String format(long nanos) {
    return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS).toString();
  }

  private static Instant instant(String time) {
    if (!time.contains("T")) {
      return LocalDate.parse(time).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return time.matches(".*T.*([Zz]|[+-][0-9:]+)")
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
  }

  private static String expected() {
    return "expected a time from 1970 to 2262: ISO 8601 such as 2026-01-31T14:05:00Z (UTC without"
        + " a zone), a date, or seconds since 1970 such as 1769868300.25";
  }
}
