package io.toptail.jobs.generate;

import java.nio.ByteBuffer;

/** Writes DNS messages (RFC 1035 §4, RFC 6891) for planned queries. */
final class MessageWriter {
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int RESPONSE = 0x8180;
  private static final int QUESTION_NAME = 0xC00C;
  private static final int IN = 1;
  private static final int TTL_SECONDS = 300;
  private static final int NEGATIVE_SECONDS = 60;

  /** Two pointers and five numbers. */
  private static final int SOA_LENGTH = 24;

  private static final int EDNS_SIZE = 1232;

  private final NameArena names;

  MessageWriter(NameArena names) {
    this.names = names;
  }

  /** Appends the query. */
  void query(PlannedQuery query, ByteBuffer out) {
    begin(query, RECURSION_DESIRED, 0, 0, out);
    options(query, out);
  }

  /**
   * Appends the response: for an address the answer asked for, for everything else none, with the
   * SOA record of the zone that says so.
   */
  void response(PlannedQuery query, ByteBuffer out) {
    boolean answered = hasAnswer(query);
    boolean negative = !answered && isNegative(query);
    begin(query, RESPONSE | query.rcode, answered ? 1 : 0, negative ? 1 : 0, out);
    if (answered) {
      answer(query, out);
    }
    if (negative) {
      authority(query, out);
    }
    options(query, out);
  }

  private static boolean isNegative(PlannedQuery query) {
    return query.rcode == Kind.NXDOMAIN || query.rcode == Kind.NOERROR;
  }

  /** The SOA record of the name's parent if the name does not exist, else of the name itself. */
  private void authority(PlannedQuery query, ByteBuffer out) {
    int label = names.bytes()[names.start(query.name)];
    boolean denied = query.rcode == Kind.NXDOMAIN && label > 0;
    short owner = (short) (QUESTION_NAME + (denied ? 1 + label : 0));
    out.putShort(owner).putShort((short) QueryType.SOA).putShort((short) query.qclass);
    out.putInt(NEGATIVE_SECONDS).putShort((short) SOA_LENGTH).putShort(owner).putShort(owner);
    out.putInt(1).putInt(NEGATIVE_SECONDS).putInt(NEGATIVE_SECONDS).putInt(NEGATIVE_SECONDS);
    out.putInt(NEGATIVE_SECONDS);
  }

  /** Whether the response to the query holds a record. */
  static boolean hasAnswer(PlannedQuery query) {
    return query.rcode == Kind.NOERROR
        && query.qclass == IN
        && (query.type == QueryType.A || query.type == QueryType.AAAA);
  }

  private void begin(PlannedQuery query, int flags, int answers, int authorities, ByteBuffer out) {
    out.putShort((short) query.id).putShort((short) flags);
    out.putShort((short) 1).putShort((short) answers);
    out.putShort((short) authorities).putShort((short) (query.edns ? 1 : 0));
    int start = out.position();
    out.put(names.bytes(), names.start(query.name), names.length(query.name));
    if (query.upperCase != 0) {
      raise(out.array(), start, query.upperCase);
    }
    out.putShort((short) query.type).putShort((short) query.qclass);
  }

  private static void raise(byte[] bytes, int start, long upperCase) {
    int letter = 0;
    for (int at = start; bytes[at] != 0; at += bytes[at] + 1) {
      for (int i = at + 1; i <= at + bytes[at]; i++) {
        if (bytes[i] >= 'a' && bytes[i] <= 'z' && (upperCase >>> letter++ & 1) != 0) {
          bytes[i] -= 'a' - 'A';
        }
      }
    }
  }

  /** An address of a documentation prefix (RFC 5737, RFC 3849), the same for a name each time. */
  private static void answer(PlannedQuery query, ByteBuffer out) {
    out.putShort((short) QUESTION_NAME).putShort((short) query.type).putShort((short) IN);
    out.putInt(TTL_SECONDS);
    if (query.type == QueryType.A) {
      out.putShort((short) 4).putInt(0xCB007100 | query.name & 0xFF);
    } else {
      out.putShort((short) 16).putLong(0x20010DB8_00000000L).putLong(query.name);
    }
  }

  private static void options(PlannedQuery query, ByteBuffer out) {
    if (query.edns) {
      out.put((byte) 0).putShort((short) QueryType.OPT).putShort((short) EDNS_SIZE);
      out.putInt(0).putShort((short) 0);
    }
  }
}
