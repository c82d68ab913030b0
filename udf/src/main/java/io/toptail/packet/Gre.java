package io.toptail.packet;

/**
 * GRE (RFC 2784) with key and sequence number (RFC 2890), as PPTP has it (RFC 2637), and as NVGRE
 * (RFC 7637) and ERSPAN have it for Ethernet.
 */
final class Gre {
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGMENT = 0x0080;
  private static final int VERSION = 0x0007;

  private static final int ERSPAN_1_OR_2 = 0x88BE;
  private static final int ERSPAN_3 = 0x22EB;
  private static final int WCCP = 0x883E;

  private Gre() {}

  /** Null if the header is cut, of another version, or says it carries something else. */
  static Layer enter(Frame frame) {
    if (!frame.has(4)) {
      return null;
    }
    int flags = frame.u16(0);
    int version = flags & VERSION;
    boolean pptp = version == 1 && (flags & (KEY | SEQUENCE)) == (KEY | SEQUENCE);
    boolean plain = version == 0 && (flags & ACKNOWLEDGMENT) == 0;
    if ((flags & ROUTING) != 0 || !plain && !pptp) {
      return null;
    }
    int length = 4 + field(flags, CHECKSUM) + field(flags, KEY) + field(flags, SEQUENCE);
    length += field(flags, ACKNOWLEDGMENT);
    return frame.has(length) ? carries(frame, flags, length) : null;
  }

  private static int field(int flags, int flag) {
    return (flags & flag) != 0 ? 4 : 0;
  }

  private static Layer carries(Frame frame, int flags, int length) {
    int type = frame.u16(2);
    if ((flags & VERSION) == 1) {
      return type == EtherType.PPP ? frame.enter(length, Layer.PPP) : null;
    }
    return switch (type) {
      case EtherType.IPV4, EtherType.IPV6 -> frame.enter(length, Layer.IP);
      case EtherType.TRANSPARENT_BRIDGING -> frame.enter(length, Layer.ETHERNET);
      case EtherType.MPLS, EtherType.MPLS_UPSTREAM -> frame.enter(length, Layer.MPLS);
      case EtherType.PPP -> frame.enter(length, Layer.PPP);
      case ERSPAN_1_OR_2 -> Erspan.enter(frame, length, (flags & SEQUENCE) != 0);
      case ERSPAN_3 -> Erspan.enter3(frame, length);
      case WCCP -> wccp(frame, length);
      default -> null;
    };
  }

  /** Version 2 has a header of its own before the IP header, version 1 has none. */
  private static Layer wccp(Frame frame, int length) {
    int redirect = frame.has(length + 1) && frame.u8(length) >> 4 == 4 ? 0 : 4;
    return frame.has(length + redirect) ? frame.enter(length + redirect, Layer.IP) : null;
  }
}
