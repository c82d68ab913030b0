package io.toptail.capture;

/**
 * The records of a Solaris snoop file (RFC 1761), all numbers with the most significant octet
 * first.
 *
 * <pre>
 * file header, 16 bytes        record header, 24 bytes
 *   0 "snoop" and zeros          0 original length            12 packets lost so far
 *   8 version 2                  4 captured length            16 seconds, unsigned
 *  12 datalink type              8 length of the record:      20 microseconds
 *                                  this header, packet, padding
 * </pre>
 */
final class SnoopRecords extends FramedRecords {
  /** Bytes of the file header. */
  static final int FILE_HEADER = 16;

  private static final int RECORD_HEADER = 24;
  private static final long MAGIC = 0x736E_6F6F_7000_0000L;
  private static final int VERSION = 2;
  private static final int MAX_PADDING = 64 << 10;
  private static final int USUAL_PADDING = 64;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final int linkType;

  private SnoopRecords(int linkType) {
    this.linkType = linkType;
  }

  /** Whether a capture that begins with these bytes is a snoop file. */
  static boolean recognises(byte[] head) {
    return head.length >= 8 && Octets.int64(head, 0, true) == MAGIC;
  }

  /**
   * Reads the file header.
   *
   * @param head bytes that {@link #recognises}
   */
  static SnoopRecords of(byte[] head, String path) throws UnknownCaptureException {
    if (head.length < FILE_HEADER) {
      throw new UnknownCaptureException(
          path,
          "is a snoop file cut within its header, at byte " + head.length + " of " + FILE_HEADER,
          "Nothing was captured, or the copy is incomplete: copy it again");
    }
    long version = Octets.uint32(head, 8, true);
    long datalink = Octets.uint32(head, 12, true);
    int linkType = linkType((int) datalink);
    if (version != VERSION || linkType < 0) {
      throw new UnknownCaptureException(
          path,
          "is a snoop file of version " + version + " and datalink type " + datalink,
          "Only version 2 with a known datalink type is read: convert it with editcap");
    }
    return new SnoopRecords(linkType);
  }

  /** LINKTYPE_ number of a datalink type of RFC 1761 or of Solaris' {@code dlpi.h}; or -1. */
  private static int linkType(int datalink) {
    return switch (datalink) {
      case 0, 4, 0x18, 0x19 -> 1; // IEEE 802.3, Ethernet, both, Fast Ethernet
      case 2 -> 6; // Token Ring
      case 8 -> 10; // FDDI
      case 0x1A -> 242; // IP over InfiniBand
      case 0x8000_0001 -> 228; // IPv4
      case 0x8000_0002 -> 229; // IPv6
      case 0x8000_0004 -> 105; // IEEE 802.11
      case 0x8000_0005 -> 226; // Solaris' own header before IP
      default -> -1;
    };
  }

  @Override
  int length(byte[] bytes, int at, int end) {
    if (end - at < RECORD_HEADER) {
      return -RECORD_HEADER;
    }
    int captured = Octets.int32(bytes, at + 4, true);
    long length = Octets.uint32(bytes, at + 8, true);
    long padding = length - RECORD_HEADER - captured;
    boolean possible = captured >= 0 && captured <= PacketBatch.MAX_PACKET;
    return possible && padding >= 0 && padding <= MAX_PADDING ? (int) length : 0;
  }

  @Override
  int lookahead() {
    return RECORD_HEADER;
  }

  @Override
  boolean isPlausible(byte[] bytes, int at) {
    long original = Octets.uint32(bytes, at, true);
    long captured = Octets.uint32(bytes, at + 4, true);
    long padding = Octets.uint32(bytes, at + 8, true) - RECORD_HEADER - captured;
    long micros = Octets.uint32(bytes, at + 20, true);
    return captured > 0
        && original >= captured
        && original <= PacketBatch.MAX_PACKET
        && padding <= USUAL_PADDING
        && micros < MICROS_PER_SECOND;
  }

  /** A packet that was kept whole, and filled up as the format says. */
  @Override
  int weight(byte[] bytes, int at) {
    int captured = Octets.int32(bytes, at + 4, true);
    int padding = Octets.int32(bytes, at + 8, true) - RECORD_HEADER - captured;
    return captured == Octets.int32(bytes, at, true) && padding == (-captured & 3) ? 3 : 2;
  }

  @Override
  void take(PacketBatch batch, int at, int length) {
    byte[] bytes = batch.bytes();
    int original = Octets.int32(bytes, at, true);
    int captured = Octets.int32(bytes, at + 4, true);
    long drops = Octets.uint32(bytes, at + 12, true);
    long seconds = Octets.uint32(bytes, at + 16, true);
    long micros = Octets.uint32(bytes, at + 20, true);
    long time = seconds * NANOS_PER_SECOND + micros * 1000;
    batch.add(at + RECORD_HEADER, captured, original, time, linkType);
    if (drops > 0) {
      batch.addDrops(0, 0, drops);
    }
  }

  @Override
  String whyBroken(byte[] bytes, int at) {
    return "record of "
        + Octets.uint32(bytes, at + 8, true)
        + " bytes claims "
        + Octets.uint32(bytes, at + 4, true)
        + " captured bytes";
  }

  @Override
  public String state() {
    return "link type " + linkType;
  }
}
