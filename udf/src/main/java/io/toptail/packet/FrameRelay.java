package io.toptail.packet;

/**
 * Frame Relay: a Q.922 address of 2 to 4 octets, then RFC 2427, or an EtherType as Cisco has it.
 */
final class FrameRelay {
  private static final int UNNUMBERED = 0x03;
  private static final int NLPID_SNAP = 0x80;
  private static final int NLPID_IPV6 = 0x8E;
  private static final int NLPID_IPV4 = 0xCC;

  private static final int BRIDGED = 0x0080C2;
  private static final int ETHERNET_WITH_CHECKSUM = 1;
  private static final int ETHERNET = 7;

  private FrameRelay() {}

  /** The header at a distance. */
  static Layer next(Frame frame, int distance) {
    int end = distance;
    // The lowest bit of the last octet of the address is set.
    do {
      end++;
      if (!frame.has(end)) {
        return Layer.CUT_OFF;
      }
    } while ((frame.u8(end - 1) & 1) == 0 && end < distance + 4);
    if (end < distance + 2) {
      return Layer.BAD_LINK_HEADER;
    }
    frame.at += end;
    if (!frame.has(2)) {
      return Layer.CUT_OFF;
    }
    return frame.u8(0) == UNNUMBERED ? multiprotocol(frame) : EtherType.at(frame, 0);
  }

  /** RFC 2427 §4. */
  private static Layer multiprotocol(Frame frame) {
    int at = frame.u8(1) == 0 ? 2 : 1;
    if (!frame.has(at + 1)) {
      return Layer.CUT_OFF;
    }
    return switch (frame.u8(at)) {
      case NLPID_IPV4, NLPID_IPV6 -> frame.skip(at + 1, Layer.IP);
      case NLPID_SNAP -> snap(frame, at + 1);
      default -> Layer.NOT_IP;
    };
  }

  private static Layer snap(Frame frame, int at) {
    if (frame.has(at + 5) && frame.u24(at) == BRIDGED) {
      int kind = frame.u16(at + 3);
      boolean ethernet = kind == ETHERNET || kind == ETHERNET_WITH_CHECKSUM;
      return ethernet ? frame.skip(at + 5, Layer.ETHERNET) : Layer.NOT_IP;
    }
    return Llc.snap(frame, at);
  }
}
