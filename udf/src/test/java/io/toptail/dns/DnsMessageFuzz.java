package io.toptail.dns;

import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any octets as a message, whole and cut by the snaplen: whatever may be read reads within its
 * range, nothing outside of the message changes it, and a cut changes nothing that lies before it.
 */
public final class DnsMessageFuzz {
  private static final int BEFORE = 9;
  private static final int AFTER = 300;
  private static final DnsMessage MESSAGE = new DnsMessage();
  private static final WireName NAME = new WireName();
  private static final MessageBytes BYTES = new MessageBytes();
  private static final RecordCursor RECORDS = new RecordCursor(BYTES, new NameReader(BYTES, false));

  private DnsMessageFuzz() {}

  /** Reads the message between zeros, between ones, and cut at a place that its octets choose. */
  public static void fuzz(byte[] input) {
    byte[] array = surrounded(input, (byte) 0);
    WireAnomaly anomaly = MESSAGE.wrap(array, BEFORE, input.length, input.length);
    String whole = seen(input.length);
    String question = question();
    boolean readable = MESSAGE.questionReadable();
    requireRecords(array, input.length, anomaly);
    MESSAGE.wrap(surrounded(input, (byte) 0xFF), BEFORE, input.length, input.length);
    String other = seen(input.length);
    require(whole.equals(other), whole + " becomes " + other + " by what is around it");

    int cut = Math.floorMod(Arrays.hashCode(input), input.length + 1);
    WireAnomaly ofCut = MESSAGE.wrap(array, BEFORE, cut, input.length);
    seen(cut);
    boolean wellFormed = anomaly == WireAnomaly.NONE;
    require(!wellFormed || ofCut.countable() || cut < DnsHeader.LENGTH, "cut: " + ofCut);
    if (readable && MESSAGE.questionReadable()) {
      require(question.equals(question()), "another question when cut");
    }
  }

  private static byte[] surrounded(byte[] input, byte filler) {
    byte[] array = new byte[BEFORE + input.length + AFTER];
    Arrays.fill(array, filler);
    System.arraycopy(input, 0, array, BEFORE, input.length);
    return array;
  }

  /** All that the view tells, each in its range. */
  private static String seen(int length) {
    WireAnomaly anomaly = MESSAGE.anomaly();
    int at = MESSAGE.anomalyOffset();
    require(at >= 0 && at <= length, anomaly + " at " + at);
    require(anomaly != WireAnomaly.NONE || at == 0, "an offset without an anomaly");
    require(MESSAGE.headerReadable() == length >= DnsHeader.LENGTH, "header");
    require(MESSAGE.rcode() >= MESSAGE.headerRcode() && MESSAGE.rcode() <= 4095, "rcode");
    require(MESSAGE.ednsVersion() >= 0 && MESSAGE.ednsVersion() <= 255, "EDNS version");
    boolean named = MESSAGE.questionReadable();
    require(named == MESSAGE.hasQuestion() && named == MESSAGE.nameLength() > 0, "question");
    require(!MESSAGE.countable() || named || MESSAGE.questionCount() == 0, "countable");
    return anomaly
        + " "
        + at
        + header()
        + " "
        + (MESSAGE.hasEdns() ? MESSAGE.ednsUdpSize() : -1)
        + (named ? question() : "");
  }

  private static String header() {
    int flags = 0;
    flags = flags << 1 | (MESSAGE.isResponse() ? 1 : 0);
    flags = flags << 1 | (MESSAGE.aa() ? 1 : 0);
    flags = flags << 1 | (MESSAGE.tc() ? 1 : 0);
    flags = flags << 1 | (MESSAGE.rd() ? 1 : 0);
    flags = flags << 1 | (MESSAGE.ra() ? 1 : 0);
    flags = flags << 1 | MESSAGE.z();
    flags = flags << 1 | (MESSAGE.ad() ? 1 : 0);
    flags = flags << 1 | (MESSAGE.cd() ? 1 : 0);
    flags = flags << 1 | (MESSAGE.dnssecOk() ? 1 : 0);
    return " " + MESSAGE.id() + " " + MESSAGE.opcode() + " " + MESSAGE.rcode() + " " + flags;
  }

  /** The first question, and that its two names differ in nothing but case. */
  private static String question() {
    if (!MESSAGE.questionReadable()) {
      return "";
    }
    int length = MESSAGE.nameLength();
    int longest = MESSAGE.anomaly() == WireAnomaly.NONE ? DnsName.MAX_LENGTH : NameReader.MAX_KEPT;
    require(length <= longest, "name of " + length + " octets");
    NAME.wrap(MESSAGE.name(), 0, length);
    byte[] sent = MESSAGE.nameAsSent();
    for (int i = 0; i < length; i++) {
      int octet = sent[i] >= 'A' && sent[i] <= 'Z' ? sent[i] + 32 : sent[i];
      require(octet == MESSAGE.name()[i], "name as sent");
    }
    return DnsName.toText(MESSAGE.name(), 0) + " " + MESSAGE.qtype() + " " + MESSAGE.qclass();
  }

  /** Walks records from the header on: every record lies after the one before it, and inside. */
  private static void requireRecords(byte[] array, int length, WireAnomaly anomaly) {
    BYTES.wrap(array, BEFORE, length, length);
    int at = BEFORE + DnsHeader.LENGTH;
    RECORDS.wrap(at);
    while (true) {
      WireAnomaly found = RECORDS.next();
      if (!RECORDS.hasRecord()) {
        require(found != WireAnomaly.NONE, "no record and no reason");
        break;
      }
      require(RECORDS.position() >= at + 11, "record of " + (RECORDS.position() - at) + " octets");
      at = RECORDS.position();
      require(at <= BEFORE + length, "record past the end");
      require(RECORDS.type() <= 65_535 && RECORDS.recordClass() <= 65_535, "type");
    }
    boolean noQuestion = length >= DnsHeader.LENGTH && MESSAGE.questionCount() == 0;
    boolean empty = MESSAGE.answerCount() + MESSAGE.authorityCount() == 0;
    if (noQuestion && empty && MESSAGE.additionalCount() == 0 && at > BEFORE + DnsHeader.LENGTH) {
      require(anomaly != WireAnomaly.NONE || MESSAGE.opcode() == 6, "octets unaccounted for");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Messages made by dnsjava and damaged copies of them; long chains of pointers; long names. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Random random = new Random(6);
    for (int i = 0; i < 60; i++) {
      GeneratedMessages generated = new GeneratedMessages(random);
      byte[] whole = generated.wellFormed();
      seeds.add(whole);
      seeds.add(generated.damaged(whole));
    }
    seeds.add(new byte[5]);
    seeds.add(pointers(40));
    seeds.add(pointers(129));
    byte[] longName = new byte[12 + 5 * 64 + 5];
    longName[5] = 1;
    for (int label = 0; label < 5; label++) {
      longName[12 + 64 * label] = 63;
    }
    seeds.add(longName);
    return seeds;
  }

  /** A record whose name is a chain of so many pointers, each to the one before it. */
  private static byte[] pointers(int count) {
    byte[] message = new byte[12 + 5 + 11 + 2 * count + 12];
    message[5] = 1;
    message[7] = 2;
    int data = 12 + 5 + 11;
    message[data - 1] = (byte) (2 * count);
    message[data - 2] = (byte) (2 * count >> 8);
    for (int i = 0; i <= count; i++) {
      int target = i == 0 ? 12 : data + 2 * (i - 1);
      message[data + 2 * i] = (byte) (0xC0 | target >> 8);
      message[data + 2 * i + 1] = (byte) target;
    }
    return message;
  }
}
