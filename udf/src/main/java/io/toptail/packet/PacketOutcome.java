package io.toptail.packet;

/** What became of a packet. Every packet has exactly one outcome, and the ledger counts it. */
public enum PacketOutcome {
  UDP("udp", "a whole UDP header; the payload may be cut by the snaplen"),
  TCP("tcp", "a TCP segment"),
  FRAGMENT("ip-fragment", "a piece of a fragmented IP datagram"),
  OTHER_PROTOCOL("other-protocol", "IP, but neither UDP nor TCP"),
  NOT_IP("not-ip", "the link layer carries something else than IP"),
  UNKNOWN_LINK_TYPE("unknown-link-type", "the capture's link type is not one that is read"),
  BAD_LINK_HEADER("bad-link-header", "a version or length in the headers before IP is impossible"),
  UNREADABLE("unreadable", "what the link layer carries is encrypted or compressed"),
  SPLIT_FRAME("split-frame", "an 802.11 frame that is a piece of a packet, or several packets"),
  TOO_DEEP("nested-too-deep", "more than eight packets, one in the other"),
  CUT_OFF("cut-off", "the capture ends before the last header does"),
  BAD_IP_HEADER("bad-ip-header", "the IP version or a length in the IP headers is impossible"),
  BAD_UDP_LENGTH("bad-udp-length", "the UDP length is below 8, or IP has no room for the header"),
  BAD_TCP_HEADER("bad-tcp-header", "the TCP header's length is below 20, or IP has no room for it");

  private final String id;
  private final String description;

  PacketOutcome(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** Stable name for reports and metrics: lower case, with hyphens. */
  public String id() {
    return id;
  }

  /** One line for a person who reads the ledger. */
  public String description() {
    return description;
  }
}
