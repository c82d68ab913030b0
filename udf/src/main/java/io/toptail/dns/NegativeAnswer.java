package io.toptail.dns;

import io.toptail.packet.NetworkOrder;

/**
 * Whose denial a negative answer is: the owner of the SOA record in its authority section (RFC 2308
 * §2). Looks at the first authority records only, of answers with one question and no answer
 * record; all others are nobody's.
 */
public final class NegativeAnswer {
  private static final int NXDOMAIN = 3;
  private static final int TYPE_SOA = 6;
  private static final int POINTER = 0xC0;
  private static final int TYPE_AND_CLASS = 4;

  /** Type, class, TTL and length of data. */
  private static final int FIXED = 10;

  /** With DNSSEC some records of proof may come before. */
  private static final int MOST_RECORDS = 16;

  private NegativeAnswer() {}

  /** Whether a message says that a name does not exist. */
  public static boolean isNameError(DnsMessage message) {
    return message.isResponse() && message.headerRcode() == NXDOMAIN;
  }

  /** Whether it is the root zone that says so. Allocates nothing. */
  public static boolean isOfRoot(DnsMessage message) {
    boolean simple =
        isNameError(message)
            && message.questionReadable()
            && message.questionCount() == 1
            && message.answerCount() == 0
            && message.authorityCount() > 0;
    return simple && hasRootSoa(message.view(), Math.min(message.authorityCount(), MOST_RECORDS));
  }

  private static boolean hasRootSoa(MessageBytes message, int records) {
    int question = afterName(message, message.start + DnsHeader.LENGTH);
    int at = question < 0 ? message.capturedEnd : question + TYPE_AND_CLASS;
    for (int i = 0; i < records; i++) {
      int fixed = afterName(message, at);
      if (fixed < 0 || fixed + FIXED > message.capturedEnd) {
        return false;
      }
      if (NetworkOrder.u16(message.bytes, fixed) == TYPE_SOA) {
        return isRoot(message, at);
      }
      at = fixed + FIXED + NetworkOrder.u16(message.bytes, fixed + FIXED - 2);
    }
    return false;
  }

  /** A zero octet, or a pointer to one. */
  private static boolean isRoot(MessageBytes message, int at) {
    int first = message.bytes[at] & 0xFF;
    if (first < POINTER) {
      return first == 0;
    }
    int target = message.start + (NetworkOrder.u16(message.bytes, at) & 0x3FFF);
    return target < at && message.bytes[target] == 0;
  }

  /** The offset after a name; -1 if it was not captured whole. */
  private static int afterName(MessageBytes message, int from) {
    int at = from;
    while (at < message.capturedEnd) {
      int length = message.bytes[at] & 0xFF;
      if (length >= POINTER) {
        return at + 2 <= message.capturedEnd ? at + 2 : -1;
      }
      at += length + 1;
      if (length == 0) {
        return at;
      }
    }
    return -1;
  }
}
