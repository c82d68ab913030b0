package io.toptail.capture;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.codec.digest.XXHash32;

/**
 * The content of an LZ4 file: all of its frames, one after another, up to the end of the file or to
 * damage. Frames to be skipped are.
 *
 * <pre>
 * frame                        block                          legacy frame (lz4 -l)
 *   0 magic                      0 length; highest bit: raw     0 magic
 *   4 flags                      4 data                           blocks of 8 MiB without checksum,
 *   5 largest block                checksum, if flagged            up to the end or another magic
 *     content size, dictionary
 *     header checksum          after the last block: length 0, checksum of the content if flagged
 * </pre>
 *
 * <p>Commons Compress moves octet by octet and is a tenth as fast as a capture is decoded.
 */
final class Lz4Frames extends Decompressed {
  private static final int FRAME = 0x184D2204;
  private static final int LEGACY_FRAME = 0x184C2102;
  private static final int LEGACY_BLOCK = 8 << 20;
  private static final int WINDOW = 64 << 10;
  private static final int RAW = 0x8000_0000;

  private static final int VERSION = 0xC0;
  private static final int VERSION_1 = 0x40;
  private static final int INDEPENDENT = 0x20;
  private static final int BLOCK_CHECKSUM = 0x10;
  private static final int CONTENT_SIZE = 0x08;
  private static final int CONTENT_CHECKSUM = 0x04;
  private static final int DICTIONARY = 0x01;

  private final SourceBytes source;
  private final Lz4Block block = new Lz4Block();
  private final XXHash32 contentHash = new XXHash32();
  private byte[] compressed = {};

  /** Content: up to 64 KiB of what was given out, then what was not. */
  private byte[] content = {};

  private int contentAt;
  private int contentEnd;
  private long frames;
  private boolean inFrame;
  private boolean legacy;
  private int flags;
  private int maxBlock;
  private boolean ended;
  private String damage;

  Lz4Frames(SourceBytes source) {
    this.source = source;
  }

  /** Whether a frame of LZ4 begins so, those to be skipped aside. */
  static boolean isMagic(int magic) {
    return magic == FRAME || magic == LEGACY_FRAME;
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
    while (contentAt == contentEnd && !ended) {
      try {
        next();
      } catch (EOFException e) {
        fail("is cut short");
      }
    }
    if (contentAt == contentEnd) {
      return -1;
    }
    int count = Math.min(length, contentEnd - contentAt);
    System.arraycopy(content, contentAt, bytes, offset, count);
    contentAt += count;
    return count;
  }

  /** Reads a frame header, or a block and what ends it. */
  private void next() throws IOException {
    if (inFrame && legacy) {
      legacyBlock();
    } else if (inFrame) {
      int size = (int) source.next32();
      if (size == 0) {
        endFrame();
      } else {
        block(size & ~RAW, (size & RAW) != 0);
      }
    } else if (source.hasNext()) {
      frame((int) source.next32());
    } else {
      ended = true;
    }
  }

  private void frame(int magic) throws IOException {
    if (Compression.isSkippable(magic)) {
      source.pass(source.next32());
      return;
    }
    if (!isMagic(magic)) {
      fail("is followed by bytes that are not LZ4");
      return;
    }
    frames++;
    legacy = magic == LEGACY_FRAME;
    inFrame = true;
    contentAt = 0;
    contentEnd = 0;
    contentHash.reset();
    if (legacy) {
      flags = INDEPENDENT;
      maxBlock = LEGACY_BLOCK;
    } else {
      frameHeader();
    }
  }

  private void frameHeader() throws IOException {
    byte[] header = new byte[14];
    int length = 2;
    header[0] = (byte) source.next();
    header[1] = (byte) source.next();
    flags = header[0];
    int optional = (flags & CONTENT_SIZE) + ((flags & DICTIONARY) != 0 ? 4 : 0);
    for (int i = 0; i < optional; i++) {
      header[length++] = (byte) source.next();
    }
    XXHash32 hash = new XXHash32();
    hash.update(header, 0, length);
    int code = header[1] >> 4 & 7;
    maxBlock = 1 << 8 + 2 * code;
    if ((flags & VERSION) != VERSION_1 || code < 4) {
      fail("has an unknown header");
    } else if ((hash.getValue() >> 8 & 0xFF) != source.next()) {
      fail("has a wrong checksum of its header");
    } else if ((flags & DICTIONARY) != 0) {
      fail("needs a dictionary");
    }
  }

  /** A length that is a magic number ends the frame; as a length it would be far too large. */
  private void legacyBlock() throws IOException {
    if (!source.hasNext()) {
      inFrame = false;
      return;
    }
    int size = (int) source.next32();
    if (isMagic(size) || Compression.isSkippable(size)) {
      inFrame = false;
      frame(size);
    } else {
      block(size, false);
    }
  }

  private void block(int size, boolean raw) throws IOException {
    // Data that cannot be compressed grows by one octet in 255.
    if (size < 0 || size > maxBlock + (raw ? 0 : maxBlock / 255 + 16)) {
      fail("has a block of " + Integer.toUnsignedString(size) + " bytes");
      return;
    }
    int read = readBlock(size);
    boolean cut = read < size;
    if (!cut && (flags & BLOCK_CHECKSUM) != 0 && source.next32() != hash(compressed, size)) {
      fail("has a block with a wrong checksum");
      return;
    }
    // An octet of a length stands for 255 of content.
    int room = (int) Math.min(maxBlock, 256L * read);
    int start = makeRoom(room);
    if (raw) {
      System.arraycopy(compressed, 0, content, start, read);
      contentEnd = start + read;
    } else {
      boolean whole = block.decode(compressed, read, content, start, start + room);
      contentEnd = block.filled();
      if (!whole && !cut) {
        fail("has a damaged block");
      }
    }
    contentAt = start;
    if (cut) {
      fail("is cut short");
    } else if ((flags & CONTENT_CHECKSUM) != 0) {
      contentHash.update(content, start, contentEnd - start);
    }
  }

  private int readBlock(int size) throws IOException {
    int done = 0;
    while (done < size) {
      if (done == compressed.length) {
        // Grows with what is there, not with what is claimed.
        compressed = Arrays.copyOf(compressed, Math.min(size, Math.max(WINDOW, 2 * done)));
      }
      int count = source.read(compressed, done, Math.min(size, compressed.length) - done);
      if (count < 0) {
        break;
      }
      done += count;
    }
    return done;
  }

  /** Moves what later blocks may refer to to the front; returns where the next block begins. */
  private int makeRoom(int room) {
    int kept = (flags & INDEPENDENT) != 0 ? 0 : Math.min(contentEnd, WINDOW);
    byte[] to = content.length < kept + room ? new byte[kept + room] : content;
    System.arraycopy(content, contentEnd - kept, to, 0, kept);
    content = to;
    return kept;
  }

  private void endFrame() throws IOException {
    inFrame = false;
    if ((flags & CONTENT_CHECKSUM) != 0 && source.next32() != contentHash.getValue()) {
      fail("has a wrong checksum, so that some of the content before is wrong");
    }
  }

  private static long hash(byte[] bytes, int length) {
    XXHash32 hash = new XXHash32();
    hash.update(bytes, 0, length);
    return hash.getValue();
  }

  private void fail(String what) {
    ended = true;
    damage = "lz4 frame " + frames + " " + what + ", near compressed offset " + source.offset();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
