package io.toptail.capture;

/**
 * The records of a classic pcap file (draft-ietf-opsawg-pcap).
 *
 * <pre>
 * file header, 24 bytes                      record header, 16 bytes (24 with Kuznetzov's patch)
 *   0 magic: byte order, unit of fraction      0 seconds, unsigned
 *   4 major version 2, 6 minor version         4 fraction of a second, in µs or ns
 *  16 snaplen                                  8 captured length
 *  20 link type: the lower 16 bits            12 original length
 * </pre>
 *
 * <p>Until version 2.2 the two lengths stood in the other order; in 2.3 either order occurs, and
 * the captured length is the smaller one (libpcap, {@code sf-pcap.c}).
 */
final class PcapRecords implements RecordFinder {
  /** Bytes of the file header. */
  static final int FILE_HEADER = 24;

  private static final int MICROS = 0xA1B2C3D4;
  private static final int NANOS = 0xA1B23C4D;
  private static final int PATCHED = 0xA1B2CD34;
  private static final int MINOR_VERSION_OF_EITHER_ORDER = 3;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final boolean bigEndian;
  private final int recordHeader;
  private final int nanosPerUnit;
  private final int linkType;
  private final int minorVersion;
  private String broken;
  private int needed;

  private PcapRecords(int magic, boolean bigEndian, byte[] header) {
    this.bigEndian = bigEndian;
    this.recordHeader = magic == PATCHED ? 24 : 16;
    this.nanosPerUnit = magic == NANOS ? 1 : 1000;
    this.minorVersion = Octets.uint16(header, 6, bigEndian);
    this.linkType = Octets.int32(header, 20, bigEndian) & 0xFFFF;
  }

  /** Whether a capture that begins with these bytes is a classic pcap file. */
  static boolean recognises(byte[] head) {
    return head.length >= 4 && (isMagic(head, false) || isMagic(head, true));
  }

  /**
   * Reads the file header.
   *
   * @param head bytes that {@link #recognises}
   */
  static PcapRecords of(byte[] head, String path) throws UnknownCaptureException {
    if (head.length < FILE_HEADER) {
      throw new UnknownCaptureException(
          path,
          "is a pcap file cut within its header, at byte " + head.length + " of " + FILE_HEADER,
          "Nothing was captured, or the copy is incomplete: copy it again");
    }
    boolean bigEndian = isMagic(head, true);
    int major = Octets.uint16(head, 4, bigEndian);
    if (major != 2) {
      throw new UnknownCaptureException(
          path,
          "is a pcap file of version " + major + "." + Octets.uint16(head, 6, bigEndian),
          "Only version 2 is known: convert it with a tool that reads it");
    }
    return new PcapRecords(Octets.int32(head, 0, bigEndian), bigEndian, head);
  }

  private static boolean isMagic(byte[] head, boolean bigEndian) {
    int magic = Octets.int32(head, 0, bigEndian);
    return magic == MICROS || magic == NANOS || magic == PATCHED;
  }

  @Override
  public int find(PacketBatch batch) {
    byte[] bytes = batch.bytes();
    int end = batch.filled();
    int header = recordHeader;
    boolean big = bigEndian;
    boolean sorted = minorVersion > MINOR_VERSION_OF_EITHER_ORDER;
    if (nanosPerUnit == 1) {
      batch.markFinerThanMicros();
    }
    int at = 0;
    needed = header;
    while (end - at >= header) {
      int captured = Octets.int32(bytes, at + 8, big);
      int original = Octets.int32(bytes, at + 12, big);
      if (!sorted && isSwapped(captured, original)) {
        int first = captured;
        captured = original;
        original = first;
      }
      if (captured < 0 || captured > PacketBatch.MAX_PACKET) {
        broken = absurd(captured);
        break;
      }
      if (captured > end - at - header) {
        needed = header + captured;
        break;
      }
      long seconds = Octets.uint32(bytes, at, big);
      long fraction = Octets.uint32(bytes, at + 4, big);
      long time = seconds * NANOS_PER_SECOND + fraction * nanosPerUnit;
      batch.add(at + header, captured, original, time, linkType);
      at += header + captured;
    }
    return at;
  }

  private boolean isSwapped(int first, int second) {
    return minorVersion < MINOR_VERSION_OF_EITHER_ORDER
        || Integer.compareUnsigned(first, second) > 0;
  }

  private static String absurd(int captured) {
    return "record claims "
        + Integer.toUnsignedString(captured)
        + " captured bytes, more than the "
        + PacketBatch.MAX_PACKET
        + " that a packet can have";
  }

  @Override
  public String broken() {
    return broken;
  }

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public boolean needsEarlierRecords() {
    return false;
  }
}
