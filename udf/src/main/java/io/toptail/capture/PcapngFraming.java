package io.toptail.capture;

/**
 * The frame of a pcapng block: its type, its length at both ends, and whether blocks begin at a
 * place of which nothing is known. All but section headers have the byte order of their section.
 */
final class PcapngFraming {
  static final int SECTION_HEADER = 0x0A0D0D0A;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;

  /** Bytes of the shortest block. */
  static final int MIN_BLOCK = 12;

  /** Room for the longest packet with its options. */
  static final int MAX_BLOCK = PacketBatch.MAX_PACKET + (64 << 10);

  /** No more bytes than these are ever needed to judge a chain. */
  static final int LOOKAHEAD = 3 * (192 << 10);

  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int LAST_STANDARD_TYPE = 15;
  private static final int CUSTOM = 0x0BAD;
  private static final int CUSTOM_NOT_COPIED = 0x40000BAD;
  private static final int MAX_CHAINED = 192 << 10;
  private static final int ENOUGH = 2;

  private PcapngFraming() {}

  /** Whether a section header begins there; reads four bytes. */
  static boolean isSection(byte[] bytes, int at) {
    return Octets.int32(bytes, at, false) == SECTION_HEADER;
  }

  /** Whether a section header at this place says what byte order it has. */
  static boolean hasByteOrder(byte[] bytes, int at) {
    return isByteOrder(bytes, at + 8, true) || isByteOrder(bytes, at + 8, false);
  }

  /** Byte order of a block; a section header brings its own. */
  static boolean bigEndian(byte[] bytes, int at, boolean ofSection) {
    return isSection(bytes, at) ? isByteOrder(bytes, at + 8, true) : ofSection;
  }

  private static boolean isByteOrder(byte[] bytes, int at, boolean bigEndian) {
    return Octets.int32(bytes, at, bigEndian) == BYTE_ORDER_MAGIC;
  }

  /** Whether a block can have this length. */
  static boolean isLength(int length) {
    return length >= MIN_BLOCK && (length & 3) == 0 && length <= MAX_BLOCK;
  }

  /**
   * Whether a chain of blocks begins: two whole ones of usual types, or one at the end of the
   * capture. A block with the same length at both ends is seldom an accident.
   *
   * @param bigEndian of the section
   * @param end of the bytes
   * @param last whether the capture ends there
   * @return as {@link PcapChain#begins}
   */
  static int begins(byte[] bytes, int first, int end, boolean bigEndian, boolean last) {
    boolean big = bigEndian;
    int at = first;
    for (int blocks = 0; blocks < ENOUGH; blocks++) {
      if (end - at < MIN_BLOCK) {
        return last ? atEnd(blocks) : at - first + MIN_BLOCK;
      }
      big = bigEndian(bytes, at, big);
      int length = Octets.int32(bytes, at + 4, big);
      if (!isUsual(bytes, at, big) || !isLength(length) || length > MAX_CHAINED) {
        return PcapChain.NO;
      }
      if (length > end - at) {
        return last ? atEnd(blocks) : at - first + length;
      }
      if (Octets.int32(bytes, at + length - 4, big) != length) {
        return PcapChain.NO;
      }
      at += length;
    }
    return PcapChain.YES;
  }

  private static int atEnd(int blocks) {
    return blocks > 0 ? PcapChain.YES : PcapChain.NO;
  }

  private static boolean isUsual(byte[] bytes, int at, boolean big) {
    int type = Octets.int32(bytes, at, big);
    return type > 0 && type <= LAST_STANDARD_TYPE
        || type < 0 // local use
        || type == CUSTOM
        || type == CUSTOM_NOT_COPIED
        || type == SECTION_HEADER && hasByteOrder(bytes, at);
  }
}
