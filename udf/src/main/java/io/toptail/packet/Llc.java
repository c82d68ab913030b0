package io.toptail.packet;

/** IEEE 802.2 LLC: IP by its own access point (RFC 948), or by SNAP (RFC 1042). */
final class Llc {
  private static final int IP = 0x060603;
  private static final int SNAP = 0xAAAA03;

  /** Organisation of bridged EtherTypes, IEEE 802.1H. */
  private static final int BRIDGE_TUNNEL = 0xF8;

  private Llc() {}

  static Layer next(Frame frame) {
    if (!frame.has(3)) {
      return Layer.CUT_OFF;
    }
    int header = frame.u24(0);
    if (header == IP) {
      return frame.skip(3, Layer.IP);
    }
    return header == SNAP ? snap(frame, 3) : Layer.NOT_IP;
  }

  /** The organisation and protocol at a distance. */
  static Layer snap(Frame frame, int distance) {
    if (!frame.has(distance + 5)) {
      return Layer.CUT_OFF;
    }
    int organisation = frame.u24(distance);
    boolean etherType = organisation == 0 || organisation == BRIDGE_TUNNEL;
    if (!etherType || frame.u16(distance + 3) <= EtherType.MAX_LENGTH) {
      return Layer.NOT_IP;
    }
    return EtherType.at(frame, distance + 3);
  }

  /** Whether SNAP with an EtherType begins at a distance. */
  static boolean isSnap(Frame frame, int distance) {
    return frame.has(distance + 6)
        && frame.u24(distance) == SNAP
        && (frame.u24(distance + 3) & ~BRIDGE_TUNNEL) == 0;
  }
}
