package io.toptail.report;

import java.util.Locale;

/** Counts, shares and sizes as people read them. */
final class Figures {
  private Figures() {}

  /** With thousands separators: {@code 1,250,000}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** An estimate carries a leading {@code ~}. */
  static String count(long value, boolean estimated) {
    return estimated ? "~" + count(value) : count(value);
  }

  /** A fraction as percent with one decimal, without the sign; a small one is never shown as 0. */
  static String percent(double share) {
    if (share > 0 && share < 0.0005) {
      return "<0.1";
    }
    return String.format(Locale.ROOT, "%.1f", share * 100);
  }

  /** A fraction with four decimals, as the CSV files hold it. */
  static String fraction(double share) {
    long scaled = Math.round(share * 10_000);
    String digits = Long.toString(10_000 + Math.abs(scaled) % 10_000).substring(1);
    return (scaled < 0 ? "-" : "") + Math.abs(scaled) / 10_000 + "." + digits;
  }

  /** {@code part} of {@code whole}; 0 of nothing. */
  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** {@code 1 name}, {@code 2 names}. */
  static String plural(long value, String one) {
    return count(value) + " " + (value == 1 ? one : one + "s");
  }

  /** The same where the plural takes more than an s. */
  static String plural(long value, String one, String several) {
    return count(value) + " " + (value == 1 ? one : several);
  }

  /** {@code 1 client}, {@code ~4,012 clients}. */
  static String clients(long value, boolean estimated) {
    return (estimated ? "~" : "") + plural(value, "client");
  }

  /** {@code 1 query}, {@code 2 queries}. */
  static String queries(long value) {
    return plural(value, "query", "queries");
  }

  /** Per second over {@code nanos}; empty if no time passed. */
  static String perSecond(long value, long nanos) {
    if (nanos <= 0) {
      return "";
    }
    double rate = value * 1e9 / nanos;
    return String.format(Locale.ROOT, rate < 10 ? "%,.1f/s" : "%,.0f/s", rate);
  }

  /** Per minute over {@code nanos}; not a number if no time passed. */
  static double perMinute(long value, long nanos) {
    return nanos <= 0 ? Double.NaN : value * 60e9 / nanos;
  }

  /** Nanoseconds as milliseconds, with three figures that count; {@code –} if not known. */
  static String millis(long nanos) {
    if (nanos < 0) {
      return "–";
    }
    double millis = nanos / 1e6;
    String format = millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, millis);
  }

  /** Bytes in binary units: {@code 1.5 GiB}. */
  static String bytes(long value) {
    if (value < 1024) {
      return value + " B";
    }
    int unit = (63 - Long.numberOfLeadingZeros(value)) / 10;
    double scaled = (double) value / (1L << (10 * unit));
    return String.format(Locale.ROOT, "%.1f %ciB", scaled, "KMGTPE".charAt(unit - 1));
  }
}
