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
final class SnoopRecords implements RecordFinder {
  /** Bytes of the file header. */
  static final int FILE_HEADER = 16;

  private static final int RECORD_HEADER = 24;
  private static final long MAGIC = 0x736E_6F6F_7000_0000L;
  private static final int VERSION = 2;
  private static final int MAX_PADDING = 64;
  private static final int ENOUGH = 2;
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final int linkType;
  private String broken;
  private int needed;
  private boolean found;

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
  public void assume(byte[] head, int length) {
    // Nothing but the file header applies to all records.
  }

  /** Such captures are read whole, so that there is no border to look out for. */
  @Override
  public int take(PacketBatch batch, int from, int stop, int border, boolean last) {
    byte[] bytes = batch.bytes();
    int end = batch.filled();
    long drops = 0;
    int at = from;
    broken = null;
    needed = 0;
    while (at < stop && (at < end || !last)) {
      int length = judge(bytes, at, end, last);
      if (length == 0) {
        break;
      }
      int captured = Octets.int32(bytes, at + 4, true);
      int original = Octets.int32(bytes, at, true);
      batch.add(at + RECORD_HEADER, captured, original, nanos(bytes, at), linkType);
      drops = Math.max(drops, Octets.uint32(bytes, at + 12, true));
      at += length;
    }
    if (drops > 0) {
      batch.addDrops(0, 0, drops);
    }
    return at;
  }

  /** Bytes of the record, or 0 if it is broken or not whole. */
  private int judge(byte[] bytes, int at, int end, boolean last) {
    if (end - at < RECORD_HEADER) {
      broken = last ? CUT : null;
      needed = last ? 0 : RECORD_HEADER;
      return 0;
    }
    int captured = Octets.int32(bytes, at + 4, true);
    long length = Octets.uint32(bytes, at + 8, true);
    if (captured < 0 || captured > PacketBatch.MAX_PACKET || !isPadded(captured, length)) {
      broken = "record of " + length + " bytes claims " + Integer.toUnsignedString(captured);
      return 0;
    }
    if (length <= end - at) {
      return (int) length;
    }
    if (last) {
      search(bytes, at + 1, end, end, true);
      broken = found ? "record claims " + length + " bytes and hides others" : CUT;
    } else {
      needed = (int) length;
    }
    return 0;
  }

  private static boolean isPadded(int captured, long length) {
    long padding = length - RECORD_HEADER - captured;
    return padding >= 0 && padding <= MAX_PADDING;
  }

  private static long nanos(byte[] bytes, int at) {
    long seconds = Octets.uint32(bytes, at + 16, true);
    return seconds * NANOS_PER_SECOND + Octets.uint32(bytes, at + 20, true) * 1000;
  }

  @Override
  public int search(byte[] bytes, int from, int stop, int end, boolean last) {
    int at = from;
    int most = Math.min(stop, end);
    int verdict = PcapChain.NO;
    while (at < most && verdict == PcapChain.NO) {
      verdict = begins(bytes, at, end, last);
      at += verdict == PcapChain.NO ? 1 : 0;
    }
    found = verdict == PcapChain.YES;
    needed = Math.max(0, verdict);
    if (at >= end && at < stop && !last) {
      needed = RECORD_HEADER;
    }
    return at;
  }

  /** Whether two records begin, or one at the end; each has two lengths that must agree. */
  private static int begins(byte[] bytes, int first, int end, boolean last) {
    int at = first;
    for (int records = 0; records < ENOUGH; records++) {
      if (end - at < RECORD_HEADER) {
        return last ? atEnd(records) : at - first + RECORD_HEADER;
      }
      if (!isPlausible(bytes, at)) {
        return PcapChain.NO;
      }
      int length = Octets.int32(bytes, at + 8, true);
      if (length > end - at) {
        return last ? atEnd(records) : at - first + length;
      }
      at += length;
    }
    return PcapChain.YES;
  }

  private static int atEnd(int records) {
    return records > 0 ? PcapChain.YES : PcapChain.NO;
  }

  private static boolean isPlausible(byte[] bytes, int at) {
    int captured = Octets.int32(bytes, at + 4, true);
    return captured >= 0
        && captured <= PcapChain.MAX_CAPTURED
        && isPadded(captured, Octets.uint32(bytes, at + 8, true))
        && Octets.uint32(bytes, at, true) >= captured
        && Octets.uint32(bytes, at + 16, true) > 0
        && Octets.uint32(bytes, at + 20, true) < MICROS_PER_SECOND;
  }

  @Override
  public boolean found() {
    return found;
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
  public String state() {
    return "link type " + linkType;
  }
}
