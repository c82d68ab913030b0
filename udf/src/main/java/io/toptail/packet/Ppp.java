package io.toptail.packet;

/**
 * PPP (RFC 1661), with or without the address and control of HDLC-like framing (RFC 1662), and in
 * Ethernet (RFC 2516).
 */
final class Ppp {
  static final int IPV4 = 0x0021;
  static final int IPV6 = 0x0057;

  /** The address of HDLC-like framing. */
  private static final int ALL_STATIONS = 0xFF;

  private static final int MPLS = 0x0281;
  private static final int MPLS_MULTICAST = 0x0283;

  /** RFC 1968, RFC 1962: encrypted, or compressed. */
  private static final int ENCRYPTED = 0x0053;

  private static final int LINK_ENCRYPTED = 0x0055;
  private static final int LINK_COMPRESSED = 0x00FB;
  private static final int COMPRESSED = 0x00FD;

  private Ppp() {}

  static Layer next(Frame frame) {
    if (frame.has(1) && frame.u8(0) == ALL_STATIONS) {
      frame.at += 2; // and the control field
    } else if (frame.has(1) && frame.u8(0) == 0x03) {
      frame.at += 1; // a direction stood where the address was
    }
    // An odd octet is a protocol field that was compressed to one.
    int octets = frame.has(1) && (frame.u8(0) & 1) != 0 ? 1 : 2;
    if (!frame.has(octets)) {
      return Layer.CUT_OFF;
    }
    int protocol = octets == 1 ? frame.u8(0) : frame.u16(0);
    frame.at += octets;
    return switch (protocol) {
      case IPV4, IPV6 -> Layer.IP;
      case MPLS, MPLS_MULTICAST -> Layer.MPLS;
      case ENCRYPTED, LINK_ENCRYPTED, LINK_COMPRESSED, COMPRESSED -> Layer.UNREADABLE;
      default -> Layer.NOT_IP;
    };
  }

  /** LINKTYPE_PPP_HDLC: the address tells PPP from Cisco's framing (RFC 1547 §4.3.1). */
  static Layer inHdlc(Frame frame) {
    if (!frame.has(1)) {
      return Layer.CUT_OFF;
    }
    return CiscoHdlc.isAddress(frame.u8(0)) ? CiscoHdlc.next(frame, 0) : Layer.PPP;
  }

  /** A PPPoE header of the session stage. */
  static Layer overEthernet(Frame frame) {
    if (!frame.has(6)) {
      return Layer.CUT_OFF;
    }
    if (frame.u8(0) != 0x11) {
      return Layer.BAD_LINK_HEADER;
    }
    return frame.u8(1) == 0 ? frame.skip(6, Layer.PPP) : Layer.NOT_IP;
  }
}
