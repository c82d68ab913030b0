package io.toptail.packet;

/**
 * Where reading stands in a packet, and how far it may go. Headers are read from {@link #at}, which
 * moves inwards from one to the next.
 *
 * <p>Mutable and reusable. Offsets are into {@link #bytes}, which are not owned.
 */
final class Frame {
  byte[] bytes;

  /** Where the next header begins; may lie beyond {@link #capturedEnd}. */
  int at;

  /** First offset that must not be read. */
  int capturedEnd;

  /** Where the packet ended when it was sent; at least {@link #capturedEnd}. */
  int sentEnd;

  /** The last EtherType or its like that was read, 0 without one. */
  int etherType;

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

  int u32(int distance) {
    return NetworkOrder.u32(bytes, at + distance);
  }
}
