package io.toptail.dns;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * dnsjava as an independent decoder. Where both decode a message they agree on all that {@link
 * DnsMessage} tells; where one refuses, a rule explains why.
 */
final class DnsOracle {
  static final String BOTH_DECODE = "both decode";
  static final String BOTH_REFUSE = "both refuse";
  static final String INTO_ITSELF = "dnsjava accepts pointers into the name itself";
  static final String MANY_POINTERS = "dnsjava follows more than 127 pointers";
  static final String RECORD_DATA = "dnsjava looks into record data";
  static final String NEGATIVE_TTL = "dnsjava takes a high extended rcode for a negative TTL";

  private final DnsMessage message = new DnsMessage();

  /**
   * Reads any octets with both. TC is cleared first, for where it is set dnsjava accepts what is
   * left of a cut message.
   *
   * @param wire changed
   * @throws AssertionError if they differ and no rule says why
   */
  String verdict(byte[] wire) {
    if (wire.length > 2) {
      wire[2] &= ~0x02;
    }
    return compare(wire);
  }

  /** Reads a message with both as it is, TC included. */
  String compare(byte[] wire) {
    boolean ours = accepts(message.wrap(wire, 0, wire.length, wire.length));
    Message theirs = decode(wire);
    if (theirs != null) {
      return decodedVerdict(ours, theirs);
    }
    if (!ours) {
      return BOTH_REFUSE;
    }
    if (!hasWholeRecords(wire)) {
      throw new AssertionError("only we decode " + HexFormat.of().formatHex(wire));
    }
    return RECORD_DATA;
  }

  private String decodedVerdict(boolean ours, Message theirs) {
    requireSameHeader(theirs);
    if (ours) {
      requireSame(theirs);
      return message.hasEdns() && extendedRcodeAsNegativeTtl() ? NEGATIVE_TTL : BOTH_DECODE;
    }
    return switch (message.anomaly()) {
      case POINTER_NOT_BACKWARDS -> INTO_ITSELF;
      case POINTER_LOOP -> MANY_POINTERS;
      default -> throw new AssertionError("only dnsjava decodes: " + message.anomaly());
    };
  }

  private static boolean accepts(WireAnomaly anomaly) {
    return anomaly == WireAnomaly.NONE || anomaly == WireAnomaly.TRAILING_GARBAGE;
  }

  private static Message decode(byte[] wire) {
    try {
      return new Message(wire);
    } catch (IOException | RuntimeException refused) {
      return null;
    }
  }

  /** Whether dnsjava reads every name, and there is room for all that is announced. */
  private static boolean hasWholeRecords(byte[] wire) {
    try {
      DNSInput in = new DNSInput(wire);
      in.jump(4);
      int questions = in.readU16();
      int records = in.readU16() + in.readU16() + in.readU16();
      for (int i = 0; i < questions + records; i++) {
        new Name(in);
        in.readU32();
        if (i >= questions) {
          in.readU32();
          in.readByteArray(in.readU16());
        }
      }
      return true;
    } catch (IOException | RuntimeException refused) {
      return false;
    }
  }

  private void requireSame(Message theirs) {
    Record question = theirs.getQuestion();
    if (message.hasQuestion() != (question != null)) {
      throw new AssertionError("question: " + question);
    }
    if (question != null) {
      byte[] name = Arrays.copyOf(message.name(), message.nameLength());
      equal("name", Arrays.compare(name, question.getName().toWireCanonical()), 0);
      byte[] sent = Arrays.copyOf(message.nameAsSent(), message.nameLength());
      equal("sent", Arrays.compare(sent, question.getName().toWire()), 0);
      equal("type", message.qtype(), question.getType());
      equal("class", message.qclass(), question.getDClass());
    }
    requireSameEdns(theirs);
  }

  private void requireSameEdns(Message theirs) {
    OPTRecord opt = theirs.getOPT();
    flag("edns", message.hasEdns(), opt != null);
    if (opt == null) {
      equal("rcode", message.rcode(), theirs.getRcode());
    } else if (opt.getTTL() == 0 && extendedRcodeAsNegativeTtl()) {
      equal("size", message.ednsUdpSize(), opt.getPayloadSize());
    } else {
      equal("version", message.ednsVersion(), opt.getVersion());
      equal("size", message.ednsUdpSize(), opt.getPayloadSize());
      equal("do", message.dnssecOk() ? 0x8000 : 0, opt.getFlags() & 0x8000);
      equal("rcode", message.rcode(), theirs.getRcode());
    }
  }

  /** dnsjava reads a TTL with its first bit set as 0 (RFC 2181 §8), in an OPT record too. */
  private boolean extendedRcodeAsNegativeTtl() {
    return message.rcode() >> 4 >= 0x80;
  }

  private void requireSameHeader(Message theirs) {
    var header = theirs.getHeader();
    equal("id", message.id(), header.getID());
    equal("opcode", message.opcode(), header.getOpcode());
    equal("rcode", message.headerRcode(), header.getRcode());
    flag("qr", message.isResponse(), header.getFlag(Flags.QR));
    flag("aa", message.aa(), header.getFlag(Flags.AA));
    flag("tc", message.tc(), header.getFlag(Flags.TC));
    flag("rd", message.rd(), header.getFlag(Flags.RD));
    flag("ra", message.ra(), header.getFlag(Flags.RA));
    flag("ad", message.ad(), header.getFlag(Flags.AD));
    flag("cd", message.cd(), header.getFlag(Flags.CD));
    equal("qdcount", message.questionCount(), header.getCount(Section.QUESTION));
    equal("ancount", message.answerCount(), header.getCount(Section.ANSWER));
    equal("nscount", message.authorityCount(), header.getCount(Section.AUTHORITY));
    equal("arcount", message.additionalCount(), header.getCount(Section.ADDITIONAL));
  }

  private static void flag(String field, boolean ours, boolean theirs) {
    equal(field, ours ? 1 : 0, theirs ? 1 : 0);
  }

  /** Cheaper than an assertion object for each of millions of comparisons. */
  private static void equal(String field, int ours, int theirs) {
    if (ours != theirs) {
      throw new AssertionError(field + ": " + ours + " here, " + theirs + " in dnsjava");
    }
  }
}
