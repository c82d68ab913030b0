package io.toptail.packet;

/**
 * VXLAN (RFC 7348) with its group policy extension, and its generic protocol extension, which is
 * also met on the port of plain VXLAN.
 */
final class Vxlan {
  private static final int HEADER = 8;
  private static final int PLAIN = 0x08;
  private static final int GROUP_POLICY = 0x88;

  /** Don't learn, and policy applied. */
  private static final int GROUP_POLICY_BITS = 0x48;

  private static final int NEXT_PROTOCOL = 0x04;

  private Vxlan() {}

  static Layer enter(Frame frame) {
    if (!isHeader(frame)) {
      return null;
    }
    int flags = frame.u8(0);
    boolean plain = flags == PLAIN && frame.u24(1) == 0;
    boolean group = flags == GROUP_POLICY && (frame.u8(1) & ~GROUP_POLICY_BITS) == 0;
    if (plain || group) {
      return ethernet(frame);
    }
    return (flags & NEXT_PROTOCOL) != 0 ? generic(frame) : null;
  }

  /** On the port of the generic protocol extension, where some senders do not set its flag. */
  static Layer enterGeneric(Frame frame) {
    return isHeader(frame) ? generic(frame) : null;
  }

  private static boolean isHeader(Frame frame) {
    return frame.has(HEADER) && (frame.u8(0) & PLAIN) != 0 && frame.u8(7) == 0;
  }

  /** Version 0; the fourth octet names what is carried. */
  private static Layer generic(Frame frame) {
    if ((frame.u8(0) & 0xF0) != 0 || frame.u16(1) != 0) {
      return null;
    }
    return switch (frame.u8(3)) {
      case 0, 3 -> ethernet(frame);
      case 1, 2 -> Plausible.ip(frame, HEADER) ? frame.enter(HEADER, Layer.IP) : null;
      case 5 -> frame.enter(HEADER, Layer.MPLS);
      default -> null;
    };
  }

  private static Layer ethernet(Frame frame) {
    return Plausible.ethernet(frame, HEADER) ? frame.enter(HEADER, Layer.ETHERNET) : null;
  }
}
