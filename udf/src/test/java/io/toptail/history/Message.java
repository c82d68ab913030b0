package io.toptail.history;

import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import io.toptail.tally.KeyHash;
import java.nio.ByteBuffer;

/**
 * A query, or a response, of one client as a test states it.
 *
 * @param outcome null for a query
 * @param name empty for no question
 */
record Message(
    int client,
    long time,
    Outcome outcome,
    int protocol,
    int port,
    int id,
    int server,
    String name,
    int qtype,
    int file) {
  static final long SECOND = 1_000_000_000L;

  boolean isResponse() {
    return outcome != null;
  }

  /** What a response must have in common with its query. */
  String key() {
    return tuple() + " " + name + " " + qtype;
  }

  String tuple() {
    return client + " " + protocol + " " + port + " " + id + " " + server;
  }

  long horizon() {
    return protocol == 6 ? TransactionJoin.TCP_NANOS : TransactionJoin.UDP_NANOS;
  }

  void writeTo(EventBlockWriter writer) {
    MessageEvent event = new MessageEvent();
    event.time = time;
    event.file = file;
    event.response = isResponse();
    event.addressLength = client % 2 == 0 ? 4 : 16;
    ByteBuffer.wrap(event.addresses).putInt(0, client).putInt(16, server);
    event.protocol = protocol;
    event.port = port;
    event.id = id;
    event.flags = isResponse() ? 0x8180 : 0x0100;
    event.edns = id % 2 == 0 ? 0 : 1 + (1232 << 1 | 1);
    event.size = 40 + name.length();
    event.outcome = outcome;
    event.rcode = isResponse() ? outcome.ordinal() : 0;
    event.errorCode = port % 3 == 0 ? 22 : -1;
    event.ttl = port % 2 == 0 ? Integer.MAX_VALUE : -1;
    event.zoneLabels = port % 5 - 1;
    byte[] wire = DnsName.toWire(name.isEmpty() ? "." : name);
    byte[] question =
        ByteBuffer.allocate(2 + wire.length).putShort((short) qtype).put(wire).array();
    int length = name.isEmpty() ? 0 : wire.length;
    long hash = KeyHash.of(question, 0, question.length);
    writer.write(event, 7 * qtype, qtype, 1, wire, 0, length, hash);
  }
}
