package io.toptail.jobs.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that healthy names have: the same for a name each time, of documentation prefixes.
 */
final class HealthyRecords {
  static final int CNAME = 5;

  /** Seconds for which it is known that there is nothing (RFC 2308 §5). */
  static final int NEGATIVE_TTL = 900;

  private static final String CONTENT_NETWORK = "a.akamaiedge.net";
  private static final int HOUR = 3600;

  private HealthyRecords() {}

  /**
   * A record.
   *
   * @param owner in wire form; null for the name of the question
   * @param data in wire form
   */
  record Answer(byte[] owner, int type, int ttl, byte[] data) {}

  /** What answers a look-up; empty for what does not exist. */
  static List<Answer> of(Lookup lookup, int type) {
    int hash = lookup.name().hashCode() & 0x7FFFFFFF;
    boolean text = type == QueryType.TXT;
    return switch (lookup.reply()) {
      case HOST -> one(host(type, hash), type, 60 << hash % 7);
      case ALIAS -> alias(type, hash);
      case APEX -> one(apex(lookup.name(), type, hash), type, HOUR);
      case TEXT -> one(text ? text("v=DKIM1; k=rsa; p=MIGf") : null, type, HOUR);
      case POINTER -> one(wire("host-" + hash % 9973 + ".isp-net.com"), type, 24 * HOUR);
      case SERVICE -> one(type == QueryType.SRV ? service() : null, type, HOUR);
      case LISTED -> one(text ? text("listed") : address(0x7F000002), type, 300);
      case EMPTY, NONE -> List.of();
    };
  }

  /** Seconds that the answer to a look-up is kept. */
  static int ttl(Lookup lookup, int type) {
    return of(lookup, type).stream().mapToInt(Answer::ttl).min().orElse(NEGATIVE_TTL);
  }

  /** The record that says how long there is nothing (RFC 2308 §3). */
  static Answer denial(Lookup lookup) {
    return new Answer(wire(lookup.zone()), QueryType.SOA, NEGATIVE_TTL, soa(lookup.zone()));
  }

  private static List<Answer> one(byte[] data, int type, int ttl) {
    return data == null ? List.of() : List.of(new Answer(null, type, ttl, data));
  }

  private static byte[] host(int type, int hash) {
    return switch (type) {
      case QueryType.A -> address(0xCB007100 | hash & 0xFF);
      case QueryType.AAAA -> hash % 3 == 0 ? address6(hash) : null;
      case QueryType.HTTPS -> hash % 5 == 0 ? new byte[] {0, 1, 0, 0, 1, 0, 3, 2, 'h', '2'} : null;
      default -> null;
    };
  }

  private static List<Answer> alias(int type, int hash) {
    byte[] target = wire("e" + hash % 99_991 + '.' + CONTENT_NETWORK);
    List<Answer> answers = new ArrayList<>();
    answers.add(new Answer(null, CNAME, 300, target));
    byte[] data = host(type, hash);
    if (data != null) {
      answers.add(new Answer(target, type, 20, data));
    }
    return answers;
  }

  private static byte[] apex(String zone, int type, int hash) {
    return switch (type) {
      case QueryType.NS -> wire("ns1." + zone);
      case QueryType.SOA -> soa(zone);
      case QueryType.MX -> joined(new byte[] {0, 10}, wire("mx1." + zone));
      case QueryType.TXT -> text("v=spf1 mx -all");
      default -> host(type, hash);
    };
  }

  private static byte[] address(int address) {
    return ByteBuffer.allocate(4).putInt(address).array();
  }

  private static byte[] address6(int hash) {
    return ByteBuffer.allocate(16).putLong(0x20010DB8_00000000L).putLong(hash).array();
  }

  private static byte[] text(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return joined(new byte[] {(byte) octets.length}, octets);
  }

  private static byte[] service() {
    return joined(new byte[] {0, 10, 0, 5, 0x13, (byte) 0xC4}, wire("sip.isp-net.com"));
  }

  private static byte[] soa(String zone) {
    ByteBuffer times = ByteBuffer.allocate(20).putInt(1).putInt(2 * HOUR).putInt(HOUR);
    times.putInt(14 * 24 * HOUR).putInt(NEGATIVE_TTL);
    return joined(joined(wire("ns1." + zone), wire("hostmaster." + zone)), times.array());
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  /** A name in wire form. */
  static byte[] wire(String name) {
    return new NameBuilder().start().labels(name).toWire();
  }
}
