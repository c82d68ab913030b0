package io.toptail.packet;

/**
 * Linux netfilter log, LINKTYPE_NFLOG: a family, then attributes of a length and a type, in the
 * byte order of the capturing machine. One of them is the packet.
 */
final class Nflog {
  private static final int HEADER = 4;
  private static final int PACKET_HEADER = 1;
  private static final int PAYLOAD = 9;

  private static final int FAMILY_IPV4 = 2;
  private static final int FAMILY_BRIDGE = 7;
  private static final int FAMILY_IPV6 = 10;

  private Nflog() {}

  static Layer next(Frame frame) {
    if (!frame.has(HEADER)) {
      return Layer.CUT_OFF;
    }
    int family = frame.u8(0);
    if (frame.u8(1) != 0) {
      return Layer.BAD_LINK_HEADER;
    }
    frame.at += HEADER;
    boolean ip = family == FAMILY_IPV4 || family == FAMILY_IPV6;
    return ip || family == FAMILY_BRIDGE ? attributes(frame, ip) : Layer.NOT_IP;
  }

  private static Layer attributes(Frame frame, boolean ip) {
    while (frame.has(4)) {
      boolean littleEndian = frame.u8(3) == 0; // types are small
      int length = littleEndian ? frame.u16Little(0) : frame.u16(0);
      int type = littleEndian ? frame.u16Little(2) : frame.u16(2);
      if (length < 4) {
        return Layer.BAD_LINK_HEADER;
      }
      if (type == PAYLOAD) {
        return payload(frame, length, ip);
      }
      if (type == PACKET_HEADER && frame.has(6)) {
        frame.etherType = frame.u16(4);
      }
      frame.at += length + 3 & ~3;
    }
    return frame.at < frame.sentEnd ? Layer.CUT_OFF : Layer.NOT_IP;
  }

  private static Layer payload(Frame frame, int length, boolean ip) {
    frame.limit(frame.at + length);
    frame.at += 4;
    boolean bridgedIp = frame.etherType == EtherType.IPV4 || frame.etherType == EtherType.IPV6;
    return ip || bridgedIp ? Layer.IP : Layer.NOT_IP;
  }
}
