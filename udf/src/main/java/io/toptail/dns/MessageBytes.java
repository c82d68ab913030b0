package io.toptail.dns;

/**
 * The octets of one message as far as they were captured, and the length that it had when sent.
 *
 * <p>Mutable, shared by the readers of one {@link DnsMessage}; positions are offsets in {@link
 * #bytes}.
 */
final class MessageBytes {
  byte[] bytes;
  int start;

  /** First offset after the captured octets. */
  int capturedEnd;

  /** First offset after the octets that were sent; at or after {@link #capturedEnd}. */
  int sentEnd;

  void wrap(byte[] bytes, int offset, int capturedLength, int fullLength) {
    this.bytes = bytes;
    start = offset;
    capturedEnd = offset + capturedLength;
    sentEnd = offset + Math.max(capturedLength, fullLength);
  }

  /** Which anomaly it is that octets up to {@code end} are needed and were not captured. */
  WireAnomaly missing(int end, WireAnomaly ifNotSent) {
    return end > sentEnd ? ifNotSent : WireAnomaly.CAPTURE_TRUNCATED;
  }
}
