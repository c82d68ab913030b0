package io.toptail.packet;

/** Linux cooked captures, of the {@code any} device: LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2. */
final class CookedCapture {
  /** Netlink messages carry their family where the EtherType would be. */
  private static final int ARPHRD_NETLINK = 824;

  private CookedCapture() {}

  static Layer version1(Frame frame) {
    if (!frame.has(16)) {
      return Layer.CUT_OFF;
    }
    return frame.u16(2) == ARPHRD_NETLINK ? Layer.NOT_IP : EtherType.at(frame, 14);
  }

  /** The EtherType comes first, but a VLAN tag's rest follows the header. */
  static Layer version2(Frame frame) {
    if (!frame.has(20)) {
      return Layer.CUT_OFF;
    }
    return frame.u16(8) == ARPHRD_NETLINK ? Layer.NOT_IP : EtherType.before(frame, 20);
  }
}
