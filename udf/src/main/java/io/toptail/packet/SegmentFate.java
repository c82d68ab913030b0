package io.toptail.packet;

/** What became of a TCP segment of a DNS port. Every segment has exactly one fate. */
public enum SegmentFate {
  MESSAGES("carried messages", "at least one octet of it is part of a DNS message"),
  NO_PAYLOAD("no payload", "it opens, acknowledges or ends a connection"),
  RETRANSMITTED("retransmitted", "all its octets had come before, or came too late"),
  CUT_OFF("cut off", "the snaplen left nothing of its payload"),
  MID_STREAM("before the first message", "the connection's start was not captured"),
  AFTER_HOLE("beside a hole", "octets of its messages were not captured"),
  UNFINISHED("unfinished message", "the connection or the capture ends within its message"),
  NOT_DNS("not DNS", "its octets do not fit the form of DNS over TCP"),
  EVICTED("evicted", "the bound on memory was reached before its message was whole");

  private final String id;
  private final String description;

  SegmentFate(String id, String description) {
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
