package io.toptail.packet;

/** What the two octets say that name a protocol in Ethernet, and wherever else they are used. */
final class EtherType {
  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86DD;
  static final int TRANSPARENT_BRIDGING = 0x6558;
  static final int PPP = 0x880B;
  static final int MPLS = 0x8847;
  static final int MPLS_UPSTREAM = 0x8848;
  static final int PPPOE_SESSION = 0x8864;

  /** Values up to here are lengths of IEEE 802.3 frames. */
  static final int MAX_LENGTH = 1500;

  private static final int PROVIDER_BACKBONE = 0x88E7;

  /** Novell's frames have no LLC header; Linux gives them the number 1 in cooked captures. */
  private static final int SHORTEST_LLC = 3;

  private EtherType() {}

  /** Reads the number at a distance, the last two octets of its header, and moves behind them. */
  static Layer at(Frame frame, int distance) {
    if (!frame.has(distance + 2)) {
      return Layer.CUT_OFF;
    }
    int type = frame.u16(distance);
    frame.at += distance + 2;
    return tagged(frame, type);
  }

  /** As {@link #at} where the number comes first in its header. */
  static Layer before(Frame frame, int headerLength) {
    int type = frame.u16(0);
    frame.at += headerLength;
    return tagged(frame, type);
  }

  private static Layer tagged(Frame frame, int first) {
    int type = first;
    while (isTag(type)) {
      if (!frame.has(4)) {
        return Layer.CUT_OFF;
      }
      type = frame.u16(2);
      frame.at += 4;
    }
    frame.etherType = type;
    return next(frame, type);
  }

  private static Layer next(Frame frame, int type) {
    return switch (type) {
      case IPV4, IPV6 -> Layer.IP;
      case MPLS, MPLS_UPSTREAM -> Layer.MPLS;
      case PPPOE_SESSION -> Layer.PPPOE;
      case TRANSPARENT_BRIDGING -> Layer.ETHERNET;
      case PROVIDER_BACKBONE -> frame.skip(4, Layer.ETHERNET);
      default -> type >= SHORTEST_LLC && type <= MAX_LENGTH ? Layer.LLC : Layer.NOT_IP;
    };
  }

  /** IEEE 802.1Q, 802.1ad, and the numbers used before it. */
  static boolean isTag(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100 || type == 0x9200;
  }
}
