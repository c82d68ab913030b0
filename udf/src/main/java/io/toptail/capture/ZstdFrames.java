package io.toptail.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The frames of a Zstandard file (RFC 8878), one at a time and as the library can read them:
 * without those to be skipped, without checksums, without windows larger than the library knows.
 *
 * <pre>
 * frame                          frame header                     block header, 24 bits
 *   0 magic                        0 descriptor                     0 whether it is the last
 *   4 frame header                 1 window, unless single segment  1 type: raw, RLE, compressed
 *     blocks                         dictionary, content size       3 size
 *     checksum, if it has one
 * </pre>
 *
 * <p>A frame may claim a window of gigabytes. The library's is 8 MiB, and a larger one is cut down
 * to that: content that is smaller, or does not refer back so far, can be read all the same. Where
 * it does refer back so far, the library finds it corrupt.
 *
 * <p>The library keeps the last window of content to itself until the frame ends. A frame that is
 * cut is therefore ended behind its last whole block; where a block is corrupt within, up to a
 * window before it is lost.
 */
final class ZstdFrames extends InputStream {
  private static final int FRAME = 0xFD2FB528;
  private static final long MAX_WINDOW = 8 << 20;
  private static final int WINDOW_OF_8_MIB = 13 << 3;
  private static final int SINGLE_SEGMENT = 0x20;
  private static final int CHECKSUM = 0x04;
  private static final int RLE = 1;
  private static final int RESERVED = 3;
  private static final int BLOCK_HEADER = 3;
  private static final int MAX_BLOCK = 128 << 10;

  private final SourceBytes source;

  /** What is given out next: a frame header, or a whole block. Grows with what is there. */
  private byte[] unit = new byte[2 << 10];

  private int unitAt;
  private int unitEnd;
  private boolean inFrame;
  private boolean hasChecksum;
  private long checksum;
  private boolean largeWindow;
  private IOException failure;

  ZstdFrames(SourceBytes source) {
    this.source = source;
  }

  /** Why the last frame ended before its end; null if it did not. */
  IOException failure() {
    return failure;
  }

  /** Whether the frame's window was cut down. */
  boolean largeWindow() {
    return largeWindow;
  }

  /** Whether the frame says what the checksum of its content is. */
  boolean hasChecksum() {
    return hasChecksum;
  }

  /** The checksum of the content, 32 bits, known at the end of the frame. */
  long checksum() {
    return checksum;
  }

  /** Moves to the next frame; false at the end of the file. */
  boolean nextFrame() throws IOException {
    unitAt = 0;
    unitEnd = 0;
    while (source.hasNext()) {
      int magic = (int) source.next32();
      if (magic == FRAME) {
        put(magic, 4);
        frameHeader();
        return true;
      }
      if (!Compression.isSkippable(magic)) {
        throw new IOException("a frame is followed by bytes that are not Zstandard");
      }
      source.pass(source.next32());
    }
    return false;
  }

  private void frameHeader() throws IOException {
    int descriptor = source.next();
    boolean single = (descriptor & SINGLE_SEGMENT) != 0;
    int window = single ? 0 : source.next();
    int idLength = (1 << (descriptor & 3)) >> 1;
    long id = number(idLength);
    int sizeFlag = descriptor >> 6;
    int sizeLength = sizeFlag == 0 ? (single ? 1 : 0) : 1 << sizeFlag;
    long size = number(sizeLength);
    largeWindow = single ? size < 0 || size > MAX_WINDOW : windowSize(window) > MAX_WINDOW;
    put(descriptor & ~(largeWindow ? SINGLE_SEGMENT | CHECKSUM : CHECKSUM), 1);
    if (largeWindow || !single) {
      put(largeWindow ? WINDOW_OF_8_MIB : window, 1);
    }
    put(id, idLength);
    put(size, sizeLength);
    hasChecksum = (descriptor & CHECKSUM) != 0;
    inFrame = true;
  }

  /** RFC 8878 §3.1.1.1.2: a power of two, and eighths of it. */
  private static long windowSize(int window) {
    long base = 1L << 10 + (window >> 3);
    return base + base / 8 * (window & 7);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Reads of the current frame; at damage the frame ends. */
  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (unitAt == unitEnd && !inFrame) {
      return -1;
    }
    if (unitAt == unitEnd) {
      nextBlock();
    }
    int count = Math.min(length, unitEnd - unitAt);
    System.arraycopy(unit, unitAt, bytes, offset, count);
    unitAt += count;
    return count;
  }

  private void nextBlock() {
    unitAt = 0;
    unitEnd = 0;
    try {
      block();
    } catch (IOException e) {
      failure = e;
      inFrame = false;
      unitEnd = 0;
      put(1, BLOCK_HEADER); // the last block, raw and empty
    }
  }

  private void block() throws IOException {
    int header = source.next() | source.next() << 8 | source.next() << 16;
    int type = header >> 1 & 3;
    int size = header >> 3;
    if (type == RESERVED || size > MAX_BLOCK) {
      throw new IOException("a block has an impossible header");
    }
    put(header, BLOCK_HEADER);
    for (int left = type == RLE ? 1 : size; left > 0; ) {
      if (unitEnd == unit.length) {
        unit = Arrays.copyOf(unit, Math.min(2 * unitEnd, BLOCK_HEADER + MAX_BLOCK));
      }
      int count = source.read(unit, unitEnd, Math.min(left, unit.length - unitEnd));
      if (count < 0) {
        throw new EOFException();
      }
      unitEnd += count;
      left -= count;
    }
    if ((header & 1) != 0) {
      checksum = hasChecksum ? source.next32() : 0;
      inFrame = false;
    }
  }

  /** A number of so many bytes, the least significant one first. */
  private long number(int length) throws IOException {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) source.next() << 8 * i;
    }
    return value;
  }

  private void put(long value, int length) {
    for (int i = 0; i < length; i++) {
      unit[unitEnd++] = (byte) (value >>> 8 * i);
    }
  }
}
