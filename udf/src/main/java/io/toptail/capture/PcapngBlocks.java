package io.toptail.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a pcapng file (draft-ietf-opsawg-pcapng): sections of either byte order, one after
 * another, each with its own interfaces.
 *
 * <pre>
 * every block                 Enhanced Packet (6)          Simple Packet (3)
 *   0 type                      8 interface                  8 original length
 *   4 total length             12 time, upper 32 bits       12 packet
 *   8 body, padded to 32 bits  16 time, lower 32 bits      Section Header (0x0A0D0D0A)
 *  -4 total length             20 captured length            8 byte-order magic
 *                              24 original length           12 major version 1
 *                              28 packet
 * </pre>
 *
 * <p>The obsolete Packet Block (2) is an Enhanced one whose interface has 16 bits. Blocks of other
 * types (names, secrets, journals, custom ones) hold no packets and are passed over. A Simple
 * Packet has no time: it gets that of the packet before it, or 0.
 */
final class PcapngBlocks implements RecordFinder {
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int INTERFACE_STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

  private static final int MIN_BLOCK = 12;
  private static final int MIN_SECTION_HEADER = 28;
  private static final int MIN_SIMPLE_PACKET = 16;
  private static final int MIN_ENHANCED_PACKET = 32;

  /** Room for the longest packet with its options. */
  private static final int MAX_BLOCK = PacketBatch.MAX_PACKET + (64 << 10);

  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private long section;
  private boolean bigEndian;
  private boolean knownVersion = true;
  private long lastTime;
  private String broken;
  private int needed;

  /** Whether a capture that begins with these bytes is a pcapng file. */
  static boolean recognises(byte[] head) {
    return head.length >= 4 && Octets.int32(head, 0, false) == SECTION_HEADER;
  }

  /**
   * Begins a file.
   *
   * @param head bytes that {@link #recognises}
   */
  static PcapngBlocks of(byte[] head, String path) throws UnknownCaptureException {
    if (head.length < MIN_BLOCK || !isByteOrder(head, 8, false) && !isByteOrder(head, 8, true)) {
      throw new UnknownCaptureException(
          path,
          "starts like a pcapng file, but its first section header is "
              + (head.length < MIN_BLOCK ? "cut at byte " + head.length : "damaged"),
          "Copy it again; a file damaged by text-mode transfer cannot be repaired");
    }
    return new PcapngBlocks();
  }

  private static boolean isByteOrder(byte[] bytes, int at, boolean bigEndian) {
    return Octets.int32(bytes, at, bigEndian) == BYTE_ORDER_MAGIC;
  }

  @Override
  public int find(PacketBatch batch) {
    byte[] bytes = batch.bytes();
    int end = batch.filled();
    int at = 0;
    needed = MIN_BLOCK;
    while (end - at >= MIN_BLOCK) {
      boolean big = byteOrder(bytes, at);
      int length = Octets.int32(bytes, at + 4, big);
      if (broken == null && (length < MIN_BLOCK || (length & 3) != 0 || length > MAX_BLOCK)) {
        broken = "block claims an impossible length of " + Integer.toUnsignedString(length);
      }
      if (broken != null) {
        break;
      }
      if (length > end - at) {
        needed = length;
        break;
      }
      if (Octets.int32(bytes, at + length - 4, big) != length) {
        broken = "block does not end with the length that it begins with, " + length;
        break;
      }
      take(batch, at, length, big);
      at += length;
    }
    return at;
  }

  /** Byte order of the block; a section header brings its own. */
  private boolean byteOrder(byte[] bytes, int at) {
    if (Octets.int32(bytes, at, false) != SECTION_HEADER) {
      return bigEndian;
    }
    boolean big = isByteOrder(bytes, at + 8, true);
    if (!big && !isByteOrder(bytes, at + 8, false)) {
      broken = "section header without its byte-order magic";
    }
    return big;
  }

  private void take(PacketBatch batch, int at, int length, boolean big) {
    byte[] bytes = batch.bytes();
    int type = Octets.int32(bytes, at, big);
    String damage = null;
    if (type == SECTION_HEADER) {
      section = batch.base() + at;
      damage = takeSection(bytes, at, length, big);
    } else if (!knownVersion) {
      damage = "section of an unknown pcapng version";
    } else if (type == ENHANCED_PACKET || type == PACKET) {
      damage = takeEnhanced(batch, at, length, type);
    } else if (type == SIMPLE_PACKET) {
      damage = takeSimple(batch, at, length);
    } else if (type == INTERFACE_DESCRIPTION) {
      damage = takeInterface(bytes, at, length);
    } else if (type == INTERFACE_STATISTICS) {
      damage = takeStatistics(batch, at, length);
    }
    if (damage != null) {
      batch.addDamage(batch.base() + at, length, damage);
    }
  }

  private String takeSection(byte[] bytes, int at, int length, boolean big) {
    bigEndian = big;
    interfaces.clear();
    knownVersion = length >= MIN_SECTION_HEADER && Octets.uint16(bytes, at + 12, big) == 1;
    return knownVersion ? null : "section of an unknown pcapng version";
  }

  /** Keeps the place of a damaged interface, for the numbers of those after it. */
  private String takeInterface(byte[] bytes, int at, int length) {
    if (length < CaptureInterface.MIN_BLOCK) {
      interfaces.add(null);
      return "interface description is too short";
    }
    CaptureInterface described = CaptureInterface.of(bytes, at, length, bigEndian);
    interfaces.add(described);
    return described.damaged() ? "interface description has an option longer than itself" : null;
  }

  private String takeStatistics(PacketBatch batch, int at, int length) {
    if (length < InterfaceStatistics.MIN_BLOCK) {
      return null; // no room to say anything
    }
    int number = Octets.int32(batch.bytes(), at + 8, bigEndian);
    if (described(number) == null) {
      return "statistics of an interface that is not described";
    }
    long drops = InterfaceStatistics.drops(batch.bytes(), at, length, bigEndian);
    if (drops > 0) {
      batch.addDrops(section, number, drops);
    }
    return null;
  }

  private String takeEnhanced(PacketBatch batch, int at, int length, int type) {
    if (length < MIN_ENHANCED_PACKET) {
      return "packet block is too short";
    }
    byte[] bytes = batch.bytes();
    boolean big = bigEndian;
    int number =
        type == PACKET ? Octets.uint16(bytes, at + 8, big) : Octets.int32(bytes, at + 8, big);
    CaptureInterface source = described(number);
    if (source == null) {
      return "packet of an interface that is not described";
    }
    int captured = Octets.int32(bytes, at + 20, big);
    if (captured < 0 || captured > length - MIN_ENHANCED_PACKET) {
      return "packet longer than its block";
    }
    long ticks = Octets.uint32(bytes, at + 12, big) << 32 | Octets.uint32(bytes, at + 16, big);
    lastTime = source.unit().nanos(ticks);
    if (source.unit().finerThanMicros()) {
      batch.markFinerThanMicros();
    }
    int original = Octets.int32(bytes, at + 24, big);
    batch.add(at + 28, captured, original, lastTime, source.linkType());
    return null;
  }

  private String takeSimple(PacketBatch batch, int at, int length) {
    CaptureInterface source = described(0);
    if (source == null) {
      return "packet of an interface that is not described";
    }
    if (length < MIN_SIMPLE_PACKET) {
      return "packet block is too short";
    }
    int original = Octets.int32(batch.bytes(), at + 8, bigEndian);
    int captured = source.capturedOf(original);
    if (captured < 0 || captured > length - MIN_SIMPLE_PACKET) {
      return "packet longer than its block";
    }
    batch.add(at + 12, captured, original, lastTime, source.linkType());
    return null;
  }

  private CaptureInterface described(int number) {
    return number >= 0 && number < interfaces.size() ? interfaces.get(number) : null;
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
    return true;
  }
}
