package io.toptail.dns;

/**
 * What is wrong with a message on the wire. The first thing that is wrong decides.
 *
 * <h2>Which messages count</h2>
 *
 * <p>A message counts when its header and its first question (if it announces one) can be read, and
 * nothing else is wrong than a name that is odd but has an end, octets too many, or a capture that
 * was cut. A message that ends before what it announces, or whose records cannot be told apart, is
 * not counted: nothing shows that the rest of it was meant as DNS. So {@link #countable} is about
 * the anomaly, and {@link DnsMessage#countable} about the message.
 *
 * <p>Whatever Wireshark decodes without complaint and with a name counts; what it calls malformed
 * has an anomaly, unless the fault is in record data.
 */
public enum WireAnomaly {
  NONE("none", "well-formed", "RFC 1035 §4", true),
  SHORT_HEADER("short-header", "fewer than 12 octets", "RFC 1035 §4.1.1", false),
  NOT_DNS(
      "not-dns",
      "more questions and records announced than the message has room for",
      "RFC 1035 §4.1.1",
      false),
  LABEL_TYPE(
      "label-type", "a label's length octet begins with bits 01 or 10", "RFC 6891 §5", false),
  LABEL_PAST_END(
      "label-past-end", "a label runs past the end of the message", "RFC 1035 §3.1", false),
  POINTER_NOT_BACKWARDS(
      "pointer-not-backwards",
      "a compression pointer does not point to an earlier name",
      "RFC 1035 §4.1.4",
      true),
  POINTER_LOOP(
      "pointer-loop",
      "a name follows more than 127 compression pointers",
      "RFC 1035 §4.1.4",
      false),
  NAME_TOO_LONG("name-too-long", "a name is longer than 255 octets", "RFC 1035 §2.3.4", true),
  QUESTION_CUT("question-cut", "the message ends in a question", "RFC 1035 §4.1.2", false),
  RECORD_CUT("record-cut", "the message ends in a resource record", "RFC 1035 §4.1.3", false),
  TRAILING_GARBAGE(
      "trailing-garbage", "octets follow the last resource record", "RFC 1035 §4.1", true),
  CAPTURE_TRUNCATED(
      "capture-truncated", "the capture kept only the beginning (snaplen)", "pcap", true);

  private final String id;
  private final String description;
  private final String reference;
  private final boolean countable;

  WireAnomaly(String id, String description, String reference, boolean countable) {
    this.id = id;
    this.description = description;
    this.reference = reference;
    this.countable = countable;
  }

  /** Stable name for reports and metrics: lower case, with hyphens. */
  public String id() {
    return id;
  }

  /** One line for a person who reads the report. */
  public String description() {
    return description;
  }

  /** The document and section that says so. */
  public String reference() {
    return reference;
  }

  /** Whether a message with this anomaly counts if its first question is readable. */
  public boolean countable() {
    return countable;
  }
}
