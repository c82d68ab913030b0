package io.toptail.capture;

/**
 * What an Interface Statistics Block says about lost packets (draft-ietf-opsawg-pcapng §4.6).
 *
 * <pre>
 *  0 block type 5    8 interface     20 options: code, length, value padded to 32 bits
 *  4 total length   12 time
 * </pre>
 */
final class InterfaceStatistics {
  /** Total length of the shortest block. */
  static final int MIN_BLOCK = 24;

  private static final int OPTIONS = 20;
  private static final int TAIL = 4;
  private static final int END_OF_OPTIONS = 0;
  private static final int DROPPED_BY_INTERFACE = 5;
  private static final int DROPPED_BY_SYSTEM = 7;

  private InterfaceStatistics() {}

  /** Packets lost by the interface and by the operating system; 0 where the block says nothing. */
  static long drops(byte[] bytes, int block, int length, boolean bigEndian) {
    long drops = 0;
    int end = block + length - TAIL;
    for (int at = block + OPTIONS; at + 4 <= end; ) {
      int code = Octets.uint16(bytes, at, bigEndian);
      int size = Octets.uint16(bytes, at + 2, bigEndian);
      if (code == END_OF_OPTIONS || size > end - at - 4) {
        break;
      }
      boolean counts = code == DROPPED_BY_INTERFACE || code == DROPPED_BY_SYSTEM;
      if (counts && size == 8) {
        // All ones, or any number so large, means that it is not known.
        drops += Math.max(0, Octets.int64(bytes, at + 4, bigEndian));
      }
      at += 4 + (size + 3 & ~3);
    }
    return Math.max(0, drops);
  }
}
