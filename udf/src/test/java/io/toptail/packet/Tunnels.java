package io.toptail.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tunnels written out octet by octet, with the lengths of the outer headers filled in. */
final class Tunnels {
  static final String ETHERNET_4 = "020000000001 020000000002 0800";
  static final String ETHERNET_6 = "020000000001 020000000002 86DD";

  private Tunnels() {}

  /**
   * A tunnel.
   *
   * @param wrap an IP packet of the version to one that carries it, from the outer IP header
   */
  record Tunnel(String name, int version, UnaryOperator<byte[]> wrap) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Tunnel> all() {
    List<Tunnel> all = new ArrayList<>();
    for (int version : new int[] {4, 6}) {
      all.addAll(overIp(version));
      all.addAll(overUdp(version));
    }
    all.add(overUdp("Teredo", 6, 3544, ""));
    all.add(overUdp("Teredo with origin", 6, 3544, "0000 1234 C0000201"));
    all.add(
        overUdp("Teredo with both", 6, 3544, "0001 00 00 0000000000000001 00 0000 1234 C0000201"));
    return all;
  }

  private static List<Tunnel> overIp(int version) {
    String type = version == 4 ? "0800" : "86DD";
    String ethernet = version == 4 ? ETHERNET_4 : ETHERNET_6;
    String ppp = version == 4 ? "0021" : "0057";
    int number = version == 4 ? 4 : 41;
    return List.of(
        new Tunnel("IPv" + version + " in IPv4", version, inner -> ip4(number, inner)),
        new Tunnel("IPv" + version + " in IPv6", version, inner -> ip6(number, inner)),
        overIp("GRE", version, 47, "0000" + type),
        overIp("GRE with all fields", version, 47, "B000" + type + "00000000 00000001 00000002"),
        overIp("GRE, bridged (NVGRE)", version, 47, "2000 6558 00123400" + ethernet),
        overIp("GRE, MPLS", version, 47, "0000 8847 00010140"),
        overIp("GRE, PPTP", version, 47, "3081 880B 00100001 00000001 00000002 FF03" + ppp),
        overIp("ERSPAN I", version, 47, "0000 88BE" + ethernet),
        overIp("ERSPAN II", version, 47, "1000 88BE 00000001 10010001 00000000" + ethernet),
        overIp(
            "ERSPAN III", version, 47, "1000 22EB 00000001 20010001 00000000 00000000" + ethernet),
        overIp(
            "ERSPAN III with subheader",
            version,
            47,
            "1000 22EB 00000001 20010001 00000000 00000001 0000000000000000" + ethernet),
        overIp("EtherIP", version, 97, "3000" + ethernet),
        overIp("MPLS in IP", version, 137, "00010140"));
  }

  private static List<Tunnel> overUdp(int version) {
    String type = version == 4 ? "0800" : "86DD";
    String ethernet = version == 4 ? ETHERNET_4 : ETHERNET_6;
    String ppp = version == 4 ? "0021" : "0057";
    String next = version == 4 ? "01" : "02";
    return List.of(
        overUdp("VXLAN", version, 4789, "08000000 00001100" + ethernet),
        overUdp("VXLAN of Linux", version, 8472, "08000000 00001100" + ethernet),
        overUdp("VXLAN with group policy", version, 4789, "88481234 00001100" + ethernet),
        overUdp("VXLAN-GPE, Ethernet", version, 4789, "0C000003 00001100" + ethernet),
        overUdp("VXLAN-GPE", version, 4790, "0C0000" + next + "00001100"),
        overUdp("VXLAN-GPE without its flag", version, 4790, "080000" + next + "00001100"),
        overUdp("Geneve", version, 6081, "0000 6558 00001100" + ethernet),
        overUdp("Geneve with options", version, 6081, "0240" + type + "00001100 0102800100000000"),
        overUdp("GRE in UDP", version, 4754, "0000" + type),
        overUdp("MPLS in UDP", version, 6635, "00010040 00020140"),
        overUdp("L2TP", version, 1701, "0002 0001 0002 FF03" + ppp),
        overUdp("L2TP, all fields", version, 1701, "4B02 0000 0001 0002 00000000 0001 EE" + ppp),
        gtp("GTP-U", version, "30 FF", ""),
        gtp("GTP-U with sequence number", version, "32 FF", "0001 00 00"),
        gtp(
            "GTP-U with extension headers",
            version,
            "34 FF",
            "0000 00 85" + "01 0001 C0" + "02 000102030405 00"));
  }

  private static Tunnel overIp(String name, int version, int protocol, String header) {
    return new Tunnel(
        name + ", IPv" + version, version, inner -> ip4(protocol, join(Hex.bytes(header), inner)));
  }

  private static Tunnel overUdp(String name, int version, int port, String header) {
    return new Tunnel(
        name + ", IPv" + version,
        version,
        inner -> ip4(17, udp(49_152, port, join(Hex.bytes(header), inner))));
  }

  private static Tunnel gtp(String name, int version, String start, String optional) {
    return new Tunnel(
        name + ", IPv" + version,
        version,
        inner -> {
          byte[] rest = join(Hex.bytes(optional), inner);
          byte[] length = ByteBuffer.allocate(2).putShort((short) rest.length).array();
          byte[] header = join(join(Hex.bytes(start), length), Hex.bytes("00000007"));
          return ip4(17, udp(2152, 2152, join(header, rest)));
        });
  }

  /** An IPv4 packet from 198.51.100.1 to 198.51.100.2. */
  static byte[] ip4(int protocol, byte[] payload) {
    byte[] header = Hex.bytes("4500 0000 0001 4000 4000 0000 C6336401 C6336402");
    ByteBuffer.wrap(header).putShort(2, (short) (20 + payload.length)).put(9, (byte) protocol);
    return join(header, payload);
  }

  /** An IPv6 packet from 2001:db8:ffff::1 to 2001:db8:ffff::2. */
  static byte[] ip6(int protocol, byte[] payload) {
    byte[] header =
        Hex.bytes(
            "60000000 0000 00 40",
            "20010DB8FFFF00000000000000000001 20010DB8FFFF00000000000000000002");
    ByteBuffer.wrap(header).putShort(4, (short) payload.length).put(6, (byte) protocol);
    return join(header, payload);
  }

  static byte[] udp(int source, int destination, byte[] payload) {
    ByteBuffer buffer = ByteBuffer.allocate(8 + payload.length);
    buffer.putShort((short) source).putShort((short) destination);
    return buffer.putShort((short) (8 + payload.length)).position(8).put(payload).array();
  }

  static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
