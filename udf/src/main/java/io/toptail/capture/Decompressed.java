package io.toptail.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * The content of a compressed file, up to the end of the file or to damage. Damage ends the content
 * as the end of the file does, and is then told by {@link #damage}; only an error of the file
 * itself is thrown.
 */
abstract class Decompressed extends InputStream {
  /** Why the content ended before the file did; null if it did not. */
  abstract String damage();

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Reads at least one byte, unless the length is 0; -1 at the end. */
  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
