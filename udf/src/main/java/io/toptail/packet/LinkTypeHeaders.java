package io.toptail.packet;

/** Headers that name the link type of what follows them. */
final class LinkTypeHeaders {
  private static final int PKTAP_HEADER = 108;
  private static final int PKTAP_PACKET = 1;

  private LinkTypeHeaders() {}

  /** LINKTYPE_PPI: version 0, flags, length, link type; all little-endian. */
  static Layer ppi(Frame frame) {
    if (!frame.has(8)) {
      return Layer.CUT_OFF;
    }
    int length = frame.u16Little(2);
    return frame.u8(0) != 0 || length < 8
        ? Layer.BAD_LINK_HEADER
        : carries(frame, frame.u32Little(4), length);
  }

  /**
   * LINKTYPE_PKTAP: length, kind of record, link type, and much about the process; little-endian on
   * all machines that ever wrote it.
   */
  static Layer pktap(Frame frame) {
    if (!frame.has(12)) {
      return Layer.CUT_OFF;
    }
    if (frame.u32Little(0) < PKTAP_HEADER) {
      return Layer.BAD_LINK_HEADER;
    }
    if (frame.u32Little(4) != PKTAP_PACKET) {
      return Layer.NOT_IP;
    }
    return carries(frame, frame.u32Little(8), frame.u32Little(0));
  }

  /** Whether a link type for private use is PKTAP. */
  static boolean isPktap(Frame frame) {
    return frame.has(12)
        && frame.u32Little(0) >= PKTAP_HEADER
        && frame.u32Little(0) <= frame.sentEnd - frame.at
        && frame.u32Little(4) == PKTAP_PACKET;
  }

  private static Layer carries(Frame frame, int linkType, int length) {
    frame.linkType = linkType;
    return frame.enter(length, Layer.LINK_TYPE);
  }
}
