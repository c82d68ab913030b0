package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.name.WireName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Messages written out octet by octet: what is read, and which anomaly each rule reports. */
class DnsMessageTest {
  /** id 0x1234, RD; one question. */
  private static final String QUERY = "1234 0100 0001 0000 0000 0000 ";

  private static final String WWW = "03 777757 07 4578614D506C65 03 636F6D 00 ";
  private static final String A_IN = "0001 0001 ";

  /** OPT: size 1232, extended rcode 1, version 0, DO. */
  private static final String OPT = "00 0029 04D0 01 00 8000 0000 ";

  private final DnsMessage message = new DnsMessage();

  @Test
  void readsTheUsualQuery() {
    assertThat(wrap(QUERY + WWW + A_IN)).isEqualTo(WireAnomaly.NONE);

    assertThat(message.countable()).isTrue();
    assertThat(message.id()).isEqualTo(0x1234);
    assertThat(message.isResponse()).isFalse();
    assertThat(message.rd()).isTrue();
    assertThat(message.hasQuestion()).isTrue();
    assertThat(name()).isEqualTo("www.example.com");
    assertThat(message.nameLength()).isEqualTo(17);
    assertThat(message.qtype()).isEqualTo(1);
    assertThat(message.qclass()).isEqualTo(1);
    assertThat(message.hasEdns()).isFalse();
    assertThat(message.anomalyOffset()).isZero();
  }

  @Test
  void readsEveryHeaderBitByItself() {
    assertThat(flags(0x8000)).isEqualTo("qr");
    assertThat(flags(0x0400)).isEqualTo("aa");
    assertThat(flags(0x0200)).isEqualTo("tc");
    assertThat(flags(0x0100)).isEqualTo("rd");
    assertThat(flags(0x0080)).isEqualTo("ra");
    assertThat(flags(0x0040)).isEqualTo("z");
    assertThat(flags(0x0020)).isEqualTo("ad");
    assertThat(flags(0x0010)).isEqualTo("cd");
    assertThat(flags(0x7800)).isEqualTo("opcode15");
    assertThat(flags(0x000F)).isEqualTo("rcode15");
  }

  private String flags(int flags) {
    wrap("0000 %04X 0001 0000 0000 0000 00 0001 0001".formatted(flags));
    return (message.isResponse() ? "qr" : "")
        + (message.aa() ? "aa" : "")
        + (message.tc() ? "tc" : "")
        + (message.rd() ? "rd" : "")
        + (message.ra() ? "ra" : "")
        + (message.z() == 1 ? "z" : "")
        + (message.ad() ? "ad" : "")
        + (message.cd() ? "cd" : "")
        + (message.opcode() != 0 ? "opcode" + message.opcode() : "")
        + (message.rcode() != 0 ? "rcode" + message.rcode() : "");
  }

  @Test
  void findsEdnsBehindOtherAdditionalRecords() {
    String a = "C00C 0001 0001 00000E10 0004 C0000201";
    assertThat(wrap("1234 8183 0001 0001 0000 0002" + WWW + A_IN + a + a + OPT))
        .isEqualTo(WireAnomaly.NONE);

    assertThat(message.hasEdns()).isTrue();
    assertThat(message.ednsUdpSize()).isEqualTo(1232);
    assertThat(message.ednsVersion()).isZero();
    assertThat(message.dnssecOk()).isTrue();
    assertThat(message.headerRcode()).isEqualTo(3);
    assertThat(message.rcode()).isEqualTo(19);
  }

  @Test
  void optOutsideTheAdditionalSectionIsNotEdns() {
    assertThat(wrap("1234 8180 0001 0001 0000 0000" + WWW + A_IN + OPT))
        .isEqualTo(WireAnomaly.NONE);
    assertThat(message.hasEdns()).isFalse();
    assertThat(message.rcode()).isZero();
  }

  @Test
  void firstOptCounts() {
    wrap("1234 0100 0000 0000 0000 0002" + OPT + "00 0029 0200 00 01 0000 0000");
    assertThat(message.ednsUdpSize()).isEqualTo(1232);
  }

  @Test
  void forgetsThePreviousMessage() {
    wrap("1234 8783 0001 0000 0000 0001" + WWW + A_IN + OPT);

    assertThat(wrap("1234")).isEqualTo(WireAnomaly.SHORT_HEADER);
    assertThat(message.headerReadable()).isFalse();
    assertThat(message.countable()).isFalse();
    assertThat(message.id()).isZero();
    assertThat(message.questionCount()).isZero();
    assertThat(message.isResponse()).isFalse();
    assertThat(message.rcode()).isZero();
    assertThat(message.hasQuestion()).isFalse();
    assertThat(message.nameLength()).isZero();
    assertThat(message.qtype()).isZero();
    assertThat(message.hasEdns()).isFalse();
    assertThat(message.ednsUdpSize()).isZero();
    assertThat(message.dnssecOk()).isFalse();
  }

  @Test
  void messageWithoutQuestionsCounts() {
    assertThat(wrap("1234 0100 0000 0000 0000 0000")).isEqualTo(WireAnomaly.NONE);
    assertThat(message.countable()).isTrue();
    assertThat(message.hasQuestion()).isFalse();
  }

  @Test
  void moreEntriesThanOctetsForThemIsNotDns() {
    // "GET / HTTP/1.1" and so on
    assertAnomaly(WireAnomaly.NOT_DNS, 4, "474554202F20485454502F312E310D0A0D0A");
    assertThat(message.headerReadable()).isTrue();
    assertThat(message.countable()).isFalse();
  }

  @Test
  void labelTypesOtherThanLabelAndPointerAreReported() {
    assertAnomaly(WireAnomaly.LABEL_TYPE, 16, QUERY + "03777777 41 00" + A_IN);
    assertThat(message.countable()).isFalse();
    assertAnomaly(WireAnomaly.LABEL_TYPE, 12, QUERY + "80 00" + A_IN);
  }

  @Test
  void labelPastTheEndIsReported() {
    assertAnomaly(WireAnomaly.LABEL_PAST_END, 12, QUERY + "0A 777777777777");
    assertAnomaly(WireAnomaly.LABEL_PAST_END, 16, QUERY + "03 777777 03 77");
    assertAnomaly(WireAnomaly.LABEL_PAST_END, 18, QUERY + "05 7777777777");
    assertAnomaly(WireAnomaly.LABEL_PAST_END, 16, QUERY + "03 777777 C0");
    assertThat(message.countable()).isFalse();
  }

  @Test
  void forwardPointerIsReportedButFollowed() {
    assertAnomaly(
        WireAnomaly.POINTER_NOT_BACKWARDS,
        12,
        "1234 0100 0002 0000 0000 0000 C012 0001 0001" + WWW + A_IN);
    assertThat(message.countable()).isTrue();
    assertThat(name()).isEqualTo("www.example.com");
  }

  @Test
  void pointerIntoItsOwnRunOfLabelsIsNotBackwards() {
    assertAnomaly(WireAnomaly.POINTER_NOT_BACKWARDS, 14, QUERY + "0161 C00C" + A_IN);
    assertThat(message.countable()).isFalse();
    assertAnomaly(WireAnomaly.POINTER_NOT_BACKWARDS, 12, QUERY + "C00C" + A_IN);
    assertThat(message.countable()).isFalse();
  }

  @Test
  void pointerPastTheEndIsReportedWhereItStands() {
    assertAnomaly(WireAnomaly.LABEL_PAST_END, 14, QUERY + "0161 C030" + A_IN);
    assertThat(message.countable()).isFalse();
  }

  @Test
  void pointersMayGoAsDeepAsANameMay() {
    assertThat(wrap(pointerChain(126))).isEqualTo(WireAnomaly.NONE);
    assertThat(wrap(pointerChain(127))).isEqualTo(WireAnomaly.NONE);
    assertThat(wrap(pointerChain(128))).isEqualTo(WireAnomaly.POINTER_LOOP);
  }

  /** A question and one record whose TXT data holds pointers, each to the one before. */
  private static byte[] pointerChain(int pointers) {
    ByteBuffer chain = ByteBuffer.allocate(4096);
    chain.put(hex("1234 8180 0001 0002 0000 0000 01 61 00 0001 0001"));
    chain.put(hex("C00C 0010 0001 00000000")).putShort((short) ((pointers - 1) * 2));
    int target = 12;
    for (int i = 1; i < pointers; i++) {
      int here = chain.position();
      chain.putShort((short) (0xC000 | target));
      target = here;
    }
    chain.putShort((short) (0xC000 | target)).put(hex("0001 0001 00000000 0000"));
    return Arrays.copyOf(chain.array(), chain.position());
  }

  @Test
  void nameOf255OctetsIsTheLongest() {
    String label = "3F" + "61".repeat(63);
    String upTo = label.repeat(3);
    assertThat(wrap(QUERY + upTo + "3D" + "61".repeat(61) + "00" + A_IN))
        .isEqualTo(WireAnomaly.NONE);
    assertThat(message.nameLength()).isEqualTo(255);

    assertThat(wrap(QUERY + upTo + "3E" + "61".repeat(62) + "00" + A_IN))
        .isEqualTo(WireAnomaly.NAME_TOO_LONG);
    assertThat(message.countable()).isTrue();
    assertThat(message.nameLength()).isEqualTo(256);
    assertThat(message.qtype()).isEqualTo(1);
  }

  @Test
  void nameOfTooManyLabelsOrOctetsIsNotReadable() {
    assertThat(wrap(QUERY + "0161".repeat(127) + "00" + A_IN)).isEqualTo(WireAnomaly.NONE);
    assertThat(message.nameLength()).isEqualTo(255);
    new WireName().wrap(message.name(), 0, message.nameLength());

    assertThat(wrap(QUERY + "0161".repeat(128) + "00" + A_IN)).isEqualTo(WireAnomaly.NAME_TOO_LONG);
    assertThat(message.countable()).isFalse();
    assertThat(wrap(QUERY + ("3F" + "61".repeat(63)).repeat(16) + "00" + A_IN))
        .isEqualTo(WireAnomaly.NAME_TOO_LONG);
    assertThat(message.countable()).isFalse();
    assertThat(message.nameLength()).isZero();
  }

  @Test
  void questionWithoutItsTypeAndClassIsCut() {
    assertAnomaly(WireAnomaly.QUESTION_CUT, 12, QUERY + WWW + "0001 00");
    assertThat(message.questionReadable()).isFalse();
    assertThat(message.headerReadable()).isTrue();
    assertThat(message.countable()).isFalse();
  }

  @Test
  void recordCutShortIsNotCountedButItsQuestionIsReadable() {
    String response = "1234 8180 0001 0001 0000 0000" + WWW + A_IN;
    assertAnomaly(WireAnomaly.RECORD_CUT, 33, response + "C00C 0001 0001 00000E10 0004 C00002");
    assertThat(message.questionReadable()).isTrue();
    assertThat(name()).isEqualTo("www.example.com");
    assertThat(message.countable()).isFalse();
    assertAnomaly(WireAnomaly.RECORD_CUT, 33, response + "C00C 0001 0001 00000E10 00");
    assertAnomaly(WireAnomaly.LABEL_PAST_END, 33, response + "C0");
  }

  @Test
  void anomalyThatMeansNotCountedWinsOverAnEarlierOne() {
    assertThat(wrap("1234 8180 0001 0001 0000 0000 C012 0001 0001" + WWW + "0001 0001"))
        .isEqualTo(WireAnomaly.RECORD_CUT);
    assertThat(message.countable()).isFalse();
  }

  @Test
  void octetsAfterTheLastRecordAreGarbageButTheMessageCounts() {
    assertAnomaly(WireAnomaly.TRAILING_GARBAGE, 33, QUERY + WWW + A_IN + "00");
    assertThat(message.countable()).isTrue();
  }

  @Test
  void statefulOperationsCarryTheirDataAfterTheHeader() {
    assertThat(wrap("1234 3000 0000 0000 0000 0000 0001 0008 0000000000000000"))
        .isEqualTo(WireAnomaly.NONE);
  }

  @Test
  void messageCutByTheSnaplenIsUsedAsFarAsItReaches() {
    byte[] whole = hex("1234 0100 0001 0000 0000 0001" + WWW + A_IN + OPT);
    for (int captured = 0; captured < whole.length; captured++) {
      byte[] array = new byte[5 + captured];
      System.arraycopy(whole, 0, array, 5, captured);

      assertThat(message.wrap(array, 5, captured, whole.length))
          .as("%d octets", captured)
          .isEqualTo(WireAnomaly.CAPTURE_TRUNCATED);
      assertThat(message.headerReadable()).isEqualTo(captured >= 12);
      assertThat(message.questionReadable()).isEqualTo(captured >= 33);
      assertThat(message.countable()).isEqualTo(captured >= 33);
    }
  }

  @Test
  void cutCaptureDoesNotExcuseWhatTheWholeMessageCouldNotHold() {
    byte[] cut = hex(QUERY + "3F 6161");
    assertThat(message.wrap(cut, 0, cut.length, cut.length + 10))
        .isEqualTo(WireAnomaly.LABEL_PAST_END);
    assertThat(message.wrap(cut, 0, cut.length, cut.length + 80))
        .isEqualTo(WireAnomaly.CAPTURE_TRUNCATED);
  }

  @Test
  void hostileChainsOfPointersTakeBoundedTime() {
    ByteBuffer bytes = ByteBuffer.allocate(65_507);
    bytes.put(hex("1234 8180 0001 1400 0000 0000 01 61 00 0001 0001"));
    bytes.put(hex("C00C 0010 0001 00000000")).putShort((short) 252);
    int target = 12;
    for (int i = 0; i < 126; i++) {
      int here = bytes.position();
      bytes.putShort((short) (0xC000 | target));
      target = here;
    }
    while (bytes.remaining() >= 12) {
      bytes.putShort((short) (0xC000 | target)).put(hex("0001 0001 00000000 0000"));
    }
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> message.wrap(bytes.array(), 0, 65_507, 65_507));
  }

  @Test
  void anomaliesHaveDistinctStableIds() {
    List<String> ids = Arrays.stream(WireAnomaly.values()).map(WireAnomaly::id).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z-]+"));
    assertThat(WireAnomaly.values())
        .allMatch(a -> !a.description().isBlank() && !a.reference().isBlank());
  }

  private void assertAnomaly(WireAnomaly anomaly, int offset, String octets) {
    assertThat(wrap(octets)).isEqualTo(anomaly);
    assertThat(message.anomaly()).isEqualTo(anomaly);
    assertThat(message.anomalyOffset()).isEqualTo(offset);
  }

  /** The message lies inside a larger array, between octets that look like labels. */
  private WireAnomaly wrap(byte[] octets) {
    byte[] array = new byte[octets.length + 6];
    Arrays.fill(array, (byte) 1);
    System.arraycopy(octets, 0, array, 3, octets.length);
    return message.wrap(array, 3, octets.length, octets.length);
  }

  private WireAnomaly wrap(String octets) {
    return wrap(hex(octets));
  }

  private String name() {
    return DnsName.toText(message.name(), 0);
  }

  private static byte[] hex(String octets) {
    return HexFormat.of().parseHex(octets.replace(" ", ""));
  }
}
