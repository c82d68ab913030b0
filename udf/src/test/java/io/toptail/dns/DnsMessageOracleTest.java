package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * dnsjava as an independent decoder. Where both decode a message they agree on all that {@link
 * DnsMessage} tells; where one refuses, a rule explains why, and what no rule explains fails.
 */
class DnsMessageOracleTest {
  private static final int DAMAGED = 100_000;

  private final DnsMessage message = new DnsMessage();

  @Provide
  Arbitrary<byte[]> messages() {
    return Arbitraries.randomValue(random -> new GeneratedMessages(random).wellFormed());
  }

  @Property(tries = 5_000)
  void wellFormedMessagesReadAlike(@ForAll("messages") byte[] wire) throws Exception {
    assertThat(message.wrap(wire, 0, wire.length, wire.length)).isEqualTo(WireAnomaly.NONE);
    assertThat(message.countable()).isTrue();
    assertSame(new Message(wire));
  }

  @Test
  void damagedMessagesReadAlikeOrDifferForANamedReason() {
    Random random = new Random(5);
    Map<String, Integer> verdicts = new TreeMap<>();
    for (int i = 0; i < DAMAGED / 50; i++) {
      GeneratedMessages generated = new GeneratedMessages(random);
      byte[] whole = generated.wellFormed();
      for (int copy = 0; copy < 50; copy++) {
        verdicts.merge(verdict(generated.damaged(whole)), 1, Integer::sum);
      }
    }

    assertThat(verdicts)
        .containsOnlyKeys(
            "both decode",
            "both refuse",
            "dnsjava accepts pointers into the name itself",
            "dnsjava looks into record data",
            "dnsjava takes a high extended rcode for a negative TTL");
    assertThat(verdicts.get("both decode")).isGreaterThan(DAMAGED / 5);
    assertThat(verdicts.get("both refuse")).isGreaterThan(DAMAGED / 5);
  }

  /** TC is cleared first, for where it is set dnsjava accepts what is left of a cut message. */
  private String verdict(byte[] wire) {
    if (wire.length > 2) {
      wire[2] &= ~0x02;
    }
    boolean ours = accepts(message.wrap(wire, 0, wire.length, wire.length));
    Message theirs = decode(wire);
    if (theirs == null) {
      if (!ours) {
        return "both refuse";
      }
      assertThat(withoutRecordData(wire)).as(HexFormat.of().formatHex(wire)).isTrue();
      return "dnsjava looks into record data";
    }
    assertSameHeader(theirs);
    if (ours) {
      assertSame(theirs);
      return message.hasEdns() && extendedRcodeAsNegativeTtl()
          ? "dnsjava takes a high extended rcode for a negative TTL"
          : "both decode";
    }
    if (message.anomaly() == WireAnomaly.POINTER_NOT_BACKWARDS) {
      return "dnsjava accepts pointers into the name itself";
    }
    return "only dnsjava decodes: " + message.anomaly();
  }

  private static boolean accepts(WireAnomaly anomaly) {
    return anomaly == WireAnomaly.NONE || anomaly == WireAnomaly.TRAILING_GARBAGE;
  }

  private static Message decode(byte[] wire) {
    try {
      return new Message(wire);
    } catch (java.io.IOException | RuntimeException refused) {
      return null;
    }
  }

  /** Several types, because a damaged name may point into the octets that are written over. */
  private static boolean withoutRecordData(byte[] wire) {
    return IntStream.of(0xFF01, 54, 300, 0x0201, 0x0500, 0x0C36, 0x3FFF)
        .anyMatch(type -> decode(withOpaqueRecords(wire, type)) != null);
  }

  /** A copy in which every record has a type whose data dnsjava leaves alone. */
  private static byte[] withOpaqueRecords(byte[] wire, int type) {
    byte[] copy = wire.clone();
    int[] counts = new int[4];
    for (int i = 0; i < 4; i++) {
      counts[i] = (copy[4 + 2 * i] & 0xFF) << 8 | copy[5 + 2 * i] & 0xFF;
    }
    int at = 12;
    for (int i = 0; i < counts[0]; i++) {
      at = afterName(copy, at) + 4;
    }
    for (int i = 0; i < counts[1] + counts[2] + counts[3]; i++) {
      at = afterName(copy, at);
      copy[at] = (byte) (type >> 8);
      copy[at + 1] = (byte) type;
      at += 10 + ((copy[at + 8] & 0xFF) << 8 | copy[at + 9] & 0xFF);
    }
    return copy;
  }

  private static int afterName(byte[] wire, int at) {
    while (wire[at] > 0) {
      at += wire[at] + 1;
    }
    return wire[at] == 0 ? at + 1 : at + 2;
  }

  private void assertSame(Message theirs) {
    assertSameHeader(theirs);
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
    OPTRecord opt = theirs.getOPT();
    equal("edns", message.hasEdns() ? 1 : 0, opt != null ? 1 : 0);
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

  private void assertSameHeader(Message theirs) {
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
