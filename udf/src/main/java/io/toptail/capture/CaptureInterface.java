package io.toptail.capture;

/**
 * What an Interface Description Block says about its packets (draft-ietf-opsawg-pcapng §4.2).
 *
 * <pre>
 *  0 block type 1    8 link type     12 snaplen, 0 for none
 *  4 total length   10 reserved      16 options: code, length, value padded to 32 bits
 * </pre>
 *
 * @param linkType LINKTYPE_ number
 * @param snaplen most bytes of a packet that were kept, unsigned; 0 for all
 * @param unit of the timestamps
 * @param damaged whether an option has an impossible length; it and those after it are not known
 */
record CaptureInterface(int linkType, int snaplen, TimestampUnit unit, boolean damaged) {
  /** Total length of the shortest block. */
  static final int MIN_BLOCK = 20;

  private static final int OPTIONS = 16;
  private static final int TAIL = 4;
  private static final int END_OF_OPTIONS = 0;
  private static final int IF_TSRESOL = 9;
  private static final int IF_TSOFFSET = 14;

  /** Reads a whole block of at least {@link #MIN_BLOCK} bytes. */
  static CaptureInterface of(byte[] bytes, int block, int length, boolean bigEndian) {
    int resolution = 6;
    long offset = 0;
    boolean damaged = false;
    int end = block + length - TAIL;
    for (int at = block + OPTIONS; at + 4 <= end && !damaged; ) {
      int code = Octets.uint16(bytes, at, bigEndian);
      int size = Octets.uint16(bytes, at + 2, bigEndian);
      int value = at + 4;
      if (code == END_OF_OPTIONS) {
        break;
      }
      damaged = size > end - value;
      if (!damaged && code == IF_TSRESOL && size >= 1) {
        resolution = bytes[value] & 0xFF;
      } else if (!damaged && code == IF_TSOFFSET && size >= 8) {
        offset = Octets.int64(bytes, value, bigEndian);
      }
      at = value + (size + 3 & ~3);
    }
    return new CaptureInterface(
        Octets.uint16(bytes, block + 8, bigEndian),
        Octets.int32(bytes, block + 12, bigEndian),
        resolution == 6 && offset == 0
            ? TimestampUnit.MICROSECONDS
            : new TimestampUnit(resolution, offset),
        damaged);
  }

  /** Captured length of a Simple Packet Block, which does not say it itself; unsigned. */
  int capturedOf(int originalLength) {
    return snaplen != 0 && Integer.compareUnsigned(snaplen, originalLength) < 0
        ? snaplen
        : originalLength;
  }
}
