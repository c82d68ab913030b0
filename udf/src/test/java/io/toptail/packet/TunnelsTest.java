package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets within packets: the innermost counts, if it is one. */
class TunnelsTest {
  private static final int RAW = 101;
  private static final byte[] PAYLOAD = Hex.bytes("CAFE01020304");
  private static final byte[] INNER_4 =
      Hex.bytes("4500 0022 0001 4000 4011 0000 C0000201 C0000202 1234 0035 000E 0000 CAFE01020304");

  /** Addresses of Teredo, so that it fits every tunnel. */
  private static final byte[] INNER_6 =
      Hex.bytes(
          "60000000 000E 11 40",
          "20010000000000000000000000000001 20010DB8000000000000000000000002",
          "1234 0035 000E 0000 CAFE01020304");

  private final PacketDecoder decoder = new PacketDecoder();

  static Stream<Arguments> tunnels() {
    return Tunnels.all().stream()
        .map(
            tunnel ->
                Arguments.of(
                    tunnel, tunnel.wrap().apply(tunnel.version() == 4 ? INNER_4 : INNER_6)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tunnels")
  void showsTheInnermostPacket(Tunnels.Tunnel tunnel, byte[] packet) {
    assertThat(decode(packet)).isEqualTo(PacketOutcome.UDP);
    assertInner(packet, tunnel.version());
  }

  private void assertInner(byte[] packet, int version) {
    byte[] inner = version == 4 ? INNER_4 : INNER_6;
    assertThat(decoder.ipVersion()).isEqualTo(version);
    assertThat(decoder.ipHeaderOffset()).isEqualTo(packet.length - inner.length);
    assertThat(decoder.sourceAddressOffset())
        .isEqualTo(decoder.ipHeaderOffset() + (version == 4 ? 12 : 8));
    assertThat(decoder.protocol()).isEqualTo(17);
    assertThat(decoder.sourcePort()).isEqualTo(4660);
    assertThat(decoder.destinationPort()).isEqualTo(53);
    int start = decoder.payloadOffset();
    assertThat(Arrays.copyOfRange(packet, start, start + decoder.payloadLength()))
        .isEqualTo(PAYLOAD);
    assertThat(decoder.payloadFullLength()).isEqualTo(6);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tunnels")
  void staysOutsideIfToldSo(Tunnels.Tunnel tunnel, byte[] packet) {
    PacketOutcome outcome =
        new PacketDecoder().tunnels(false).decode(packet, 0, packet.length, packet.length, RAW);

    boolean udp = packet[0] >> 4 == 4 && packet[9] == 17;
    assertThat(outcome).isEqualTo(udp ? PacketOutcome.UDP : PacketOutcome.OTHER_PROTOCOL);
  }

  /** The packet stands at the exact end of its array, so a read beyond it would throw. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("tunnels")
  void cutTunnelsAreCutOffOrWhatTheirOuterHeadersSay(Tunnels.Tunnel tunnel, byte[] packet) {
    for (int captured = 0; captured <= packet.length; captured++) {
      byte[] array = new byte[5 + captured];
      System.arraycopy(packet, 0, array, 5, captured);

      PacketOutcome outcome = decoder.decode(array, 5, captured, packet.length, RAW);

      if (captured >= packet.length - PAYLOAD.length) {
        assertThat(outcome).isEqualTo(PacketOutcome.UDP);
        assertThat(decoder.destinationPort()).isEqualTo(53);
        assertThat(decoder.payloadLength()).isEqualTo(captured - (packet.length - PAYLOAD.length));
        assertThat(decoder.payloadFullLength()).isEqualTo(6);
      } else if (outcome == PacketOutcome.UDP) {
        assertThat(decoder.destinationPort()).isNotEqualTo(53);
      } else {
        assertThat(outcome).isIn(PacketOutcome.CUT_OFF, PacketOutcome.OTHER_PROTOCOL);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tunnels")
  void tunnelsOpenInEachOther(Tunnels.Tunnel tunnel, byte[] packet) {
    byte[] outer = Tunnels.ip4(47, Tunnels.join(Hex.bytes("0000 0800"), packet));
    byte[] vxlan = Hex.bytes("08000000 00001100", Tunnels.ETHERNET_4);
    byte[] outermost = Tunnels.ip4(17, Tunnels.udp(9, 4789, Tunnels.join(vxlan, outer)));

    if (packet[0] >> 4 == 4) {
      assertThat(decode(outermost)).isEqualTo(PacketOutcome.UDP);
      assertInner(outermost, tunnel.version());
    }
  }

  @Test
  void nestingIsBounded() {
    byte[] packet = INNER_4;
    for (int depth = 1; depth <= 8; depth++) {
      packet = Tunnels.ip4(4, packet);
      assertThat(decode(packet)).as("%d tunnels", depth).isEqualTo(PacketOutcome.UDP);
    }
    for (int depth = 9; depth <= 1_000; depth++) {
      packet = Tunnels.ip4(4, packet);
    }
    assertThat(decode(packet)).isEqualTo(PacketOutcome.TOO_DEEP);
    assertThat(decode(Arrays.copyOfRange(packet, 991 * 20, packet.length)))
        .as("9 tunnels")
        .isEqualTo(PacketOutcome.TOO_DEEP);
  }

  @Test
  void nestedLinkTypesAndPseudowiresAreBounded() {
    byte[] ppi = Hex.bytes("0000 0800 C0000000".repeat(500));
    byte[] wires = Hex.bytes("020000000001 020000000002 8847 00010140".repeat(500));

    assertThat(decoder.decode(ppi, 0, ppi.length, ppi.length, 192))
        .isEqualTo(PacketOutcome.TOO_DEEP);
    assertThat(decoder.decode(wires, 0, wires.length, wires.length, 1))
        .isEqualTo(PacketOutcome.TOO_DEEP);
  }

  /** Headers that are almost those of a tunnel, by port. */
  static Stream<Arguments> lookAlikes() {
    List<Arguments> all = new ArrayList<>();
    String ethernet = Tunnels.ETHERNET_4;
    all.add(Arguments.of(4789, "00000000 00001100" + ethernet)); // network identifier not valid
    all.add(Arguments.of(4789, "08000001 00001100" + ethernet)); // reserved
    all.add(Arguments.of(4789, "08000000 00001101" + ethernet)); // reserved
    all.add(Arguments.of(4789, "08000000 00001100 020000000001 020000000002 1234"));
    all.add(Arguments.of(4789, "08000000 00001100 020000000001 020000000002 86DD"));
    all.add(Arguments.of(4790, "0C000004 00001100" + ethernet)); // NSH
    all.add(Arguments.of(4790, "3C000003 00001100" + ethernet)); // version 3
    all.add(Arguments.of(6081, "4000 6558 00001100" + ethernet)); // version 1
    all.add(Arguments.of(6081, "3F00 6558 00001100" + ethernet)); // options beyond the end
    all.add(Arguments.of(6081, "0000 1234 00001100" + ethernet));
    all.add(Arguments.of(2152, "30 01 0000 00000000")); // echo
    all.add(Arguments.of(2152, "30 FF FFFF 00000007")); // longer than the payload
    all.add(Arguments.of(2152, "34 FF 000C 00000007 0000 00 85 00 0000 00")); // empty extension
    all.add(Arguments.of(4754, "0002 0800"));
    all.add(Arguments.of(4754, "4000 0800 00000000"));
    all.add(Arguments.of(6635, "00010040 00020040"));
    all.add(Arguments.of(1701, "C802 000C 0000 0000 0000 0000")); // control
    all.add(Arguments.of(1701, "0002 0001 0002 FF03 C021"));
    all.add(Arguments.of(3544, "0000 1234 C0000201"));
    return all.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lookAlikes")
  void portsAloneAreNoTunnels(int port, String header) {
    byte[] content = Tunnels.join(Hex.bytes(header), INNER_4);
    byte[] packet = Tunnels.ip4(17, Tunnels.udp(40_000, port, content));

    assertThat(decode(packet)).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.destinationPort()).isEqualTo(port);
    assertThat(decoder.ipHeaderOffset()).isZero();
    assertThat(decoder.payloadOffset()).isEqualTo(28);
    assertThat(decoder.payloadLength()).isEqualTo(content.length);
    assertThat(decoder.transportLength()).isEqualTo(content.length + 8);
  }

  /** A resolver answers to whatever port the client asked from. */
  @Test
  void answersToClientsOnATunnelsPortStayAnswers() {
    byte[] answer =
        Hex.bytes(
            "88008180 0001 0001 0000 0000 03777777 076578616D706C65 03636F6D 00 0001 0001",
            "C00C 0001 0001 0000003C 0004 C0000201");
    for (int port : new int[] {1701, 2152, 3544, 4754, 4789, 4790, 6081, 6635, 8472}) {
      for (int id = 0; id < 65_536; id++) {
        answer[0] = (byte) (id >> 8);
        answer[1] = (byte) id;
        byte[] packet = Tunnels.ip4(17, Tunnels.udp(53, port, answer));
        if (decode(packet) != PacketOutcome.UDP || decoder.destinationPort() != port) {
          throw new AssertionError("port " + port + ", id " + id);
        }
      }
    }
  }

  @Test
  void otherGreIsAnotherProtocol() {
    for (String header :
        List.of(
            "0000 0000", "0000 2001", "4000 0800 00000000", "0003 0800", "2081 880B 00000001")) {
      assertThat(decode(Tunnels.ip4(47, Hex.bytes(header))))
          .isEqualTo(PacketOutcome.OTHER_PROTOCOL);
      assertThat(decoder.protocol()).isEqualTo(47);
      assertThat(decoder.addressLength()).isEqualTo(4);
    }
  }

  @Test
  void whatAnIcmpErrorQuotesIsNoPacket() {
    byte[] error = Tunnels.join(Hex.bytes("0303 0000 00000000"), INNER_4);

    assertThat(decode(Tunnels.ip4(1, error))).isEqualTo(PacketOutcome.OTHER_PROTOCOL);
    assertThat(decode(Tunnels.ip6(58, error))).isEqualTo(PacketOutcome.OTHER_PROTOCOL);
    assertThat(decode(Tunnels.ip4(4, Tunnels.ip4(1, error))))
        .isEqualTo(PacketOutcome.OTHER_PROTOCOL);
    assertThat(decoder.protocol()).isEqualTo(1);
  }

  @Test
  void encryptedPayloadIsAnotherProtocolAndAuthenticatedIsRead() {
    byte[] authenticated =
        Tunnels.join(Hex.bytes("1104 0000 00000001 00000001 000000000000000000000000"), udp53());

    assertThat(decode(Tunnels.ip4(50, INNER_4))).isEqualTo(PacketOutcome.OTHER_PROTOCOL);
    assertThat(decode(Tunnels.ip4(51, authenticated))).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.destinationPort()).isEqualTo(53);
  }

  private static byte[] udp53() {
    return Tunnels.udp(4660, 53, PAYLOAD);
  }

  @Test
  void nothingOfTheOuterPacketShowsWhereTheInnerOneStops() {
    byte[] fragment =
        Hex.bytes(
            "4500 0022 0001 2000 4011 0000 C0000201 C0000202 1234 0035 000E 0000 CAFE01020304");
    byte[] vxlan = Hex.bytes("08000000 00001100", Tunnels.ETHERNET_4);
    byte[] packet = Tunnels.ip4(17, Tunnels.udp(49_152, 4789, Tunnels.join(vxlan, fragment)));

    assertThat(decode(packet)).isEqualTo(PacketOutcome.FRAGMENT);
    assertThat(decoder.sourcePort()).isZero();
    assertThat(decoder.payloadFullLength()).isZero();
    assertThat(decoder.transportLength()).isEqualTo(14);

    byte[] arp = Hex.bytes("08000000 00001100 FFFFFFFFFFFF 020000000002 0806 0001080006040001");
    assertThat(decode(Tunnels.ip4(17, Tunnels.udp(49_152, 4789, arp))))
        .isEqualTo(PacketOutcome.NOT_IP);
    assertThat(decoder.etherType()).isEqualTo(0x0806);
    assertThat(decoder.protocol()).isZero();
    assertThat(decoder.destinationPort()).isZero();
  }

  /** A switch that mirrors may cut packets, and then wraps them. */
  @Test
  void mirroredPacketsMayBeCutWithinTheTunnel() {
    byte[] cut = Arrays.copyOf(INNER_4, INNER_4.length - 4);
    byte[] vxlan = Hex.bytes("08000000 00001100", Tunnels.ETHERNET_4);
    byte[] packet = Tunnels.ip4(17, Tunnels.udp(49_152, 4789, Tunnels.join(vxlan, cut)));
    byte[] padded = Tunnels.join(packet, new byte[18]);

    assertThat(decode(padded)).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.payloadLength()).isEqualTo(2);
    assertThat(decoder.payloadFullLength()).isEqualTo(6);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tunnels")
  void fragmentsOfATunnelReadOnOnceTheyArePutTogether(Tunnels.Tunnel tunnel, byte[] packet) {
    boolean v4 = packet[0] >> 4 == 4;
    int header = v4 ? 20 : 40;
    int protocol = packet[v4 ? 9 : 6] & 0xFF;
    if (v4) {
      packet[6] = 0x20;
      assertThat(decode(packet)).isEqualTo(PacketOutcome.FRAGMENT);
      assertThat(decoder.protocol()).isEqualTo(protocol);
      assertThat(decoder.transportOffset()).isEqualTo(20);
    }
    int length = packet.length - header;

    PacketOutcome outcome =
        decoder.decodeTransport(packet, v4 ? 12 : 8, v4 ? 4 : 6, protocol, header, length, length);

    assertThat(outcome).isEqualTo(PacketOutcome.UDP);
    assertInner(packet, tunnel.version());
  }

  private PacketOutcome decode(byte[] packet) {
    return decoder.decode(packet, 0, packet.length, packet.length, RAW);
  }
}
