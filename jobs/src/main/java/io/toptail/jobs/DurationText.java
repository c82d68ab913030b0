package io.toptail.jobs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code PT10M}. */
final class DurationText {
  private static final Pattern UNITS =
      Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");
  private static final long[] SECONDS = {86_400, 3_600, 60, 1};
  private static final String NAMES = "dhms";
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private DurationText() {}

  /**
   * A duration of whole seconds, one second to ten years.
   *
   * @throws IllegalArgumentException saying what is accepted
   */
  static Duration parse(String text) {
    Duration duration = seconds(text.strip());
    if (duration == null
        || duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.getNano() != 0
        || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "expected a duration of whole seconds, 1s to 3660d: a number and s, m, h or d,"
              + " for instance 90s, 10m or 1h30m, or ISO 8601 such as PT10M");
    }
    return duration;
  }

  /** In the largest unit that divides it. */
  static String format(Duration duration) {
    for (int i = 0; i < SECONDS.length; i++) {
      if (duration.toSeconds() % SECONDS[i] == 0) {
        return duration.toSeconds() / SECONDS[i] + NAMES.substring(i, i + 1);
      }
    }
    throw new AssertionError(duration);
  }

  private static Duration seconds(String text) {
    Matcher units = UNITS.matcher(text);
    if (text.isEmpty() || !units.matches()) {
      return iso(text);
    }
    long sum = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String number = units.group(i + 1);
      sum += number == null ? 0 : Long.parseLong(number) * SECONDS[i];
    }
    return Duration.ofSeconds(sum);
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
