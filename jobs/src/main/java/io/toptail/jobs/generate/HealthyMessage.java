package io.toptail.jobs.generate;

import io.toptail.jobs.generate.HealthyRecords.Answer;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes DNS messages (RFC 1035 §4, RFC 6891) for healthy look-ups, with whole records. */
final class HealthyMessage {
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int RESOLVED = 0x8180;
  private static final int AUTHORITATIVE = 0x8400;
  private static final int QUESTION_NAME = 0xC00C;
  private static final int IN = 1;
  private static final int EDNS_SIZE = 1232;
  private static final int DNSSEC_OK = 0x8000;

  private final boolean authoritative;

  /**
   * @param authoritative whether resolvers ask an authoritative server, or clients a resolver
   */
  HealthyMessage(boolean authoritative) {
    this.authoritative = authoritative;
  }

  /** Appends a query. */
  void query(Lookup lookup, int type, int id, ByteBuffer out) {
    begin(lookup, type, id, authoritative ? 0 : RECURSION_DESIRED, 0, 0, out);
    options(out);
  }

  /** Appends a response, a negative one with the SOA record of the zone. */
  void response(Lookup lookup, int type, int id, int rcode, ByteBuffer out) {
    List<Answer> answers = rcode == Kind.NOERROR ? HealthyRecords.of(lookup, type) : List.of();
    boolean negative = answers.isEmpty() && rcode != Kind.SERVFAIL;
    int flags = (authoritative ? AUTHORITATIVE : RESOLVED) | rcode;
    begin(lookup, type, id, flags, answers.size(), negative ? 1 : 0, out);
    answers.forEach(answer -> record(answer, out));
    if (negative) {
      record(HealthyRecords.denial(lookup), out);
    }
    options(out);
  }

  private static void begin(
      Lookup lookup, int type, int id, int flags, int answers, int authorities, ByteBuffer out) {
    out.putShort((short) id).putShort((short) flags).putShort((short) 1);
    out.putShort((short) answers).putShort((short) authorities).putShort((short) 1);
    out.put(HealthyRecords.wire(lookup.name())).putShort((short) type).putShort((short) IN);
  }

  private void options(ByteBuffer out) {
    out.put((byte) 0).putShort((short) QueryType.OPT).putShort((short) EDNS_SIZE);
    out.putInt(authoritative ? DNSSEC_OK : 0).putShort((short) 0);
  }

  private static void record(Answer answer, ByteBuffer out) {
    if (answer.owner() == null) {
      out.putShort((short) QUESTION_NAME);
    } else {
      out.put(answer.owner());
    }
    out.putShort((short) answer.type()).putShort((short) IN).putInt(answer.ttl());
    out.putShort((short) answer.data().length).put(answer.data());
  }
}
