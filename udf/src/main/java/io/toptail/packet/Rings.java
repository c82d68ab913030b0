package io.toptail.packet;

/** Token-passing rings: FDDI and IEEE 802.5. */
final class Rings {
  private static final int FDDI_HEADER = 13;
  private static final int TOKEN_RING_HEADER = 14;

  private Rings() {}

  /** Frame control and two addresses. */
  static Layer fddi(Frame frame) {
    if (!frame.has(FDDI_HEADER)) {
      return Layer.CUT_OFF;
    }
    boolean llc = (frame.u8(0) & 0x70) == 0x50;
    return llc ? frame.skip(FDDI_HEADER, Layer.LLC) : Layer.NOT_IP;
  }

  /** Access control, frame control, two addresses, and perhaps the route. */
  static Layer tokenRing(Frame frame) {
    if (!frame.has(TOKEN_RING_HEADER)) {
      return Layer.CUT_OFF;
    }
    if ((frame.u8(1) & 0xC0) != 0x40) {
      return Layer.NOT_IP;
    }
    boolean routed = (frame.u8(8) & 0x80) != 0;
    frame.at += TOKEN_RING_HEADER;
    if (!routed) {
      return Layer.LLC;
    }
    if (!frame.has(2)) {
      return Layer.CUT_OFF;
    }
    int length = frame.u8(0) & 0x1F;
    return length < 2 ? Layer.BAD_LINK_HEADER : frame.skip(length, Layer.LLC);
  }
}
