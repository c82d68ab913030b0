package io.toptail.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a compressed file, through a large buffer, with their offset. Remembers an error of
 * the file, which is to be told from one of the compression. Owns the stream.
 */
final class SourceBytes extends InputStream {
  private static final int BUFFER = 256 << 10;

  /** A small file needs no more. */
  private static final int FIRST_BUFFER = 4 << 10;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int at;
  private int end;
  private long before;
  private boolean ended;
  private IOException failure;

  SourceBytes(InputStream in) {
    this.in = in;
  }

  /** Offset in the file of the next byte. */
  long offset() {
    return before + at;
  }

  /** Whether a byte was asked for behind the last one. */
  boolean ended() {
    return ended;
  }

  /** The error of the file that was thrown; null if there was none. */
  IOException failure() {
    return failure;
  }

  /** Whether there is a next byte. */
  boolean hasNext() throws IOException {
    return at < end || load();
  }

  /** The next byte, 0 to 255. */
  int next() throws IOException {
    if (at == end && !load()) {
      throw new EOFException();
    }
    return buffer[at++] & 0xFF;
  }

  /** The next four bytes as an unsigned number, the least significant one first. */
  long next32() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  /**
   * Passes over bytes.
   *
   * @throws EOFException if there are fewer
   */
  void pass(long count) throws IOException {
    for (long left = count; left > 0; ) {
      if (at == end && !load()) {
        throw new EOFException();
      }
      int step = (int) Math.min(left, end - at);
      at += step;
      left -= step;
    }
  }

  @Override
  public int read() throws IOException {
    return hasNext() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasNext()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean load() throws IOException {
    if (before + end >= FIRST_BUFFER && buffer.length < BUFFER) {
      buffer = new byte[BUFFER];
    }
    before += end;
    at = 0;
    end = 0;
    try {
      int count = in.read(buffer, 0, buffer.length);
      ended = count <= 0;
      end = Math.max(0, count);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    return !ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
