package io.toptail.detect.behaviour;

import io.toptail.detect.Transaction;
import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.WireName;
import java.util.Locale;

/**
 * A query of a test and what became of it. As it comes: over UDP, recursion desired, answered after
 * 10 ms for 300 s; id and port are the history's choice. Offsets are not 0, to catch who forgets.
 */
final class Query implements Transaction {
  static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final int MARGIN = 3;
  private static final int RESPONSE = 0x8000;
  private static final int RD = 0x0100;
  private static final int RA = 0x0080;

  private final byte[] bytes;
  private final int nameLength;
  private final int type;
  private final int registrable;
  private final byte[] server = {0, 9, 9, 9, 9};
  private long time;
  private int file = 1;
  private int id = -1;
  private int port = -1;
  private int protocol = 17;
  private int flags = RD;
  private int edns = -1;
  private boolean dnssec;
  private Outcome outcome = Outcome.ANSWER;
  private int responseFlags = RESPONSE | RD | RA;
  private double latency = 0.01;
  private int ttl = 300;
  private int soaLabels = -1;
  private boolean retransmission;
  private int referralLabels = -1;
  private int question;
  private String key;
  private long gap;

  private Query(byte[] name, int type) {
    this.type = type;
    nameLength = name.length;
    bytes = new byte[name.length + 2 * MARGIN];
    System.arraycopy(name, 0, bytes, MARGIN, name.length);
    registrable =
        name.length == 0
            ? 0
            : SUFFIXES.registrableLabels(new WireName().wrap(name, 0, name.length));
  }

  static Query of(String name, String type) {
    return of(DnsName.toWire(name.toLowerCase(Locale.ROOT)), type(type));
  }

  static Query of(byte[] name, int type) {
    return new Query(name, type);
  }

  /** A message without a question. */
  static Query empty() {
    return new Query(new byte[0], 0);
  }

  private static int type(String text) {
    return switch (text) {
      case "A" -> 1;
      case "NS" -> 2;
      case "PTR" -> 12;
      case "MX" -> 15;
      case "TXT" -> 16;
      case "AAAA" -> 28;
      case "SRV" -> 33;
      case "HTTPS" -> 65;
      case "ANY" -> 255;
      default -> throw new IllegalArgumentException(text);
    };
  }

  Query at(double seconds) {
    time = Math.round(seconds * 1e9);
    return this;
  }

  Query id(int value) {
    id = value & 0xFFFF;
    return this;
  }

  Query port(int value) {
    port = value;
    return this;
  }

  Query tcp() {
    protocol = 6;
    return this;
  }

  Query rd(boolean desired) {
    flags = desired ? flags | RD : flags & ~RD;
    return this;
  }

  Query opcode(int value) {
    flags |= value << 11;
    return this;
  }

  Query edns(int size, boolean wantsDnssec) {
    edns = size;
    dnssec = wantsDnssec;
    return this;
  }

  Query took(double seconds) {
    latency = seconds;
    return this;
  }

  Query ttl(int seconds) {
    ttl = seconds;
    return this;
  }

  Query authoritative() {
    responseFlags = RESPONSE | 0x0400;
    return this;
  }

  Query is(Outcome result) {
    outcome = result;
    return this;
  }

  /** Denied by the zone of so many labels. */
  Query nxdomain(int zoneLabels, int seconds) {
    soaLabels = zoneLabels;
    return is(Outcome.NXDOMAIN).ttl(seconds);
  }

  Query referral(int seconds) {
    return is(Outcome.REFERRAL).ttl(seconds);
  }

  /** A referral to the zone of so many labels. */
  Query referral(int zoneLabels, int seconds) {
    referralLabels = zoneLabels;
    return referral(seconds);
  }

  Query retransmitted() {
    retransmission = true;
    return this;
  }

  Query file(int number) {
    file = number;
    return this;
  }

  /** Completes what the test left open. */
  void complete(int someId, int somePort) {
    id = id < 0 ? someId : id;
    port = port < 0 ? somePort : port;
  }

  void number(int value, long nanosSince) {
    question = value;
    gap = nanosSince;
  }

  String questionKey() {
    if (key == null) {
      String name = nameLength == 0 ? "" : DnsName.toText(bytes, MARGIN);
      key = name + " " + nameLength + " " + type;
    }
    return key;
  }

  /** The registrable domain, if there is one. */
  String registrable() {
    WireName name = new WireName().wrap(bytes, MARGIN, nameLength);
    return DnsName.toText(name.suffix(registrable), 0);
  }

  @Override
  public long timeNanos() {
    return time;
  }

  @Override
  public int file() {
    return file;
  }

  @Override
  public int question() {
    return question;
  }

  @Override
  public byte[] nameBytes() {
    return bytes;
  }

  @Override
  public int nameOffset() {
    return MARGIN;
  }

  @Override
  public int nameLength() {
    return nameLength;
  }

  @Override
  public int qtype() {
    return type;
  }

  @Override
  public int qclass() {
    return 1;
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public int clientPort() {
    return port;
  }

  @Override
  public int protocol() {
    return protocol;
  }

  @Override
  public byte[] serverBytes() {
    return server;
  }

  @Override
  public int serverOffset() {
    return 1;
  }

  @Override
  public int serverLength() {
    return 4;
  }

  @Override
  public int flags() {
    return flags;
  }

  @Override
  public boolean hasEdns() {
    return edns >= 0;
  }

  @Override
  public int ednsUdpSize() {
    return Math.max(0, edns);
  }

  @Override
  public boolean dnssecOk() {
    return dnssec;
  }

  @Override
  public int size() {
    return 17 + nameLength;
  }

  @Override
  public int registrableLabels() {
    return registrable;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public long latencyNanos() {
    return outcome.isResponse() ? Math.round(latency * 1e9) : -1;
  }

  @Override
  public boolean isRetransmission() {
    return retransmission;
  }

  @Override
  public boolean isSentOnce() {
    return !retransmission;
  }

  @Override
  public long gapNanos() {
    return gap;
  }

  @Override
  public int rcode() {
    return outcome == Outcome.NXDOMAIN ? 3 : 0;
  }

  @Override
  public int responseFlags() {
    return outcome.isResponse() ? responseFlags : 0;
  }

  @Override
  public int responseSize() {
    return outcome.isResponse() ? 100 : 0;
  }

  @Override
  public int errorCode() {
    return -1;
  }

  @Override
  public int ttl() {
    return outcome.isResponse() ? ttl : -1;
  }

  @Override
  public int soaOwnerLabels() {
    return outcome.isResponse() ? soaLabels : -1;
  }

  @Override
  public int referralLabels() {
    return outcome == Outcome.REFERRAL ? referralLabels : -1;
  }
}
