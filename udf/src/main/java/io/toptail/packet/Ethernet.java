package io.toptail.packet;

/** Ethernet II and IEEE 802.3: two addresses and an EtherType or length. */
final class Ethernet {
  static final int HEADER = 14;

  private Ethernet() {}

  static Layer next(Frame frame) {
    return EtherType.at(frame, HEADER - 2);
  }
}
