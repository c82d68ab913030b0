package io.toptail.packet;

/** Data messages of L2TP version 2 (RFC 2661), which carry PPP. */
final class L2tp {
  private static final int LENGTH = 0x4000;
  private static final int SEQUENCE = 0x0800;
  private static final int OFFSET = 0x0200;
  private static final int PRIORITY = 0x0100;
  private static final int VERSION_2 = 0x0002;

  /** Tunnel and session. */
  private static final int IDENTIFIERS = 4;

  private L2tp() {}

  /** Null also for PPP that carries something else than IP. */
  static Layer enter(Frame frame) {
    if (!frame.has(2)) {
      return null;
    }
    int flags = frame.u16(0);
    if ((flags & ~(LENGTH | SEQUENCE | OFFSET | PRIORITY)) != VERSION_2) {
      return null;
    }
    int length = 2 + ((flags & LENGTH) != 0 ? 2 : 0) + IDENTIFIERS;
    length += (flags & SEQUENCE) != 0 ? 4 : 0;
    if ((flags & OFFSET) != 0) {
      length += frame.has(length + 2) ? 2 + frame.u16(length) : 2;
    }
    int ppp = length + (frame.has(length + 2) && frame.u16(length) == 0xFF03 ? 2 : 0);
    int protocol = !frame.has(ppp + 2) ? 0 : frame.u16(ppp);
    boolean ip = protocol == Ppp.IPV4 || protocol == Ppp.IPV6;
    return ip && Plausible.ip(frame, ppp + 2) ? frame.enter(ppp + 2, Layer.IP) : null;
  }
}
