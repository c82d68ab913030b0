package io.toptail.packet;

/**
 * Where reading stands in a packet, and how far it may go. Headers are read from {@link #at}, which
 * moves inwards from one to the next.
 *
 * <p>Mutable and reusable. Offsets are into {@link #bytes}, which are not owned.
 */
final class Frame {
  private static final int MAX_NESTING = 8;

  byte[] bytes;

  /** Where the next header begins; may lie beyond {@link #capturedEnd}. */
  int at;

  /** First offset that must not be read. */
  int capturedEnd;

  /** Where the packet ended when it was sent; at least {@link #capturedEnd}. */
  int sentEnd;

  /** The last EtherType or its like that was read, 0 without one. */
  int etherType;

  /** The link type last looked at. */
  int linkType;

  /** Whether 802.11 headers are filled up to 32 bits. */
  boolean padded;

  private int nesting;

  /** Starts at a packet; an original length below the captured one is taken as that. */
  void start(byte[] packetBytes, int offset, int capturedLength, int originalLength) {
    bytes = packetBytes;
    at = offset;
    capturedEnd = offset + capturedLength;
    sentEnd = originalLength > capturedLength ? offset + originalLength : capturedEnd;
    if (sentEnd < capturedEnd) {
      sentEnd = Integer.MAX_VALUE; // an absurd original length overflowed
    }
    etherType = 0;
    linkType = 0;
    padded = false;
    nesting = 0;
  }

  /** Moves inwards by the length of a header, and passes on what follows it. */
  Layer skip(int octets, Layer next) {
    if (!has(octets)) {
      return Layer.CUT_OFF;
    }
    at += octets;
    return next;
  }

  /** As {@link #skip}, into a packet within the packet. */
  Layer enter(int octets, Layer next) {
    nesting++;
    return skip(octets, next);
  }

  /** Whether more packets lie one in the other than are read. */
  boolean isTooDeep() {
    return nesting > MAX_NESTING;
  }

  /** Forgets what lies behind an offset, where the packet within ends. */
  void limit(int end) {
    capturedEnd = Math.min(capturedEnd, end);
    sentEnd = Math.min(sentEnd, end);
  }

  /** Whether this many octets from {@link #at} were captured. */
  boolean has(int octets) {
    return octets <= capturedEnd - at;
  }

  /** An octet at a distance from {@link #at} that {@link #has} vouched for. */
  int u8(int distance) {
    return bytes[at + distance] & 0xFF;
  }

  int u16(int distance) {
    return NetworkOrder.u16(bytes, at + distance);
  }

  int u24(int distance) {
    return u8(distance) << 16 | u16(distance + 1);
  }

  int u16Little(int distance) {
    return u8(distance + 1) << 8 | u8(distance);
  }

  int u32Little(int distance) {
    return Integer.reverseBytes(u32(distance));
  }

  int u32(int distance) {
    return NetworkOrder.u32(bytes, at + distance);
  }
}
