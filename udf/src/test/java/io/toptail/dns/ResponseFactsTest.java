package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What responses say, against dnsjava's reading of the same octets. */
class ResponseFactsTest {
  private final DnsMessage message = new DnsMessage();
  private final ResponseFacts facts = new ResponseFacts();

  private static Name name(String text) {
    return Name.fromConstantString(text);
  }

  private static Message response(int rcode) {
    Message response = new Message(1);
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setRcode(rcode);
    response.addRecord(
        Record.newRecord(name("www.example.com."), Type.A, DClass.IN), Section.QUESTION);
    return response;
  }

  private static Record address(int ttl) throws IOException {
    return new ARecord(
        name("www.example.com."), DClass.IN, ttl, InetAddress.getByName("192.0.2.1"));
  }

  private static Record soa(String owner, int ttl, int minimum) {
    Name server = name("ns.example.");
    return new SOARecord(name(owner), DClass.IN, ttl, server, server, 1, 2, 3, 4, minimum);
  }

  private static Record server(int ttl) {
    return new NSRecord(name("example.com."), DClass.IN, ttl, name("ns.example."));
  }

  private static Record alias(int ttl) {
    return new CNAMERecord(name("www.example.com."), DClass.IN, ttl, name("x.example.net."));
  }

  private ResponseFacts read(Message response) {
    byte[] wire = response.toWire();
    return read(wire, wire.length);
  }

  private ResponseFacts read(byte[] wire, int captured) {
    message.wrap(wire, 0, captured, wire.length);
    facts.read(message);
    return facts;
  }

  private void assertSays(Message response, Outcome outcome, int ttl) {
    read(response);
    assertThat(facts.outcome()).isEqualTo(outcome);
    assertThat(facts.ttl()).isEqualTo(ttl);
  }

  @Test
  void anAnswerHoldsAsLongAsTheShortestOfItsRecords() throws IOException {
    Message response = response(0);
    response.addRecord(alias(300), Section.ANSWER);
    response.addRecord(address(60), Section.ANSWER);
    assertSays(response, Outcome.ANSWER, 60);
  }

  @Test
  void anAliasAloneIsAnAnswerUnlessAnSoaSaysThatItsTargetHasNone() {
    Message response = response(0);
    response.addRecord(alias(300), Section.ANSWER);
    assertSays(response, Outcome.ANSWER, 300);
    response.addRecord(soa("example.net.", 900, 30), Section.AUTHORITY);
    assertSays(response, Outcome.NODATA, 30);
  }

  @Test
  void withoutAnswerServersMeanAReferralAndAnSoaNoData() {
    Message response = response(0);
    assertSays(response, Outcome.NODATA, ResponseFacts.NO_TTL);
    response.addRecord(server(172_800), Section.AUTHORITY);
    assertSays(response, Outcome.REFERRAL, 172_800);
    response.getHeader().setFlag(Flags.AA);
    assertSays(response, Outcome.NODATA, ResponseFacts.NO_TTL);
    response.getHeader().unsetFlag(Flags.AA);
    response.addRecord(soa("example.com.", 20, 900), Section.AUTHORITY);
    assertSays(response, Outcome.NODATA, 20);
  }

  @Test
  void denialsTellWhoDenies() {
    for (String owner : List.of(".", "com.", "example.com.", "a.b.c.example.com.")) {
      Message response = response(3);
      response.addRecord(soa(owner, 900, 300), Section.AUTHORITY);
      assertSays(response, Outcome.NXDOMAIN, 300);
      assertThat(facts.hasSoa()).isTrue();
      assertThat(facts.soaOwnerLabels()).isEqualTo(name(owner).labels() - 1);
    }
    assertThat(read(response(3)).hasSoa()).isFalse();
  }

  @Test
  void errorsAreTheirCode() {
    assertThat(read(response(2)).outcome()).isEqualTo(Outcome.SERVFAIL);
    assertThat(read(response(5)).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(read(response(1)).outcome()).isEqualTo(Outcome.OTHER);
    Message truncated = response(0);
    truncated.getHeader().setFlag(Flags.TC);
    assertThat(read(truncated).outcome()).isEqualTo(Outcome.TRUNCATED);
    Message update = response(0);
    update.getHeader().setOpcode(5);
    assertThat(read(update).outcome()).isEqualTo(Outcome.OTHER);
  }

  @Test
  void theFirstExtendedErrorCounts() {
    Message response = response(2);
    assertThat(read(response).errorCode()).isEqualTo(ResponseFacts.NO_ERROR_CODE);
    response.addRecord(
        new OPTRecord(
            1232,
            0,
            0,
            0,
            List.of(
                new GenericEDNSOption(65_001, new byte[3]),
                new GenericEDNSOption(15, new byte[] {1}),
                new GenericEDNSOption(15, new byte[] {0, 22, 'x'}),
                new GenericEDNSOption(15, new byte[] {0, 9}))),
        Section.ADDITIONAL);
    assertThat(read(response).errorCode()).isEqualTo(22);
  }

  @Test
  void aTtlWithItsFirstBitSetIsZero() throws IOException {
    Message answered = response(0);
    answered.addRecord(address(60), Section.ANSWER);
    byte[] wire = answered.toWire();
    wire[wire.length - 10] |= (byte) 0x80;
    assertThat(read(wire, wire.length).ttl()).isZero();
  }

  @Test
  void ofACutResponseTheHeaderDecides() throws IOException {
    Message answered = response(0);
    answered.addRecord(address(60), Section.ANSWER);
    byte[] wire = answered.toWire();
    assertThat(read(wire, wire.length - 6).outcome()).isEqualTo(Outcome.ANSWER);
    assertThat(facts.ttl()).isEqualTo(ResponseFacts.NO_TTL);
  }

  @Property(tries = 2_000)
  void agreesWithDnsjava(@ForAll long seed) throws IOException {
    GeneratedMessages generated = new GeneratedMessages(new Random(seed));
    byte[] wire = generated.wellFormed();
    wire[2] |= (byte) 0x80;
    read(wire, wire.length);
    Message theirs = new Message(wire);
    assertThat(facts.outcome()).isEqualTo(outcome(theirs));
    Record soa = first(theirs, Type.SOA);
    assertThat(facts.hasSoa()).isEqualTo(soa != null);
    if (soa != null) {
      assertThat(facts.soaOwnerLabels()).isEqualTo(soa.getName().labels() - 1);
    }
    if (facts.outcome() == Outcome.NXDOMAIN && soa != null) {
      long minimum = ((SOARecord) soa).getMinimum();
      assertThat((long) facts.ttl()).isEqualTo(Math.min(soa.getTTL(), minimum));
    }
  }

  private static Record first(Message message, int type) {
    return message.getSection(Section.AUTHORITY).stream()
        .filter(record -> record.getType() == type)
        .findFirst()
        .orElse(null);
  }

  private static Outcome outcome(Message message) {
    if (message.getHeader().getOpcode() != 0) {
      return Outcome.OTHER;
    }
    return switch (message.getRcode()) {
      case 0 -> withoutError(message);
      case 2 -> Outcome.SERVFAIL;
      case 3 -> Outcome.NXDOMAIN;
      case 5 -> Outcome.REFUSED;
      default -> Outcome.OTHER;
    };
  }

  private static Outcome withoutError(Message message) {
    if (message.getHeader().getFlag(Flags.TC)) {
      return Outcome.TRUNCATED;
    }
    Record question = message.getQuestion();
    int type = question == null ? 0 : question.getType();
    List<Record> answers = message.getSection(Section.ANSWER);
    boolean soa = first(message, Type.SOA) != null;
    if (answers.stream().anyMatch(r -> r.getType() == type || type == Type.ANY)) {
      return Outcome.ANSWER;
    }
    if (answers.stream().anyMatch(r -> r.getType() == Type.CNAME)) {
      return soa ? Outcome.NODATA : Outcome.ANSWER;
    }
    boolean servers = first(message, Type.NS) != null;
    boolean referral = servers && !soa && !message.getHeader().getFlag(Flags.AA);
    return referral ? Outcome.REFERRAL : Outcome.NODATA;
  }

  @Property(tries = 3_000)
  void readsWhateverOctetsThereAre(@ForAll long seed) {
    Random random = new Random(seed);
    GeneratedMessages generated = new GeneratedMessages(random);
    byte[] wire = generated.damaged(generated.damaged(generated.wellFormed()));
    int captured = random.nextInt(wire.length + 1);
    message.wrap(wire, 0, captured, wire.length);
    if (message.countable()) {
      facts.read(message);
      assertThat(facts.outcome().isResponse()).isTrue();
      assertThat(facts.ttl()).isGreaterThanOrEqualTo(-1);
      assertThat(facts.soaOwnerLabels()).isBetween(0, 127);
      assertThat(facts.errorCode()).isBetween(-1, 65_535);
    }
  }
}
