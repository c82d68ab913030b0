package io.toptail.packet;

/** Packets that UDP carries to well-known ports. A port alone proves nothing. */
final class UdpTunnels {
  private static final int L2TP = 1701;
  private static final int GTP_U = 2152;
  private static final int TEREDO = 3544;

  /** RFC 8086. */
  private static final int GRE = 4754;

  private static final int VXLAN = 4789;
  private static final int VXLAN_GPE = 4790;
  private static final int GENEVE = 6081;

  /** RFC 7510. */
  private static final int MPLS = 6635;

  /** Linux, before VXLAN had a port of its own. */
  private static final int VXLAN_LINUX = 8472;

  private UdpTunnels() {}

  /**
   * Enters a UDP payload.
   *
   * @return what it begins with; null if these are not ports of a tunnel, or no header of it that
   *     makes sense is there
   */
  static Layer enter(Frame frame, int sourcePort, int destinationPort) {
    return enter(frame, isPort(destinationPort) ? destinationPort : sourcePort);
  }

  private static Layer enter(Frame frame, int port) {
    return switch (port) {
      case GTP_U -> GtpU.enter(frame);
      case VXLAN, VXLAN_LINUX -> Vxlan.enter(frame);
      case VXLAN_GPE -> Vxlan.enterGeneric(frame);
      case GENEVE -> Geneve.enter(frame);
      case GRE -> Gre.enter(frame);
      case MPLS -> mpls(frame);
      case TEREDO -> Teredo.enter(frame);
      case L2TP -> L2tp.enter(frame);
      default -> null;
    };
  }

  /** Whether it is a tunnel's well-known port. */
  static boolean isPort(int port) {
    if (port < L2TP || port > VXLAN_LINUX) {
      return false; // most packets; clients' ports are too random for the switch to be fast
    }
    return switch (port) {
      case L2TP, GTP_U, TEREDO, GRE, VXLAN, VXLAN_GPE, GENEVE, MPLS, VXLAN_LINUX -> true;
      default -> false;
    };
  }

  private static Layer mpls(Frame frame) {
    int stack = Mpls.stackLength(frame);
    boolean ip = stack > 0 && Plausible.ip(frame, stack);
    return ip ? frame.enter(stack, Layer.IP) : null;
  }
}
