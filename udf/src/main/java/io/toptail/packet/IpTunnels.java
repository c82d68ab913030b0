package io.toptail.packet;

/** Packets that IP carries without UDP between. */
final class IpTunnels {
  /** RFC 2003, RFC 2473. */
  private static final int IPV4 = 4;

  /** RFC 4213, RFC 2473. */
  private static final int IPV6 = 41;

  /** RFC 2784. */
  private static final int GRE = 47;

  /** RFC 3378. */
  private static final int ETHER_IP = 97;

  /** RFC 4023. */
  private static final int MPLS = 137;

  private static final int ETHER_IP_VERSION = 0x3000;

  private IpTunnels() {}

  /**
   * Enters the payload of an IP header.
   *
   * @return what it begins with; null if it is none of these tunnels
   */
  static Layer enter(Frame frame, int protocol) {
    return switch (protocol) {
      case IPV4, IPV6 -> frame.enter(0, Layer.IP);
      case GRE -> Gre.enter(frame);
      case ETHER_IP ->
          frame.has(2) && frame.u16(0) == ETHER_IP_VERSION ? frame.enter(2, Layer.ETHERNET) : null;
      case MPLS -> frame.enter(0, Layer.MPLS);
      default -> null;
    };
  }
}
