package io.toptail.packet;

/** Geneve (RFC 8926): version 0, options, and an EtherType. */
final class Geneve {
  private static final int HEADER = 8;

  private Geneve() {}

  static Layer enter(Frame frame) {
    if (!frame.has(HEADER)) {
      return null;
    }
    int first = frame.u8(0);
    boolean valid = first >> 6 == 0 && (frame.u8(1) & 0x3F) == 0 && frame.u8(7) == 0;
    int length = HEADER + (first & 0x3F) * 4;
    if (!valid || !frame.has(length)) {
      return null;
    }
    return switch (frame.u16(2)) {
      case EtherType.IPV4, EtherType.IPV6 ->
          Plausible.ip(frame, length) ? frame.enter(length, Layer.IP) : null;
      case EtherType.TRANSPARENT_BRIDGING ->
          Plausible.ethernet(frame, length) ? frame.enter(length, Layer.ETHERNET) : null;
      case EtherType.MPLS, EtherType.MPLS_UPSTREAM -> frame.enter(length, Layer.MPLS);
      default -> null;
    };
  }
}
