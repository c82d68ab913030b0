package io.toptail.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Rows that are text already. A block goes out at once, so that a reader need not wait. */
final class TextRows implements RowSink {
  private static final int BUFFER = 1 << 16;

  private final BufferedOutputStream out;

  TextRows(OutputStream out, byte[] header) throws IOException {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.out.write(header);
  }

  @Override
  public void row(byte[] rows, int offset, int length) throws IOException {
    out.write(rows, offset, length);
  }

  @Override
  public void block(RowBlock block) throws IOException {
    out.write(block.bytes());
    out.flush();
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
