package io.toptail.export;

/**
 * Rows of cells with a delimiter between them.
 *
 * <ul>
 *   <li>TSV: no quoting. Control characters, which only paths of files may hold, are written as
 *       {@code \DDD}.
 *   <li>CSV (RFC 4180): a cell with a comma or a quote is quoted. What a spreadsheet would take for
 *       a formula has its first octet written as {@code \DDD}, which in a name means the same.
 * </ul>
 *
 * <p>So a line is a row in both. An absent cell is empty; flags are 0 and 1.
 */
final class DelimitedRows extends RowEncoder {
  /** What a cell begins with that a spreadsheet takes for a formula. */
  static final String FORMULA_STARTS = "=+-@";

  private final char delimiter;
  private final TimeCells times = new TimeCells();
  private boolean first;

  /**
   * @param delimiter a tab for TSV, a comma for CSV
   */
  DelimitedRows(char delimiter) {
    this.delimiter = delimiter;
  }

  @Override
  void begin() {
    first = true;
  }

  @Override
  void text(byte[] utf8, int offset, int length) {
    next();
    if (delimiter == ',') {
      csv(utf8, offset, length);
    } else {
      for (int i = offset; i < offset + length; i++) {
        plain(utf8[i] & 0xFF);
      }
    }
  }

  @Override
  void number(int value) {
    next();
    out.putDecimal(value);
  }

  @Override
  void flag(boolean value) {
    next();
    out.put(value ? '1' : '0');
  }

  @Override
  void time(long nanos, int digits) {
    next();
    times.write(nanos, digits, out);
  }

  @Override
  void absent() {
    next();
  }

  @Override
  void end() {
    out.put('\n');
  }

  private void next() {
    if (!first) {
      out.put(delimiter);
    }
    first = false;
  }

  private void csv(byte[] utf8, int offset, int length) {
    boolean quoted = false;
    for (int i = offset; i < offset + length && !quoted; i++) {
      quoted = utf8[i] == ',' || utf8[i] == '"';
    }
    if (quoted) {
      out.put('"');
    }
    for (int i = offset; i < offset + length; i++) {
      int octet = utf8[i] & 0xFF;
      if (octet == '"') {
        out.put('"');
      }
      if (i == offset && FORMULA_STARTS.indexOf(octet) >= 0) {
        escape(octet);
      } else {
        plain(octet);
      }
    }
    if (quoted) {
      out.put('"');
    }
  }

  private void plain(int octet) {
    if (octet < 0x20 || octet == 0x7F) {
      escape(octet);
    } else {
      out.put(octet);
    }
  }

  private void escape(int octet) {
    out.put('\\');
    out.put('0' + octet / 100);
    out.put('0' + octet / 10 % 10);
    out.put('0' + octet % 10);
  }
}
