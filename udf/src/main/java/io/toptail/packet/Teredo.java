package io.toptail.packet;

/** Teredo (RFC 4380): IPv6, after an authentication and an origin indication if there are any. */
final class Teredo {
  private static final int AUTHENTICATION = 0x0001;
  private static final int ORIGIN = 0x0000;
  private static final int ORIGIN_LENGTH = 8;

  /** Indicator, two lengths, nonce and confirmation. */
  private static final int AUTHENTICATION_LENGTH = 13;

  private static final int IPV6_HEADER = 40;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;

  private Teredo() {}

  static Layer enter(Frame frame) {
    int length = 0;
    if (frame.has(4) && frame.u16(0) == AUTHENTICATION) {
      length = AUTHENTICATION_LENGTH + frame.u8(2) + frame.u8(3);
    }
    if (frame.has(length + 2) && frame.u16(length) == ORIGIN) {
      length += ORIGIN_LENGTH;
    }
    boolean ipv6 = frame.has(length + IPV6_HEADER) && frame.u8(length) >> 4 == 6;
    boolean valid =
        ipv6
            && Plausible.ip(frame, length)
            && (isTeredo(frame, length + SOURCE) || isTeredo(frame, length + DESTINATION));
    return valid ? frame.enter(length, Layer.IP) : null;
  }

  /** 2001::/32, or link-local before an address was assigned. */
  private static boolean isTeredo(Frame frame, int distance) {
    return frame.u32(distance) == 0x20010000 || (frame.u16(distance) & 0xFFC0) == 0xFE80;
  }
}
