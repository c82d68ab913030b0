package io.toptail.packet;

/** GTP-U version 1 (3GPP TS 29.281): the packets of mobile subscribers, with extension headers. */
final class GtpU {
  private static final int HEADER = 8;
  private static final int VERSION_1 = 0x30;
  private static final int RESERVED = 0x08;
  private static final int EXTENSION = 0x04;
  private static final int ANY_OPTIONAL = 0x07;
  private static final int USER_DATA = 0xFF;

  private GtpU() {}

  static Layer enter(Frame frame) {
    if (!frame.has(HEADER)) {
      return null;
    }
    int flags = frame.u8(0);
    boolean valid = (flags & ~ANY_OPTIONAL & ~RESERVED) == VERSION_1;
    boolean fits = frame.u16(2) <= frame.sentEnd - frame.at - HEADER;
    if (!valid || !fits || frame.u8(1) != USER_DATA) {
      return null;
    }
    int length = (flags & ANY_OPTIONAL) == 0 ? HEADER : optional(frame, flags);
    return length > 0 && Plausible.ip(frame, length) ? frame.enter(length, Layer.IP) : null;
  }

  /** Octets of all headers; 0 if one is cut or impossible. */
  private static int optional(Frame frame, int flags) {
    int length = HEADER + 4;
    if (!frame.has(length)) {
      return 0;
    }
    int next = (flags & EXTENSION) != 0 ? frame.u8(length - 1) : 0;
    while (next != 0) {
      int units = frame.has(length + 1) ? frame.u8(length) : 0;
      length += units * 4;
      if (units == 0 || !frame.has(length)) {
        return 0;
      }
      next = frame.u8(length - 1);
    }
    return length;
  }
}
