package io.toptail.packet;

/** What follows a header: another one, which begins at {@link Frame#at}, or why none does. */
enum Layer {
  IP,
  ETHERNET,
  LLC,
  PPP,
  PPPOE,
  MPLS,
  WLAN,

  /** The link type that {@link Frame#linkType} names. */
  LINK_TYPE,

  NOT_IP(PacketOutcome.NOT_IP),
  UNKNOWN_LINK_TYPE(PacketOutcome.UNKNOWN_LINK_TYPE),
  BAD_LINK_HEADER(PacketOutcome.BAD_LINK_HEADER),
  UNREADABLE(PacketOutcome.UNREADABLE),
  SPLIT_FRAME(PacketOutcome.SPLIT_FRAME),
  TOO_DEEP(PacketOutcome.TOO_DEEP),
  CUT_OFF(PacketOutcome.CUT_OFF);

  private final PacketOutcome stop;

  Layer() {
    this(null);
  }

  Layer(PacketOutcome stop) {
    this.stop = stop;
  }

  /** Why reading stops here; null if it goes on. */
  PacketOutcome stop() {
    return stop;
  }
}
