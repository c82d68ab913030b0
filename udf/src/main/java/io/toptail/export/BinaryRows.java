package io.toptail.export;

/**
 * Cells as they are kept until a columnar file is written: a text is its length (4 octets) and its
 * octets, a number 4 octets, a flag 1, a time 8. Where a cell may be absent an octet before it says
 * whether it is there.
 */
final class BinaryRows extends RowEncoder {
  private static final MessageColumn[] COLUMNS = MessageColumn.values();

  private int column;

  @Override
  void begin() {
    column = 0;
  }

  @Override
  void text(byte[] utf8, int offset, int length) {
    present();
    out.putInt(length);
    out.put(utf8, offset, length);
  }

  @Override
  void number(int value) {
    present();
    out.putInt(value);
  }

  @Override
  void flag(boolean value) {
    present();
    out.put(value ? 1 : 0);
  }

  @Override
  void time(long nanos, int digits) {
    present();
    out.putLong(nanos);
  }

  @Override
  void absent() {
    if (!COLUMNS[column++].isOptional()) {
      throw new IllegalStateException("a cell of " + COLUMNS[column - 1] + " is missing");
    }
    out.put(0);
  }

  @Override
  void end() {
    // the reader counts cells
  }

  private void present() {
    if (COLUMNS[column++].isOptional()) {
      out.put(1);
    }
  }
}
