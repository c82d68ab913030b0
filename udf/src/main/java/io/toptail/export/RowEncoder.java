package io.toptail.export;

/**
 * Encodes cells one after the other, each row in the order of {@link MessageColumn}. Mutable, for
 * one task; makes no object for a row.
 */
abstract class RowEncoder {
  final RowBytes out = new RowBytes();

  /** Where the encoded rows are. */
  final RowBytes rows() {
    return out;
  }

  abstract void begin();

  /** A text in UTF-8. */
  abstract void text(byte[] utf8, int offset, int length);

  abstract void number(int value);

  abstract void flag(boolean value);

  /**
   * @param digits of a second, 6 or 9
   */
  abstract void time(long nanos, int digits);

  /** A cell that holds nothing. */
  abstract void absent();

  abstract void end();
}
