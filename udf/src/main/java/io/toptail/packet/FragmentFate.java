package io.toptail.packet;

/** What became of a fragment of an IP datagram. Every fragment has exactly one fate. */
public enum FragmentFate {
  MESSAGE("carried message", "its datagram is whole and holds a DNS message"),
  OTHER_PORT("no DNS port", "its datagram is whole and of another port"),
  TCP("carried TCP", "its datagram is whole and holds a TCP segment, which is not read"),
  NO_UDP("no UDP", "its datagram is whole and holds no whole UDP header"),
  DUPLICATE("duplicate", "the same fragment had come before"),
  OVERLAPPING("overlapping", "it lies within others (IPv4), or one overlaps (IPv6, RFC 5722)"),
  CUT_OFF("cut off", "the snaplen left only a part of it"),
  BAD_LENGTH("bad length", "not the last, but no multiple of 8 octets (RFC 791, RFC 8200)"),
  OVERSIZED("oversized", "its datagram would be longer than 65,535 octets"),
  CONTRADICTORY("contradictory end", "its datagram's fragments do not agree where it ends"),
  INCOMPLETE("incomplete", "its datagram was not whole within 30 s (IPv4) or 60 s (IPv6)"),
  EVICTED("evicted", "the bound on memory was reached before its datagram was whole");

  private final String id;
  private final String description;

  FragmentFate(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** Stable name for reports. */
  public String id() {
    return id;
  }

  /** One line for a person who reads the ledger. */
  public String description() {
    return description;
  }
}
