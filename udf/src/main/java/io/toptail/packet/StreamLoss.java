package io.toptail.packet;

/** Why octets of a TCP stream are in no DNS message. */
public enum StreamLoss {
  HOLE("hole", "never captured, though later octets of the stream were", null),
  BESIDE_HOLE(
      "beside-hole",
      "captured, but the rest of the message or its start is in a hole",
      SegmentFate.AFTER_HOLE),
  MID_STREAM(
      "mid-stream",
      "captured before the first message of a connection without its start",
      SegmentFate.MID_STREAM),
  UNFINISHED(
      "unfinished",
      "the connection or the capture ends within the message",
      SegmentFate.UNFINISHED),
  NOT_DNS("not-dns", "do not fit the form of DNS over TCP", SegmentFate.NOT_DNS),
  EVICTED("evicted", "given up when the bound on memory was reached", SegmentFate.EVICTED);

  private final String id;
  private final String description;
  private final SegmentFate fate;

  StreamLoss(String id, String description, SegmentFate fate) {
    this.id = id;
    this.description = description;
    this.fate = fate;
  }

  /** Stable name for reports. */
  public String id() {
    return id;
  }

  /** One line for a person who reads the ledger. */
  public String description() {
    return description;
  }

  /** What becomes of a segment whose octets are lost for this; null for octets without one. */
  SegmentFate fate() {
    return fate;
  }
}
