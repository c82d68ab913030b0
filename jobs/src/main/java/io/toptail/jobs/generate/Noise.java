package io.toptail.jobs.generate;

import java.nio.ByteBuffer;

/** Packets beside the DNS ones: what a capture without a filter also holds. */
enum Noise {
  TCP_443("TCP/443"),
  UDP_443("UDP/443"),
  UDP_123("UDP/123"),
  ICMP("ICMP");

  private static final int NTP_LENGTH = 48;

  /** What the packets carry is nobody's business here; zeros keep a compressed capture small. */
  private static final byte[] FILLING = new byte[300];

  private final String label;

  Noise(String label) {
    this.label = label;
  }

  /** Protocol and port, as a ledger names it. */
  String label() {
    return label;
  }

  /**
   * Most often HTTPS.
   *
   * @param ip6 whether the sender uses IPv6, where there is no ICMP of this number
   */
  static Noise draw(long random, boolean ip6) {
    int percent = Draws.below(random, 100);
    return percent < 55 ? TCP_443 : percent < 80 ? UDP_443 : percent < 95 || ip6 ? UDP_123 : ICMP;
  }

  /** Writes the packet into the frame, sent by a client. */
  void write(Frame frame, int client, long random) {
    int port = 32_768 + (int) (random & 0x3FFF);
    ByteBuffer payload = frame.payload();
    switch (this) {
      case TCP_443 -> {
        payload.putShort((short) port).putShort((short) 443).putLong(random);
        payload.putShort((short) 0x5010).putShort((short) 0xFFFF).putInt(0);
        payload.put(FILLING, 0, (int) (random & 0xFF));
        frame.wrap(Frame.TCP, client, true);
      }
      case UDP_443 -> {
        payload.put((byte) 0x40);
        payload.put(FILLING, 0, 30 + (int) (random & 0xFF));
        frame.wrapUdp(client, true, port, 443);
      }
      case UDP_123 -> {
        payload.put((byte) 0x23);
        payload.put(FILLING, 0, NTP_LENGTH - 1);
        frame.wrapUdp(client, true, port, 123);
      }
      case ICMP -> {
        payload.putInt(0x0800_0000).putInt((int) random);
        payload.put(FILLING, 0, 56);
        frame.wrap(Frame.ICMP, client, true);
      }
    }
  }
}
