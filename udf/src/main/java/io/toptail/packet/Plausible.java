package io.toptail.packet;

/** Whether octets may be a header, where nothing before them says so for certain. */
final class Plausible {
  private static final int ARP = 0x0806;

  private Plausible() {}

  /** An IP header that fits into what was sent, as far as it was captured. */
  static boolean ip(Frame frame, int distance) {
    if (!frame.has(distance + 1)) {
      return false;
    }
    int room = frame.sentEnd - frame.at - distance;
    return switch (frame.u8(distance) >> 4) {
      case 4 -> ipv4(frame, distance, room);
      case 6 -> !frame.has(distance + 6) || frame.u16(distance + 4) + 40 <= room;
      default -> false;
    };
  }

  private static boolean ipv4(Frame frame, int distance, int room) {
    int headerLength = (frame.u8(distance) & 0x0F) * 4;
    if (headerLength < 20 || headerLength > room) {
      return false;
    }
    if (!frame.has(distance + 4)) {
      return true;
    }
    int length = frame.u16(distance + 2);
    return length >= headerLength && length <= room;
  }

  /** An Ethernet header that says it carries something known, which may be cut. */
  static boolean ethernet(Frame frame, int distance) {
    if (!frame.has(distance + Ethernet.HEADER)) {
      return false;
    }
    int type = frame.u16(distance + Ethernet.HEADER - 2);
    int payload = distance + Ethernet.HEADER;
    return switch (type) {
      case EtherType.IPV4 -> isVersion(frame, payload, 4);
      case EtherType.IPV6 -> isVersion(frame, payload, 6);
      case ARP, EtherType.MPLS, EtherType.MPLS_UPSTREAM, EtherType.PPPOE_SESSION -> true;
      default -> EtherType.isTag(type) || type <= EtherType.MAX_LENGTH && llc(frame, payload);
    };
  }

  private static boolean isVersion(Frame frame, int distance, int version) {
    return !frame.has(distance + 1) || frame.u8(distance) >> 4 == version;
  }

  /** SNAP, spanning tree, or OSI. */
  private static boolean llc(Frame frame, int distance) {
    if (!frame.has(distance + 3)) {
      return false;
    }
    int header = frame.u24(distance);
    return header == 0xAAAA03 || header == 0x424203 || header == 0xFEFE03;
  }
}
