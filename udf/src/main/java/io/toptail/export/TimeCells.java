package io.toptail.export;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times in ISO 8601, UTC; remembers the last second, which most neighbours share. */
final class TimeCells {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT);
  private static final long NANOS = 1_000_000_000L;
  private static final int MICRO_DIGITS = 6;

  private final byte[] fraction = new byte[10];
  private long second = -1;
  private byte[] text;

  /**
   * @param digits of a second, 6 or 9; 9 are written where 6 would lose any
   */
  void write(long nanos, int digits, RowBytes out) {
    if (nanos / NANOS != second) {
      second = nanos / NANOS;
      text =
          LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)
              .format(SECOND)
              .getBytes(StandardCharsets.US_ASCII);
    }
    out.put(text, 0, text.length);
    boolean micros = digits <= MICRO_DIGITS && nanos % 1_000 == 0;
    int count = micros ? MICRO_DIGITS : 9;
    int rest = (int) (nanos % NANOS) / (micros ? 1_000 : 1);
    for (int i = count - 1; i >= 0; i--) {
      fraction[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    fraction[count] = 'Z';
    out.put(fraction, 0, count + 1);
  }
}
