package io.toptail.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180) with a header, one record at a time, from a file that anybody may have
 * written: one record is in memory, of at most {@value #MOST_CELLS} cells of {@value #MOST_CHARS}
 * characters. What breaks a rule is a {@link ReportFormatException} with file and line. Not
 * thread-safe.
 */
final class CsvReader implements Closeable {
  static final int MOST_CHARS = 1 << 16;
  static final int MOST_CELLS = 256;

  /** The largest number that a count may be: far more than anybody counts, and exact. */
  static final long MOST_COUNT = 1_000_000_000_000_000L;

  private static final int END = -1;

  private final String name;
  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder cell = new StringBuilder();
  private final List<String> header;
  private List<String> record = new ArrayList<>();
  private int at;
  private int limit;
  private long line = 1;
  private long start = 1;

  private CsvReader(String name, Reader in) throws IOException {
    this.name = name;
    this.in = in;
    if (!next(0)) {
      throw problem("it is empty, without a header");
    }
    header = record;
    record = new ArrayList<>();
  }

  /**
   * Opens a file.
   *
   * @param name how messages call it
   */
  static CsvReader open(Path file, String name) throws IOException {
    Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    try {
      return new CsvReader(name, reader);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** The place of a column that must be there. */
  int column(String title) throws ReportFormatException {
    int column = header.indexOf(title);
    if (column < 0) {
      start = 1;
      throw problem("no column " + title);
    }
    return column;
  }

  /** Goes on to the next record; false at the end. */
  boolean next() throws IOException {
    return next(header.size());
  }

  /** A cell of the record. */
  String text(int column) {
    return record.get(column);
  }

  /** A cell of the record as a count, 0 to {@link #MOST_COUNT}. */
  long count(int column) throws ReportFormatException {
    String text = record.get(column);
    long value = 0;
    for (int i = 0; i < text.length() && value <= MOST_COUNT; i++) {
      int digit = text.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? Long.MAX_VALUE : value * 10 + digit;
    }
    if (text.isEmpty() || value > MOST_COUNT) {
      String shown = Printable.text(Printable.shorten(text, 40));
      throw problem("'" + shown + "' in column " + header.get(column) + " is no count");
    }
    return value;
  }

  /** What is wrong with the record. */
  ReportFormatException problem(String what) {
    return new ReportFormatException(name, start, what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean next(int expected) throws IOException {
    start = line;
    record.clear();
    int c = read();
    if (c == END) {
      return false;
    }
    while (true) {
      c = c == '"' ? quoted() : plain(c);
      if (record.size() == MOST_CELLS) {
        throw problem("more than " + MOST_CELLS + " cells");
      }
      record.add(cell.toString());
      if (c != ',') {
        break;
      }
      c = read();
    }
    if (expected > 0 && record.size() != expected) {
      throw problem(record.size() + " cells, but the header has " + expected);
    }
    return true;
  }

  /** Reads a cell without quotes; returns what ends it: a comma, an end of line, or the end. */
  private int plain(int first) throws IOException {
    cell.setLength(0);
    int c = first;
    while (c != ',' && c != '\n' && c != END) {
      if (c == '"') {
        throw problem("a quote within a cell that is not quoted");
      }
      append(c);
      c = read();
    }
    if (c != ',' && cell.length() > 0 && cell.charAt(cell.length() - 1) == '\r') {
      cell.setLength(cell.length() - 1);
    }
    return c;
  }

  private int quoted() throws IOException {
    cell.setLength(0);
    while (true) {
      int c = read();
      if (c == END) {
        throw problem("it ends within quotes");
      }
      if (c == '"') {
        c = read();
        if (c == '\r') {
          c = read();
        }
        if (c == ',' || c == '\n' || c == END) {
          return c;
        }
        if (c != '"') {
          throw problem("text after the quotes of a cell");
        }
      }
      append(c);
    }
  }

  private void append(int c) throws ReportFormatException {
    if (cell.length() == MOST_CHARS) {
      throw problem("a cell of more than " + MOST_CHARS + " characters");
    }
    cell.append((char) c);
  }

  private int read() throws IOException {
    if (at == limit) {
      limit = Math.max(0, in.read(buffer));
      at = 0;
      if (limit == 0) {
        return END;
      }
    }
    char c = buffer[at++];
    line += c == '\n' ? 1 : 0;
    return c;
  }
}
