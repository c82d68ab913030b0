package io.toptail.jobs.generate;

import java.nio.ByteBuffer;

/**
 * One Ethernet frame with IPv4 or IPv6 inside, some with VLAN tags; reusable. First the payload is
 * written into {@link #payload()}, then {@link #wrap} puts the headers before it.
 */
final class Frame {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;

  private static final int HEADROOM = 128;
  private static final int CAPACITY = 2048;
  private static final int ETHERTYPE_IP4 = 0x0800;
  private static final int ETHERTYPE_IP6 = 0x86DD;
  private static final int ETHERTYPE_VLAN = 0x8100;
  private static final int ETHERTYPE_SERVICE_VLAN = 0x88A8;
  private static final long ROUTER_MAC = 0x02_00_5E_00_53_01L;
  private static final long SERVER_MAC = 0x02_00_5E_00_53_35L;
  private static final int TTL = 61;

  private final byte[] bytes = new byte[CAPACITY];
  private final ByteBuffer payload = ByteBuffer.wrap(bytes);
  private final ByteBuffer header = ByteBuffer.wrap(bytes);
  private final Endpoints endpoints;
  private int start;

  Frame(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Where the payload goes, emptied: what follows the UDP header, or all that follows IP. */
  ByteBuffer payload() {
    return payload.position(HEADROOM).limit(CAPACITY);
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return start;
  }

  int length() {
    return payload.position() - start;
  }

  /**
   * Puts UDP, IP and Ethernet headers before the payload, checksums included.
   *
   * @param fromClient whether the client sends, or the server it uses
   */
  void wrapUdp(int client, boolean fromClient, int clientPort, int serverPort) {
    int udp = HEADROOM - 8;
    int length = payload.position() - udp;
    header.position(udp);
    header.putShort((short) (fromClient ? clientPort : serverPort));
    header.putShort((short) (fromClient ? serverPort : clientPort));
    header.putShort((short) length).putShort((short) 0);
    wrapIp(udp, UDP, client, fromClient);
    int checksum = ipChecksum(udp, length, UDP, endpoints.isIp6(client) ? 32 : 8);
    header.putShort(udp + 6, (short) (checksum == 0 ? 0xFFFF : checksum));
  }

  /** Puts IP and Ethernet headers before the payload, which holds the transport's own header. */
  void wrap(int protocol, int client, boolean fromClient) {
    wrapIp(HEADROOM, protocol, client, fromClient);
  }

  private void wrapIp(int transport, int protocol, int client, boolean fromClient) {
    int length = payload.position() - transport;
    if (endpoints.isIp6(client)) {
      start = transport - 40;
      header.position(start);
      header.putInt(6 << 28).putShort((short) length).put((byte) protocol).put((byte) TTL);
      putAddresses(client, fromClient);
      wrapEthernet(ETHERTYPE_IP6, client, fromClient);
      return;
    }
    int ip = transport - 20;
    start = ip;
    header.position(ip);
    header.putShort((short) 0x4500).putShort((short) (length + 20));
    header.putShort((short) client).putShort((short) 0x4000);
    header.put((byte) TTL).put((byte) protocol).putShort((short) 0);
    putAddresses(client, fromClient);
    header.putShort(ip + 10, (short) fold(sum(ip, ip + 20)));
    wrapEthernet(ETHERTYPE_IP4, client, fromClient);
  }

  private void putAddresses(int client, boolean fromClient) {
    if (fromClient) {
      endpoints.putClient(client, header);
      endpoints.putServer(client, header);
    } else {
      endpoints.putServer(client, header);
      endpoints.putClient(client, header);
    }
  }

  /** Clients of one access network come tagged, and those of a few with two tags. */
  private void wrapEthernet(int etherType, int client, boolean fromClient) {
    int network = client % 16;
    start -= 2;
    header.putShort(start, (short) etherType);
    if (network < 2) {
      start -= 4;
      header.putShort(start, (short) ETHERTYPE_VLAN).putShort(start + 2, (short) (100 + network));
    }
    if (network == 1) {
      start -= 4;
      header.putShort(start, (short) ETHERTYPE_SERVICE_VLAN).putShort(start + 2, (short) 7);
    }
    start -= 12;
    header.position(start);
    putMac(fromClient ? SERVER_MAC : ROUTER_MAC);
    putMac(fromClient ? ROUTER_MAC : SERVER_MAC);
  }

  private void putMac(long address) {
    header.putShort((short) (address >>> 32)).putInt((int) address);
  }

  /** The checksum over the pseudo-header and the transport (RFC 768, RFC 8200 §8.1). */
  private int ipChecksum(int transport, int length, int protocol, int addressOctets) {
    return fold(sum(transport - addressOctets, transport + length) + protocol + length);
  }

  private long sum(int from, int to) {
    long sum = 0;
    int at = from;
    for (; at + 1 < to; at += 2) {
      sum += header.getShort(at) & 0xFFFF;
    }
    return at < to ? sum + ((bytes[at] & 0xFF) << 8) : sum;
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) ~folded & 0xFFFF;
  }
}
