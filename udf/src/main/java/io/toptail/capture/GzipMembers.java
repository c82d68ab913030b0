package io.toptail.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952): all of its members, one after another, up to the end of
 * the stream or to damage. Zero bytes between and after members are padding.
 *
 * <p>The JDK's {@code GZIPInputStream} throws at damage, and asks {@code available()} whether
 * another member follows, which streams may answer with 0 at any time.
 */
final class GzipMembers extends Decompressed {
  private static final int BUFFER = 256 << 10;

  /** A small file needs no more. */
  private static final int FIRST_BUFFER = 4 << 10;

  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private byte[] input = new byte[FIRST_BUFFER];
  private int at;
  private int end;
  private long consumed;
  private long members;
  private boolean inMember;
  private boolean ended;
  private String damage;

  /**
   * @param in where a gzip file begins; closed with this stream
   */
  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  String damage() {
    return damage;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      try {
        int count = inMember || nextMember() ? inflate(bytes, offset, length) : 0;
        if (count > 0) {
          return count;
        }
      } catch (EOFException e) {
        fail("is cut short");
      }
    }
    return -1;
  }

  /** Inflates some bytes, perhaps none, and checks the member when it is at its end. */
  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    long before = inflater.getBytesWritten();
    try {
      inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      fail("is corrupt (" + e.getMessage() + ")");
    }
    int count = (int) (inflater.getBytesWritten() - before);
    checksum.update(bytes, offset, count);
    if (ended) {
      return count; // corrupt; that the file may end here too is not why
    }
    if (inflater.finished()) {
      endMember();
    } else if (inflater.needsDictionary()) {
      fail("is corrupt (wants a dictionary)");
    } else if (count == 0 && inflater.needsInput()) {
      // Not before: what it took in may still give much, and in a file that is cut it must.
      refill();
      inflater.setInput(input, 0, end);
    }
    return count;
  }

  /** Reads the trailer. Its being cut or wrong does not take back what was inflated. */
  private void endMember() throws IOException {
    at = end - inflater.getRemaining();
    inMember = false;
    try {
      long crc = next32();
      long size = next32();
      if (crc != checksum.getValue()) {
        fail("has a wrong checksum, so that some of the content before is wrong");
      } else if (size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
        fail("has a wrong length, so that some of the content before is missing");
      }
    } catch (EOFException e) {
      fail("is cut short");
    }
  }

  /** Moves to the next member; false at the clean end of the file or at damage. */
  private boolean nextMember() throws IOException {
    int first;
    do {
      if (at == end && !load()) {
        ended = true;
        return false;
      }
      first = next();
    } while (first == 0 && members > 0);
    members++;
    if (first != 0x1F || next() != 0x8B) {
      fail(members == 1 ? "has no gzip header" : "is followed by bytes that are not gzip");
      return false;
    }
    if (next() != DEFLATE) {
      fail("uses an unknown compression method");
      return false;
    }
    skipRestOfHeader();
    inMember = true;
    checksum.reset();
    inflater.reset();
    inflater.setInput(input, at, end - at);
    return true;
  }

  private void skipRestOfHeader() throws IOException {
    int flags = next();
    skipNext(6);
    if ((flags & EXTRA) != 0) {
      skipNext(next() | next() << 8);
    }
    for (int texts = Integer.bitCount(flags & (NAME | COMMENT)); texts > 0; texts--) {
      while (next() != 0) {
        // up to its zero octet
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      skipNext(2);
    }
  }

  private void fail(String what) {
    ended = true;
    damage = "gzip member " + members + " " + what + ", near compressed offset " + (consumed + at);
  }

  private void skipNext(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private long next32() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    if (at == end) {
      refill();
    }
    return input[at++] & 0xFF;
  }

  private void refill() throws IOException {
    if (!load()) {
      throw new EOFException();
    }
  }

  private boolean load() throws IOException {
    if (consumed + end >= FIRST_BUFFER && input.length < BUFFER) {
      input = new byte[BUFFER];
    }
    consumed += end;
    at = 0;
    end = 0;
    int count = in.read(input, 0, input.length);
    end = Math.max(0, count);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
