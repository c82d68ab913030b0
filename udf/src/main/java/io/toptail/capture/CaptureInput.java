package io.toptail.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/**
 * The uncompressed bytes of one input, with their offset. An error of the stream names both. Owns
 * the stream.
 */
final class CaptureInput implements Closeable {
  /** How many of the first bytes can be looked at: enough for a few records. */
  static final int PEEK = 512;

  private static final int SCRATCH = 64 << 10;

  private final String path;
  private final Compression compression;
  private final Decompressed content;
  private final PushbackInputStream in;
  private long position;

  private CaptureInput(InputStream in, Compression compression, Decompressed content, String path) {
    this.in = new PushbackInputStream(in, PEEK);
    this.compression = compression;
    this.content = content;
    this.path = path;
  }

  /** The bytes of a stream as they are. */
  static CaptureInput of(InputStream in, String path) {
    return new CaptureInput(in, null, null, path);
  }

  /** The content of this input, which is compressed so and was not read yet. */
  CaptureInput decompress(Compression compression) {
    return of(compression.open(in), compression, path);
  }

  /** The content of an input that was compressed so. */
  static CaptureInput of(Decompressed content, Compression compression, String path) {
    return new CaptureInput(content, compression, content, path);
  }

  String path() {
    return path;
  }

  /** How the input is compressed; null if it is not. */
  Compression compression() {
    return compression;
  }

  /** Uncompressed offset of the next byte. */
  long position() {
    return position;
  }

  /** Why the input ended before its end, known once it did; null if it did not. */
  String damage() {
    return content == null ? null : content.damage();
  }

  /** The first bytes, at most {@link #PEEK}, fewer if there are no more. Only before reading. */
  byte[] peek() throws IOException {
    byte[] head = new byte[PEEK];
    int length = read(head, 0, PEEK);
    in.unread(head, 0, length);
    position = 0;
    return Arrays.copyOf(head, length);
  }

  /** Reads so many bytes; fewer only at the end of the input. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    try {
      while (done < length) {
        int count = in.read(bytes, offset + done, length - done);
        if (count < 0) {
          break;
        }
        done += count;
      }
    } catch (IOException e) {
      throw failed(position + done, e);
    }
    position += done;
    return done;
  }

  /**
   * Passes over bytes, in a file without reading them.
   *
   * @throws EOFException if the input ends before
   */
  void skip(long count) throws IOException {
    try {
      // A file lets itself be skipped beyond its end; a byte read there tells.
      for (long left = count - 1; content == null && left > 0; ) {
        long skipped = in.skip(left);
        if (skipped <= 0) {
          break;
        }
        left -= skipped;
        position += skipped;
        count -= skipped;
      }
    } catch (IOException e) {
      throw failed(position, e);
    }
    if (pass(count) < count) {
      throw new EOFException();
    }
  }

  /** Reads to the end, and tells how many bytes that were. */
  long drain() throws IOException {
    return pass(Long.MAX_VALUE);
  }

  private long pass(long count) throws IOException {
    byte[] scratch = new byte[(int) Math.min(SCRATCH, count)];
    long done = 0;
    while (done < count) {
      int wanted = (int) Math.min(scratch.length, count - done);
      int read = read(scratch, 0, wanted);
      done += read;
      if (read < wanted) {
        break;
      }
    }
    return done;
  }

  private IOException failed(long offset, IOException cause) {
    String where = content != null ? " (uncompressed)" : "";
    return new IOException(
        path + ": cannot be read at offset " + offset + where + ": " + cause.getMessage(), cause);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
