package io.toptail.detect.behaviour;

import io.toptail.detect.StrayResponse;
import io.toptail.dns.DnsName;

/** A response of a test that answers no query: from port 53 to port 53, id 7, for A. */
record Stray(Kind kind, String name, double seconds, int id, int port, int server)
    implements StrayResponse {
  private static final int DNS_PORT = 53;
  private static final int MARGIN = 2;

  static Stray unasked(String name, double seconds) {
    return new Stray(Kind.UNASKED, name, seconds, 7, DNS_PORT, 9);
  }

  static Stray otherQuestion(String name, double seconds) {
    return new Stray(Kind.OTHER_QUESTION, name, seconds, 7, 4000, 9);
  }

  Stray to(int otherPort) {
    return new Stray(kind, name, seconds, id, otherPort, server);
  }

  Stray from(int lastOctet) {
    return new Stray(kind, name, seconds, id, port, lastOctet);
  }

  Stray with(int otherId) {
    return new Stray(kind, name, seconds, otherId, port, server);
  }

  @Override
  public long timeNanos() {
    return Math.round(seconds * 1e9);
  }

  @Override
  public int file() {
    return 1;
  }

  @Override
  public byte[] nameBytes() {
    byte[] wire = DnsName.toWire(name);
    byte[] bytes = new byte[wire.length + MARGIN];
    System.arraycopy(wire, 0, bytes, MARGIN, wire.length);
    return bytes;
  }

  @Override
  public int nameOffset() {
    return MARGIN;
  }

  @Override
  public int nameLength() {
    return name.isEmpty() ? 0 : DnsName.toWire(name).length;
  }

  @Override
  public int qtype() {
    return 1;
  }

  @Override
  public int clientPort() {
    return port;
  }

  @Override
  public byte[] serverBytes() {
    byte last = (byte) server;
    return new byte[] {0, 9, 9, 9, last};
  }

  @Override
  public int serverOffset() {
    return 1;
  }

  @Override
  public int serverLength() {
    return 4;
  }
}
