package io.toptail.packet;

import static io.toptail.packet.NetworkOrder.u16;

/**
 * Tells whether octets of a TCP stream look like a DNS message with the two octets of its length
 * before it (RFC 1035 §4.2.2). All that this package knows of DNS.
 */
final class MessageForm {
  /** Octets of the length. */
  static final int PREFIX = 2;

  private static final int HEADER = 12;

  /** A root name, a type and a class. */
  private static final int SHORTEST_ENTRY = 5;

  /** A root name, type, class, time to live and length. */
  private static final int SHORTEST_RECORD = 11;

  private static final int LONGEST_NAME = 255;
  private static final int TYPE_OPT = 41;
  private static final int OPCODE_UPDATE = 5;
  private static final int HIGHEST_RCODE = 11;

  /** Whether something is so. */
  enum Verdict {
    YES,
    NO,
    /** More octets are needed. */
    OPEN
  }

  private MessageForm() {}

  /**
   * Whether a length is followed by a header that it has room for. Much that is no message passes:
   * for places where one is expected.
   *
   * @param available octets from {@code at} on that can be read
   */
  static Verdict header(byte[] bytes, int at, int available) {
    if (available < PREFIX) {
      return Verdict.OPEN;
    }
    int length = u16(bytes, at);
    if (length < HEADER) {
      return Verdict.NO;
    }
    if (available < PREFIX + HEADER) {
      return Verdict.OPEN;
    }
    int message = at + PREFIX;
    boolean room = entries(bytes, message) * SHORTEST_ENTRY <= length - HEADER;
    return verdict(room && isOpcode(opcode(bytes, message)));
  }

  private static int entries(byte[] bytes, int message) {
    return u16(bytes, message + 4) + records(bytes, message);
  }

  private static int records(byte[] bytes, int message) {
    return u16(bytes, message + 6) + u16(bytes, message + 8) + u16(bytes, message + 10);
  }

  private static int opcode(byte[] bytes, int message) {
    return bytes[message + 2] >> 3 & 0xF;
  }

  private static boolean isOpcode(int opcode) {
    return opcode <= 6 && opcode != 3;
  }

  /**
   * Whether a length is followed by an ordinary message, as far as header and first question, or
   * first record if there is no question, show it. Of random octets hardly any pass: for places
   * where nothing is known.
   */
  static Verdict message(byte[] bytes, int at, int available) {
    Verdict header = header(bytes, at, available);
    if (header != Verdict.YES) {
      return header;
    }
    int message = at + PREFIX;
    int end = message + u16(bytes, at);
    if (!isOrdinary(bytes, message, end)) {
      return Verdict.NO;
    }
    boolean question = u16(bytes, message + 4) > 0;
    if (!question && records(bytes, message) == 0) {
      return verdict(end == message + HEADER);
    }
    return entry(bytes, message + HEADER, end, at + available, question);
  }

  private static boolean isOrdinary(byte[] bytes, int message, int end) {
    int flags = u16(bytes, message + 2);
    int questions = u16(bytes, message + 4);
    int smallest = questions * SHORTEST_ENTRY + records(bytes, message) * SHORTEST_RECORD;
    boolean reserved = (flags & 0x40) != 0;
    if (reserved || questions > 1 || smallest > end - message - HEADER) {
      return false;
    }
    int rcode = flags & 0xF;
    if ((flags & 0x8000) != 0) {
      return rcode <= HIGHEST_RCODE;
    }
    // Of a query's records only IXFR, NOTIFY, OPT, TSIG and the like are known; an update has many.
    boolean few = u16(bytes, message + 6) <= 1 && u16(bytes, message + 8) <= 1;
    return rcode == 0 && questions == 1 && (few || opcode(bytes, message) == OPCODE_UPDATE);
  }

  /** The first name cannot be compressed: only the header is before it. */
  private static Verdict entry(byte[] bytes, int name, int end, int readable, boolean question) {
    int at = name;
    while (at < end && at < readable && bytes[at] != 0) {
      if (bytes[at] < 0 || bytes[at] > 63 || at - name > LONGEST_NAME) {
        return Verdict.NO;
      }
      at += 1 + bytes[at];
    }
    int fields = at + 1;
    int next = fields + (question ? 4 : 10);
    if (at - name >= LONGEST_NAME || next > end) {
      return Verdict.NO;
    }
    if (next > readable) {
      return Verdict.OPEN;
    }
    int type = u16(bytes, fields);
    boolean known = type != 0 && isClass(u16(bytes, fields + 2)) || !question && type == TYPE_OPT;
    boolean room = question || next + u16(bytes, next - 2) <= end;
    return verdict(known && room);
  }

  /** IN, CH, HS, NONE, ANY. */
  private static boolean isClass(int number) {
    return number == 1 || number == 3 || number == 4 || number == 254 || number == 255;
  }

  private static Verdict verdict(boolean yes) {
    return yes ? Verdict.YES : Verdict.NO;
  }
}
