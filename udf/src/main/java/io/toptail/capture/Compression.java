package io.toptail.capture;

import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed, told by its first bytes. */
enum Compression {
  /** RFC 1952, any number of members. */
  GZIP("gzip"),

  /** The .xz file format, any number of streams, with padding. */
  XZ("xz"),

  /** Any number of streams. */
  BZIP2("bzip2"),

  /** RFC 8878, any number of frames. */
  ZSTD("zstd"),

  /** The LZ4 frame format, and the legacy one, any number of frames. */
  LZ4("lz4");

  /** For the dictionary of xz, in KiB: 64 MiB with {@code xz -9}, twice that at most. */
  private static final int XZ_MEMORY = 160 << 10;

  private static final int ZSTD_FRAME = 0xFD2FB528;
  private static final int SKIPPABLE_FRAME = 0x184D2A50;

  private final String displayName;

  Compression(String displayName) {
    this.displayName = displayName;
  }

  /** The compression of a file that begins with these bytes; null if it has none that is known. */
  static Compression of(byte[] head) {
    if (head.length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B) {
      return GZIP;
    }
    if (head.length < 4) {
      return null;
    }
    int magic = Octets.int32(head, 0, false);
    if (magic == ZSTD_FRAME) {
      return ZSTD;
    }
    if (Lz4Frames.isMagic(magic)) {
      return LZ4;
    }
    if (isSkippable(magic)) {
      return behindSkippable(head);
    }
    if (head.length >= 6 && magic == 0x587A37FD && Octets.uint16(head, 4, false) == 0x005A) {
      return XZ;
    }
    return isBzip2(head) ? BZIP2 : null;
  }

  /** Whether a frame is one that both Zstandard and LZ4 pass over. */
  static boolean isSkippable(int magic) {
    return (magic & 0xFFFF_FFF0) == SKIPPABLE_FRAME;
  }

  /** A frame to skip says nothing of those behind it; Zstandard if they are too far to be seen. */
  private static Compression behindSkippable(byte[] head) {
    long at = 0;
    while (at + 8 <= head.length && isSkippable(Octets.int32(head, (int) at, false))) {
      at += 8 + Octets.uint32(head, (int) at + 4, false);
    }
    boolean seen = at + 4 <= head.length;
    return seen && Lz4Frames.isMagic(Octets.int32(head, (int) at, false)) ? LZ4 : ZSTD;
  }

  /** The size of its blocks, then the number π of a block, or the root of π of an empty file. */
  private static boolean isBzip2(byte[] head) {
    if (head[0] != 'B' || head[1] != 'Z' || head[2] != 'h' || head[3] < '1' || head[3] > '9') {
      return false;
    }
    return head.length < 10
        || Octets.uint32(head, 4, true) == 0x31415926L
        || Octets.uint32(head, 4, true) == 0x17724538L;
  }

  /** The compression's name as people write it, which is also that of its program. */
  String displayName() {
    return displayName;
  }

  /**
   * The content of a file.
   *
   * @param in at the beginning of the file; closed with the content
   */
  Decompressed open(InputStream in) {
    return switch (this) {
      case GZIP -> new GzipMembers(in);
      case XZ -> library(in, compressed -> new XZInputStream(compressed, XZ_MEMORY));
      case BZIP2 -> library(in, compressed -> new BZip2CompressorInputStream(compressed, true));
      case ZSTD -> {
        SourceBytes source = new SourceBytes(in);
        yield new LibraryDecompressed(displayName, source, unused -> new ZstdContent(source));
      }
      case LZ4 -> new Lz4Frames(new SourceBytes(in));
    };
  }

  private Decompressed library(InputStream in, LibraryDecompressed.Opener opener) {
    return new LibraryDecompressed(displayName, new SourceBytes(in), opener);
  }
}
