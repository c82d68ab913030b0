package io.toptail.jobs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of memory as people write them: {@code 256m}, {@code 1g}, {@code 512 MiB}. */
final class SizeText {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?([kmg]?)(?:i?b)?");
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;
  private static final long MOST = 64 * GIB;

  private SizeText() {}

  /**
   * Bytes, 1 MiB to 64 GiB; units are powers of 1,024.
   *
   * @throws IllegalArgumentException saying what is accepted
   */
  static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    long bytes = size.matches() ? bytes(Long.parseLong(size.group(1)), unit(size.group(2))) : 0;
    if (bytes < MIB) {
      throw new IllegalArgumentException(
          "expected a size of 1m to 64g: a number and k, m or g (powers of 1,024),"
              + " for instance 256m or 1g");
    }
    return bytes;
  }

  /** In the largest unit that divides it. */
  static String format(long bytes) {
    if (bytes % GIB == 0) {
      return bytes / GIB + "g";
    }
    return bytes % MIB == 0 ? bytes / MIB + "m" : bytes % KIB == 0 ? bytes / KIB + "k" : bytes + "";
  }

  private static long bytes(long number, long unit) {
    return number <= MOST / unit ? number * unit : 0;
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "k" -> KIB;
      case "m" -> MIB;
      case "g" -> GIB;
      default -> 1;
    };
  }
}
