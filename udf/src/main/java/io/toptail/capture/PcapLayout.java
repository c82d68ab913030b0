package io.toptail.capture;

/**
 * What the file header of a classic pcap file says about the records behind it, and which of their
 * headers can be believed. Immutable.
 *
 * @param bigEndian byte order of all numbers
 * @param recordHeader bytes of a record's header: 16, 24 with Kuznetzov's patch, 20 by Nokia's
 * @param nanosPerUnit 1 or 1,000: the unit of the fraction of a second
 * @param linkType LINKTYPE_ number
 * @param minorVersion until 2 the lengths of a record are swapped, with 3 perhaps (libpcap, {@code
 *     sf-pcap.c})
 * @param snaplen most bytes of a packet that were kept; what writers put there cannot be relied on
 */
record PcapLayout(
    boolean bigEndian,
    int recordHeader,
    int nanosPerUnit,
    int linkType,
    int minorVersion,
    int snaplen) {
  /** Bytes of the file header that all writers agree on. */
  static final int FILE_HEADER = 24;

  /** Bytes of the longest file header. */
  static final int MAX_FILE_HEADER = 28;

  private static final int MICROS = 0xA1B2C3D4;
  private static final int NANOS = 0xA1B23C4D;
  private static final int PATCHED = 0xA1B2CD34;

  /** Of Ixia's hardware and software; behind the header stands the size of all records. */
  private static final int IXIA_NANOS = 0x1C0001AC;

  private static final int IXIA_MICROS = 0x1C0001AB;
  private static final int NOKIA_RECORD_HEADER = 20;

  /** So many records in a row are no accident. */
  private static final int CONVINCING = 3;

  private static final int MAJOR_VERSION = 2;
  private static final int LAST_MINOR_VERSION = 4;
  private static final int MINOR_VERSION_OF_EITHER_ORDER = 3;
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  /** The longest original length that is believed without further evidence. */
  private static final int MAX_ORIGINAL = PacketBatch.MAX_PACKET;

  /** Two records beside each other that are further apart in time, in seconds, are in doubt. */
  private static final long MAX_GAP = 86_400;

  /** Reads a whole file header that {@link #hasMagic}. */
  static PcapLayout of(byte[] bytes, int at) {
    boolean big = isMagic(bytes, at, true);
    int magic = Octets.int32(bytes, at, big);
    return new PcapLayout(
        big,
        magic == PATCHED ? 24 : 16,
        magic == NANOS || magic == IXIA_NANOS ? 1 : 1000,
        Octets.int32(bytes, at + 20, big) & 0xFFFF,
        Octets.uint16(bytes, at + 6, big),
        Octets.int32(bytes, at + 16, big));
  }

  /**
   * Reads the file header at the beginning of a file, and looks at the first records: Nokia's have
   * four bytes more, and nothing else tells.
   */
  static PcapLayout ofFile(byte[] head) {
    PcapLayout usual = of(head, 0);
    PcapLayout nokia = usual.withRecordHeader(NOKIA_RECORD_HEADER);
    boolean either = usual.recordHeader == 16 && fileHeader(head, 0) == FILE_HEADER;
    return either && !usual.leadsOn(head) && nokia.leadsOn(head) ? nokia : usual;
  }

  private PcapLayout withRecordHeader(int bytes) {
    return new PcapLayout(bigEndian, bytes, nanosPerUnit, linkType, minorVersion, snaplen);
  }

  /** Whether the first records lead from one to the next, and the last to the end of the file. */
  private boolean leadsOn(byte[] head) {
    int at = FILE_HEADER;
    for (int i = 0; i < CONVINCING; i++) {
      if (head.length - at < recordHeader || !isPlausible(head, at)) {
        return i > 1 && head.length == at;
      }
      long next = at + recordHeader + (long) captured(head, at);
      if (next > head.length || !areNear(head, FILE_HEADER, at)) {
        return false;
      }
      at = (int) next;
    }
    return true;
  }

  /** Bytes of the file header that {@link #hasMagic}; reads four. */
  static int fileHeader(byte[] bytes, int at) {
    int magic = Octets.int32(bytes, at, isMagic(bytes, at, true));
    return magic == IXIA_NANOS || magic == IXIA_MICROS ? MAX_FILE_HEADER : FILE_HEADER;
  }

  /** Whether the magic number of a pcap file is there; reads four bytes. */
  static boolean hasMagic(byte[] bytes, int at) {
    return isMagic(bytes, at, false) || isMagic(bytes, at, true);
  }

  /** Whether a file header of a version that is known is there; reads eight bytes. */
  static boolean isFileHeader(byte[] bytes, int at) {
    if (!hasMagic(bytes, at)) {
      return false;
    }
    boolean big = isMagic(bytes, at, true);
    return Octets.uint16(bytes, at + 4, big) == MAJOR_VERSION
        && Octets.uint16(bytes, at + 6, big) <= LAST_MINOR_VERSION;
  }

  private static boolean isMagic(byte[] bytes, int at, boolean bigEndian) {
    int magic = Octets.int32(bytes, at, bigEndian);
    // Asked at every octet of a damaged place; few get beyond the first half.
    int half = magic >>> 16;
    return half == MICROS >>> 16 && (magic == MICROS || magic == NANOS || magic == PATCHED)
        || half == IXIA_NANOS >>> 16 && (magic == IXIA_NANOS || magic == IXIA_MICROS);
  }

  /** Captured bytes that the record header claims; unsigned. */
  int captured(byte[] bytes, int at) {
    int first = Octets.int32(bytes, at + 8, bigEndian);
    return minorVersion > MINOR_VERSION_OF_EITHER_ORDER || !isSwapped(first, second(bytes, at))
        ? first
        : second(bytes, at);
  }

  /** Original length that the record header claims; unsigned. */
  int original(byte[] bytes, int at) {
    int first = Octets.int32(bytes, at + 8, bigEndian);
    return minorVersion > MINOR_VERSION_OF_EITHER_ORDER || !isSwapped(first, second(bytes, at))
        ? second(bytes, at)
        : first;
  }

  private int second(byte[] bytes, int at) {
    return Octets.int32(bytes, at + 12, bigEndian);
  }

  private boolean isSwapped(int first, int second) {
    return minorVersion < MINOR_VERSION_OF_EITHER_ORDER
        || Integer.compareUnsigned(first, second) > 0;
  }

  /** Nanoseconds since 1970. */
  long nanos(byte[] bytes, int at) {
    return seconds(bytes, at) * NANOS_PER_SECOND
        + Octets.uint32(bytes, at + 4, bigEndian) * nanosPerUnit;
  }

  private long seconds(byte[] bytes, int at) {
    return Octets.uint32(bytes, at, bigEndian);
  }

  /** Whether the record header could be one at all: not zeroed, and of a bearable length. */
  boolean isPossible(byte[] bytes, int at) {
    int captured = captured(bytes, at);
    return captured >= 0 && captured <= PacketBatch.MAX_PACKET && !isZero(bytes, at);
  }

  /** Whether 16 bytes are zero: no packet, but what a hole in a file or a lost page reads as. */
  static boolean isZero(byte[] bytes, int at) {
    return Octets.int64(bytes, at, false) == 0 && Octets.int64(bytes, at + 8, false) == 0;
  }

  /**
   * Whether all numbers of the record header are as usual: in range, and of a packet with bytes.
   */
  boolean isPlausible(byte[] bytes, int at) {
    return original(bytes, at) > 0 && isInRange(bytes, at);
  }

  /** Whether all numbers of the record header are within what they count. */
  boolean isInRange(byte[] bytes, int at) {
    int captured = captured(bytes, at);
    int original = original(bytes, at);
    return captured >= 0
        && captured <= original
        && original <= MAX_ORIGINAL
        && Octets.uint32(bytes, at + 4, bigEndian) < NANOS_PER_SECOND / nanosPerUnit;
  }

  /** Whether a plausible record was kept whole, or cut where the file says that packets are. */
  boolean isExact(byte[] bytes, int at) {
    int captured = captured(bytes, at);
    return captured > 0 && (captured == original(bytes, at) || captured == snaplen);
  }

  /** Whether two records may well be neighbours by their times. */
  boolean areNear(byte[] bytes, int one, int other) {
    return Math.abs(seconds(bytes, one) - seconds(bytes, other)) <= MAX_GAP;
  }
}
