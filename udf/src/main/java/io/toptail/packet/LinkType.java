package io.toptail.packet;

/**
 * What a packet of each link type begins with. Link types are numbered as in the tcpdump group's <a
 * href="https://www.tcpdump.org/linktypes.html">registry</a>.
 */
final class LinkType {
  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int TOKEN_RING = 6;
  private static final int PPP = 9;
  private static final int FDDI = 10;
  private static final int RAW_12 = 12;
  private static final int RAW_14 = 14;
  private static final int PPP_HDLC = 50;
  private static final int PPP_ETHER = 51;
  private static final int ATM_RFC1483 = 100;
  private static final int RAW = 101;
  private static final int C_HDLC = 104;
  private static final int IEEE802_11 = 105;
  private static final int FRELAY = 107;
  private static final int LOOP = 108;
  private static final int ENC = 109;
  private static final int LINUX_SLL = 113;
  private static final int PFLOG = 117;
  private static final int PRISM = 119;
  private static final int RADIOTAP = 127;
  private static final int APPLE_IP_OVER_IEEE1394 = 138;

  /** Apple's PKTAP before it had a number of its own; anybody else's for private use. */
  private static final int USER2 = 149;

  private static final int AVS = 163;
  private static final int PPP_PPPD = 166;
  private static final int PPI = 192;
  private static final int PPP_WITH_DIRECTION = 204;
  private static final int C_HDLC_WITH_DIRECTION = 205;
  private static final int FRELAY_WITH_DIRECTION = 206;
  private static final int MPLS = 219;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int NFLOG = 239;
  private static final int PKTAP = 258;
  private static final int LINUX_SLL2 = 276;

  private LinkType() {}

  /** Reads the first header of a packet of the link type {@link Frame#linkType}. */
  static Layer first(Frame frame) {
    return switch (frame.linkType) {
      case ETHERNET -> Layer.ETHERNET;
      case RAW_12, RAW_14, RAW, IPV4, IPV6 -> Layer.IP;
      case LINUX_SLL -> CookedCapture.version1(frame);
      case LINUX_SLL2 -> CookedCapture.version2(frame);
      case NFLOG -> Nflog.next(frame);
      case NULL, LOOP -> Loopback.next(frame);
      case PPP, PPP_HDLC, PPP_ETHER, PPP_PPPD, PPP_WITH_DIRECTION -> pointToPoint(frame);
      case C_HDLC, C_HDLC_WITH_DIRECTION, FRELAY, FRELAY_WITH_DIRECTION -> wideArea(frame);
      case IEEE802_11, RADIOTAP, PRISM, AVS -> wireless(frame);
      case PPI, PKTAP, USER2 -> wrapped(frame);
      default -> other(frame);
    };
  }

  private static Layer pointToPoint(Frame frame) {
    return switch (frame.linkType) {
      case PPP_HDLC -> Ppp.inHdlc(frame);
      case PPP_ETHER -> Layer.PPPOE;
      case PPP_PPPD, PPP_WITH_DIRECTION -> frame.skip(1, Layer.PPP);
      default -> Layer.PPP;
    };
  }

  private static Layer wideArea(Frame frame) {
    return switch (frame.linkType) {
      case C_HDLC -> CiscoHdlc.next(frame, 0);
      case C_HDLC_WITH_DIRECTION -> CiscoHdlc.next(frame, 1);
      case FRELAY -> FrameRelay.next(frame, 0);
      default -> FrameRelay.next(frame, 1);
    };
  }

  private static Layer wireless(Frame frame) {
    return switch (frame.linkType) {
      case RADIOTAP -> RadioHeaders.radiotap(frame);
      case PRISM, AVS -> RadioHeaders.prism(frame);
      default -> Layer.WLAN;
    };
  }

  private static Layer wrapped(Frame frame) {
    return switch (frame.linkType) {
      case PPI -> LinkTypeHeaders.ppi(frame);
      case PKTAP -> LinkTypeHeaders.pktap(frame);
      default ->
          LinkTypeHeaders.isPktap(frame) ? LinkTypeHeaders.pktap(frame) : Layer.UNKNOWN_LINK_TYPE;
    };
  }

  private static Layer other(Frame frame) {
    return switch (frame.linkType) {
      case FDDI -> Rings.fddi(frame);
      case TOKEN_RING -> Rings.tokenRing(frame);
      case ATM_RFC1483 -> Layer.LLC;
      case MPLS -> Layer.MPLS;
      case ENC -> frame.skip(12, Layer.IP);
      case PFLOG -> pflog(frame);
      case APPLE_IP_OVER_IEEE1394 -> EtherType.at(frame, 16);
      default -> Layer.UNKNOWN_LINK_TYPE;
    };
  }

  /** The first octet is the header's length, without what fills it up to 32 bits. */
  private static Layer pflog(Frame frame) {
    return frame.has(1) ? frame.skip(frame.u8(0) + 3 & ~3, Layer.IP) : Layer.CUT_OFF;
  }
}
