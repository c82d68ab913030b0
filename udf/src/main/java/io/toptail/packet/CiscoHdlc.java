package io.toptail.packet;

/** Cisco's HDLC framing: address, control, and an EtherType. */
final class CiscoHdlc {
  private static final int UNICAST = 0x0F;
  private static final int BROADCAST = 0x8F;

  private CiscoHdlc() {}

  static boolean isAddress(int octet) {
    return octet == UNICAST || octet == BROADCAST;
  }

  /** The header at a distance. */
  static Layer next(Frame frame, int distance) {
    return EtherType.at(frame, distance + 2);
  }
}
