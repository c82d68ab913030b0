package io.toptail.export;

import java.io.IOException;

/** Writes encoded rows in the order in which they come. */
public interface RowSink {
  /** Writes one row. */
  void row(byte[] rows, int offset, int length) throws IOException;

  /** Writes all rows of a block. */
  default void block(RowBlock block) throws IOException {
    for (int i = 0; i < block.size(); i++) {
      row(block.bytes(), block.start(i), block.end(i) - block.start(i));
    }
  }

  /** Writes what is still held back and what ends the file, and flushes; the last call. */
  void finish() throws IOException;
}
