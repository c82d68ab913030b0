package io.toptail.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes CSV: RFC 4180, UTF-8, {@code \n} as the end of a record. A cell is quoted when it holds a
 * comma, a quote or an end of line.
 *
 * <p>Builds records as octets in one buffer, without a string for a number or a time: a report may
 * have millions of rows. Does not own the stream; not thread-safe.
 */
final class CsvWriter {
  private static final int BUFFER = 1 << 16;
  private static final int ROOM = 64;
  private static final long NANOS = 1_000_000_000L;
  private static final int SECOND_TEXT = 19;
  private static final int SECONDS = 1024;

  private final OutputStream out;
  private final Times times;
  private final int fractionDigits;
  private final byte[] buffer = new byte[BUFFER];

  // The texts of seconds that were written last, each at the place that its lowest bits say.
  private final long[] seconds = new long[SECONDS];
  private final byte[] secondTexts = new byte[SECONDS * SECOND_TEXT];
  private int at;
  private boolean first = true;

  /**
   * @param fractionDigits digits of a second, 0 to 9, that times are written with
   */
  CsvWriter(OutputStream out, int fractionDigits) {
    this.out = out;
    this.fractionDigits = fractionDigits;
    this.times = new Times(fractionDigits);
    Arrays.fill(seconds, Long.MIN_VALUE);
  }

  /** Adds a cell of text. */
  CsvWriter cell(String text) throws IOException {
    separate();
    if (isPlain(text)) {
      ascii(text);
    } else {
      quoted(text);
    }
    return this;
  }

  /** Adds a cell with a whole number. */
  CsvWriter cell(long value) throws IOException {
    separate();
    if (value < 0) {
      ascii(Long.toString(value));
      return this;
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    number(value, digits);
    return this;
  }

  /** Adds a cell with {@code true} or {@code false}. */
  CsvWriter cell(boolean value) throws IOException {
    return cell(value ? "true" : "false");
  }

  /** Adds a cell with a fraction of four decimals. */
  CsvWriter share(double share) throws IOException {
    return cell(Figures.fraction(share));
  }

  /** Adds a cell with a time in ISO 8601, UTC. */
  CsvWriter time(long nanos) throws IOException {
    separate();
    time0(nanos);
    return this;
  }

  /** Adds a cell of text, a space and a time. */
  CsvWriter textAndTime(String text, long nanos) throws IOException {
    if (!isPlain(text)) {
      return cell(text + ' ' + times.iso(nanos));
    }
    separate();
    ascii(text);
    buffer[at++] = ' ';
    time0(nanos);
    return this;
  }

  /** The octets of cells of text with commas between them, for {@link #cells}. */
  static byte[] encoded(String... texts) {
    String cells = Arrays.stream(texts).map(CsvWriter::quotedText).collect(Collectors.joining(","));
    return cells.getBytes(StandardCharsets.UTF_8);
  }

  /** Adds cells that were {@link #encoded} before, since many records have the same. */
  CsvWriter cells(byte[] encoded) throws IOException {
    separate();
    bytes(encoded);
    return this;
  }

  /** Ends the record. */
  void endRecord() throws IOException {
    reserve(1);
    buffer[at++] = '\n';
    first = true;
  }

  /** Hands what was written to the stream, and flushes it. */
  void flush() throws IOException {
    out.write(buffer, 0, at);
    at = 0;
    out.flush();
  }

  private void separate() throws IOException {
    reserve(ROOM);
    if (!first) {
      buffer[at++] = ',';
    }
    first = false;
  }

  private void time0(long nanos) {
    long second = Math.floorDiv(nanos, NANOS);
    int slot = (int) second & SECONDS - 1;
    if (seconds[slot] != second) {
      seconds[slot] = second;
      String text = times.iso(second * NANOS);
      for (int i = 0; i < SECOND_TEXT; i++) {
        secondTexts[slot * SECOND_TEXT + i] = (byte) text.charAt(i);
      }
    }
    System.arraycopy(secondTexts, slot * SECOND_TEXT, buffer, at, SECOND_TEXT);
    at += SECOND_TEXT;
    if (fractionDigits > 0) {
      buffer[at++] = '.';
      long fraction = nanos - second * NANOS;
      for (int i = fractionDigits; i < 9; i++) {
        fraction /= 10;
      }
      number(fraction, fractionDigits);
    }
    buffer[at++] = 'Z';
  }

  private void number(long value, int digits) {
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    at += digits;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == ',' || c == '"' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private void quoted(String text) throws IOException {
    bytes(quotedText(text).getBytes(StandardCharsets.UTF_8));
  }

  private static String quotedText(String text) {
    boolean quote =
        text.indexOf(',') >= 0
            || text.indexOf('"') >= 0
            || text.indexOf('\n') >= 0
            || text.indexOf('\r') >= 0;
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @SuppressWarnings("deprecation") // takes the low octets of chars, which is right for ASCII
  private void ascii(String text) throws IOException {
    int length = text.length();
    if (length > BUFFER / 2) {
      bytes(text.getBytes(StandardCharsets.US_ASCII));
      return;
    }
    reserve(length + ROOM);
    text.getBytes(0, length, buffer, at);
    at += length;
  }

  private void bytes(byte[] cell) throws IOException {
    if (cell.length > BUFFER / 2) {
      out.write(buffer, 0, at);
      at = 0;
      out.write(cell);
      return;
    }
    reserve(cell.length + ROOM);
    System.arraycopy(cell, 0, buffer, at, cell.length);
    at += cell.length;
  }

  private void reserve(int octets) throws IOException {
    if (at + octets > BUFFER) {
      out.write(buffer, 0, at);
      at = 0;
    }
  }
}
