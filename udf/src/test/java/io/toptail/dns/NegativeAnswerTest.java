package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Answers made by dnsjava. */
class NegativeAnswerTest {
  private static Name name(String text) {
    try {
      return Name.fromString(text);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Message denial(String question, String zone, int rcode, int proofs) {
    Message message = new Message(7);
    message.getHeader().setFlag(Flags.QR);
    message.getHeader().setRcode(rcode);
    message.addRecord(Record.newRecord(name(question), Type.A, DClass.IN), Section.QUESTION);
    for (int i = 0; i < proofs; i++) {
      NSECRecord proof =
          new NSECRecord(name("p" + i + "."), DClass.IN, 60, name("q."), new int[] {Type.NS});
      message.addRecord(proof, Section.AUTHORITY);
    }
    SOARecord soa = new SOARecord(name(zone), DClass.IN, 60, name("a."), name("b."), 1, 2, 3, 4, 5);
    message.addRecord(soa, Section.AUTHORITY);
    return message;
  }

  private static DnsMessage read(byte[] bytes, int length) {
    DnsMessage message = new DnsMessage();
    byte[] padded = new byte[bytes.length + 7];
    System.arraycopy(bytes, 0, padded, 7, length);
    message.wrap(padded, 7, length, bytes.length);
    return message;
  }

  private static boolean ofRoot(Message message) {
    byte[] bytes = message.toWire();
    return NegativeAnswer.isOfRoot(read(bytes, bytes.length));
  }

  @ParameterizedTest
  @CsvSource({
    "host.local., ., 3, 0, true",
    "host.local., ., 3, 4, true",
    "host.local., ., 3, 15, true",
    "host.local., ., 3, 16, false",
    "host.local., local., 3, 0, false",
    "host.example.com., com., 3, 2, false",
    "host.local., ., 0, 0, false",
    "., ., 3, 0, true"
  })
  void theOwnerOfTheSoaSaysWhoseDenialItIs(
      String question, String zone, int rcode, int proofs, boolean expected) {
    assertThat(ofRoot(denial(question, zone, rcode, proofs))).isEqualTo(expected);
  }

  @Test
  void anAliasOrNoAuthorityIsNobodys() {
    Message alias = denial("a.example.", ".", Rcode.NXDOMAIN, 0);
    alias.addRecord(
        new org.xbill.DNS.CNAMERecord(name("a.example."), DClass.IN, 1, name("b.")),
        Section.ANSWER);
    assertThat(ofRoot(alias)).isFalse();
    Message empty = denial("a.example.", ".", Rcode.NXDOMAIN, 0);
    empty.removeAllRecords(Section.AUTHORITY);
    assertThat(ofRoot(empty)).isFalse();
    Message query = denial("a.example.", ".", Rcode.NXDOMAIN, 0);
    query.getHeader().unsetFlag(Flags.QR);
    assertThat(ofRoot(query)).isFalse();
  }

  @Test
  void whatWasCutOrDamagedNeverThrows() {
    byte[] bytes = denial("host.local.", ".", Rcode.NXDOMAIN, 3).toWire();
    for (int length = 12; length < bytes.length; length++) {
      NegativeAnswer.isOfRoot(read(bytes, length));
    }
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = bytes.clone();
      for (int n = 0; n < 3; n++) {
        damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt(256);
      }
      NegativeAnswer.isOfRoot(read(damaged, damaged.length));
    }
  }
}
