package io.toptail.capture;

import static io.toptail.capture.PcapngFraming.ENHANCED_PACKET;
import static io.toptail.capture.PcapngFraming.INTERFACE_DESCRIPTION;
import static io.toptail.capture.PcapngFraming.INTERFACE_STATISTICS;
import static io.toptail.capture.PcapngFraming.MIN_BLOCK;
import static io.toptail.capture.PcapngFraming.PACKET;
import static io.toptail.capture.PcapngFraming.SECTION_HEADER;
import static io.toptail.capture.PcapngFraming.SIMPLE_PACKET;

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
  private static final int MIN_SECTION_HEADER = 28;
  private static final int MIN_SIMPLE_PACKET = 16;
  private static final int MIN_ENHANCED_PACKET = 32;

  /** More of them in a section are not kept. */
  private static final int MAX_INTERFACES = 1 << 16;

  private static final String WRONG_END =
      "block does not end with the length that it begins with, ";

  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private long section;
  private boolean bigEndian;
  private boolean knownVersion = true;
  private long lastTime;
  private boolean timed;
  private boolean tookEarlierTime;
  private String broken;
  private int needed;
  private boolean found;

  /** Whether a capture that begins with these bytes is a pcapng file. */
  static boolean recognises(byte[] head) {
    return head.length >= 4 && PcapngFraming.isSection(head, 0);
  }

  /**
   * Begins a file.
   *
   * @param head bytes that {@link #recognises}
   */
  static PcapngBlocks of(byte[] head, String path) throws UnknownCaptureException {
    if (head.length < MIN_BLOCK || !PcapngFraming.hasByteOrder(head, 0)) {
      throw new UnknownCaptureException(
          path,
          "starts like a pcapng file, but its first section header is "
              + (head.length < MIN_BLOCK ? "cut at byte " + head.length : "damaged"),
          "Copy it again; a file damaged by text-mode transfer cannot be repaired");
    }
    return new PcapngBlocks();
  }

  @Override
  public void assume(byte[] head, int length) {
    int at = 0;
    while (length - at >= MIN_BLOCK) {
      boolean big = PcapngFraming.bigEndian(head, at, bigEndian);
      int block = Octets.int32(head, at + 4, big);
      int type = Octets.int32(head, at, big);
      boolean packet = type == PACKET || type == SIMPLE_PACKET || type == ENHANCED_PACKET;
      if (packet || !PcapngFraming.isLength(block) || block > length - at) {
        break;
      }
      if (type == SECTION_HEADER) {
        section = at;
        takeSection(head, at, block, big);
      } else if (type == INTERFACE_DESCRIPTION) {
        takeInterface(head, at, block);
      }
      at += block;
    }
  }

  @Override
  public int take(PacketBatch batch, int from, int stop, int border, boolean last) {
    byte[] bytes = batch.bytes();
    int end = batch.filled();
    int at = from;
    broken = null;
    needed = 0;
    while (at < stop && (at < end || !last)) {
      if (at >= border && isBorder(bytes, at, end, last)) {
        break;
      }
      int length = judge(batch, at, end, last);
      if (length == 0) {
        break;
      }
      take(batch, at, length, PcapngFraming.bigEndian(bytes, at, bigEndian));
      at += length;
    }
    if (broken != null) {
      giveUp(bytes, at, end);
    }
    return at;
  }

  /** Whether to stop here: at a block that a reader behind the border finds, or for more bytes. */
  private boolean isBorder(byte[] bytes, int at, int end, boolean last) {
    int verdict = PcapngFraming.begins(bytes, at, end, bigEndian, last);
    needed = Math.max(0, verdict);
    return verdict != PcapChain.NO;
  }

  /** Bytes of the block, or 0 if it is broken or not whole. */
  private int judge(PacketBatch batch, int at, int end, boolean last) {
    byte[] bytes = batch.bytes();
    if (end - at < MIN_BLOCK) {
      return last ? broken(CUT) : more(MIN_BLOCK);
    }
    if (PcapngFraming.isSection(bytes, at) && !PcapngFraming.hasByteOrder(bytes, at)) {
      return broken("section header without its byte-order magic");
    }
    boolean big = PcapngFraming.bigEndian(bytes, at, bigEndian);
    int length = Octets.int32(bytes, at + 4, big);
    if (!PcapngFraming.isLength(length)) {
      return broken("block claims an impossible length of " + Integer.toUnsignedString(length));
    }
    if (length > end - at) {
      return last ? beyondTheEnd(bytes, at, end, length) : more(length);
    }
    return Octets.int32(bytes, at + length - 4, big) == length
        ? length
        : wrongEnd(batch, at, length, last);
  }

  private int beyondTheEnd(byte[] bytes, int at, int end, int length) {
    search(bytes, at + 1, end, end, true);
    return broken(found ? "block claims a length of " + length + " and hides others" : CUT);
  }

  /** A block is taken in spite of a wrong length at its end if others follow. */
  private int wrongEnd(PacketBatch batch, int at, int length, boolean last) {
    int next = at + length;
    int verdict = PcapngFraming.begins(batch.bytes(), next, batch.filled(), bigEndian, last);
    if (verdict == PcapChain.NO) {
      return broken(WRONG_END + length);
    }
    if (verdict == PcapChain.YES) {
      search(batch.bytes(), at + 1, next, batch.filled(), last);
    }
    if (verdict > 0 || needed > 0) {
      return more(length + PcapngFraming.LOOKAHEAD);
    }
    if (found) {
      return broken("block claims a length of " + length + " and hides others");
    }
    return length;
  }

  /** What a block that cannot be read may have said is not known from here on. */
  private void giveUp(byte[] bytes, int at, int end) {
    if (end - at < 4) {
      return;
    }
    if (PcapngFraming.isSection(bytes, at)) {
      interfaces.clear();
    } else if (Octets.int32(bytes, at, bigEndian) == INTERFACE_DESCRIPTION
        && interfaces.size() < MAX_INTERFACES) {
      interfaces.add(null);
    }
  }

  @Override
  public int search(byte[] bytes, int from, int stop, int end, boolean last) {
    int at = from;
    int most = Math.min(stop, end);
    int verdict = PcapChain.NO;
    while (at < most && verdict == PcapChain.NO) {
      verdict = PcapngFraming.begins(bytes, at, end, bigEndian, last);
      at += verdict == PcapChain.NO ? 1 : 0;
    }
    found = verdict == PcapChain.YES;
    needed = Math.max(0, verdict);
    if (at >= end && at < stop && !last) {
      needed = MIN_BLOCK;
    }
    return at;
  }

  private int broken(String reason) {
    broken = reason;
    return 0;
  }

  private int more(int bytes) {
    needed = bytes;
    return 0;
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
    } else if (Octets.int32(bytes, at + length - 4, big) != length) {
      batch.addDamage(batch.base() + at + length - 4, 4, WRONG_END + length);
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
    if (interfaces.size() >= MAX_INTERFACES) {
      return "more than " + MAX_INTERFACES + " interfaces in a section";
    }
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
    timed = true;
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
    tookEarlierTime |= !timed;
    batch.add(at + 12, captured, original, lastTime, source.linkType());
    return null;
  }

  private CaptureInterface described(int number) {
    return number >= 0 && number < interfaces.size() ? interfaces.get(number) : null;
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
    String order = bigEndian ? "big-endian" : "little-endian";
    return "section at " + section + " " + order + " " + knownVersion + " " + interfaces;
  }

  @Override
  public long time() {
    return lastTime;
  }

  @Override
  public boolean tookEarlierTime() {
    return tookEarlierTime;
  }
}
