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

/** Packets written out octet by octet: every link layer over every kind of IP header. */
class PacketDecoderTest {
  private static final String SOURCE_4 = "C0000201";
  private static final String DESTINATION_4 = "C6336402";
  private static final String SOURCE_6 = "20010DB8000000000000000000000001";
  private static final String DESTINATION_6 = "20010DB8000000000000000000000002";
  private static final String PAYLOAD = "CAFE01020304";

  /** Ports 4660 and 53, length 14, no checksum. */
  private static final String UDP = "1234 0035 000E 0000" + PAYLOAD;

  private static final String TCP = "1234 0035 00000001 00000000 5002 2000 0000 0000";

  private final PacketDecoder decoder = new PacketDecoder();

  /**
   * A link layer.
   *
   * @param header what precedes an IP header; {@code TTTT} is the EtherType, {@code PPPP} the PPP
   *     protocol, {@code NN} the NLPID, {@code YY} the family
   */
  record Link(String name, int type, String header, String family6) {
    String header(int version) {
      return header
          .replace("TTTT", version == 4 ? "0800" : "86DD")
          .replace("PPPP", version == 4 ? "0021" : "0057")
          .replace("NN", version == 4 ? "CC" : "8E")
          .replace("YY", version == 4 ? "02" : family6);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An IP header with its extension headers, and its payload. */
  record Network(String name, int version, String octets) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Link> links() {
    String macs = "020000000001 020000000002 ";
    String sll = "0000 0001 0006 0200000000010000 ";
    String sll2 = " 0000 00000002 0001 00 06 0200000000010000";
    return List.of(
        new Link("Ethernet", 1, macs + "TTTT", ""),
        new Link("802.1Q", 1, macs + "8100 000B TTTT", ""),
        new Link("802.1ad over 802.1Q", 1, macs + "88A8 0064 8100 000B TTTT", ""),
        new Link(
            "five tags", 1, macs + "9100 0001 9200 0002 8100 0003 8100 0004 8100 0005 TTTT", ""),
        new Link("SNAP", 1, macs + "0040 AAAA03 000000 TTTT", ""),
        new Link("LLC", 1, macs + "0040 060603", ""),
        new Link("cooked v1", 113, sll + "TTTT", ""),
        new Link("cooked v1, 802.1Q", 113, sll + "8100 000B TTTT", ""),
        new Link("cooked v1, SNAP", 113, sll + "0004 AAAA03 000000 TTTT", ""),
        new Link("cooked v2", 276, "TTTT" + sll2, ""),
        new Link("raw 12", 12, "", ""),
        new Link("raw 14", 14, "", ""),
        new Link("raw 101", 101, "", ""),
        new Link("IPv4", 228, "", ""),
        new Link("IPv6", 229, "", ""),
        new Link("null, little-endian, macOS", 0, "YY000000", "1E"),
        new Link("null, big-endian, FreeBSD", 0, "000000YY", "1C"),
        new Link("null, 16-bit family and EtherType", 0, "0F00TTTT", ""),
        new Link("null, Linux", 0, "YY000000", "0A"),
        new Link("loop, OpenBSD", 108, "000000YY", "18"));
  }

  /** All link layers: those above, and those of other files. */
  static List<Link> allLinks() {
    List<Link> all = new ArrayList<>(links());
    all.addAll(MoreLinks.all());
    return all;
  }

  static List<Network> networks() {
    String addresses4 = SOURCE_4 + DESTINATION_4;
    String addresses6 = SOURCE_6 + DESTINATION_6;
    return List.of(
        new Network("IPv4", 4, "4500 0022 0001 4000 4011 0000" + addresses4 + UDP),
        new Network(
            "IPv4 with options",
            4,
            "4700 002A 0001 0000 4011 0000" + addresses4 + "0101010101010100" + UDP),
        new Network("IPv4, offload", 4, "4500 0000 0001 4000 4011 0000" + addresses4 + UDP),
        new Network("IPv6", 6, "60000000 000E 11 40" + addresses6 + UDP),
        new Network("IPv6, offload", 6, "60000000 0000 11 40" + addresses6 + UDP),
        new Network(
            "hop-by-hop", 6, "60000000 0016 00 40" + addresses6 + "1100 0104 00000000" + UDP),
        new Network(
            "all extension headers",
            6,
            "60000000 004A 00 40"
                + addresses6
                + "2B01 0104 00000000 0000000000000000" // hop-by-hop, 16 octets
                + "3C00 0000 00000000" // routing
                + "3300 0104 00000000" // destination options
                + "8701 0000 00000001" // authentication: (1 + 2) × 4 octets
                + "00000001"
                + "2C00 0000 00000000" // mobility
                + "1100 0000 00000007" // atomic fragment
                + UDP));
  }

  static Network tcp() {
    return new Network("TCP", 4, "4500 0028 0001 4000 4006 0000" + SOURCE_4 + DESTINATION_4 + TCP);
  }

  static Stream<Arguments> combinations() {
    List<Arguments> all = new ArrayList<>();
    for (Link link : allLinks()) {
      for (Network network : networks()) {
        all.add(Arguments.of(link, network));
      }
    }
    return all.stream();
  }

  private static byte[] packet(Link link, Network network) {
    return Hex.bytes(link.header(network.version()), network.octets());
  }

  @ParameterizedTest(name = "{0} / {1}")
  @MethodSource("combinations")
  void findsAddressesPortsAndPayload(Link link, Network network) {
    byte[] packet = packet(link, network);

    PacketOutcome outcome = decoder.decode(packet, 0, packet.length, packet.length, link.type());

    assertThat(outcome).isEqualTo(PacketOutcome.UDP);
    boolean v4 = network.version() == 4;
    assertThat(decoder.ipVersion()).isEqualTo(network.version());
    assertThat(octets(packet, decoder.sourceAddressOffset(), decoder.addressLength()))
        .isEqualTo(Hex.bytes(v4 ? SOURCE_4 : SOURCE_6));
    assertThat(octets(packet, decoder.destinationAddressOffset(), decoder.addressLength()))
        .isEqualTo(Hex.bytes(v4 ? DESTINATION_4 : DESTINATION_6));
    assertThat(decoder.protocol()).isEqualTo(17);
    assertThat(decoder.sourcePort()).isEqualTo(4660);
    assertThat(decoder.destinationPort()).isEqualTo(53);
    assertThat(octets(packet, decoder.payloadOffset(), decoder.payloadLength()))
        .isEqualTo(Hex.bytes(PAYLOAD));
    assertThat(decoder.payloadFullLength()).isEqualTo(6);
    assertThat(decoder.ipHeaderOffset()).isEqualTo(Hex.bytes(link.header(4)).length);
  }

  /** The packet stands at the exact end of its array, so a read beyond it would throw. */
  @ParameterizedTest(name = "{0} / {1}")
  @MethodSource("combinations")
  void readsNothingBeyondTheCapturedOctets(Link link, Network network) {
    byte[] packet = packet(link, network);
    int udpPayload = packet.length - 6;
    for (int captured = 0; captured <= packet.length; captured++) {
      byte[] array = new byte[7 + captured];
      Arrays.fill(array, 0, 7, (byte) 0x45);
      System.arraycopy(packet, 0, array, 7, captured);

      PacketOutcome outcome = decoder.decode(array, 7, captured, packet.length, link.type());

      if (captured < udpPayload) {
        assertThat(outcome).as("%d octets", captured).isEqualTo(PacketOutcome.CUT_OFF);
      } else {
        assertThat(outcome).isEqualTo(PacketOutcome.UDP);
        assertThat(decoder.payloadOffset()).isEqualTo(7 + udpPayload);
        assertThat(decoder.payloadLength()).isEqualTo(captured - udpPayload);
        assertThat(decoder.payloadFullLength()).isEqualTo(6);
      }
    }
  }

  @Test
  void leavesOutEthernetPadding() {
    byte[] packet =
        Hex.bytes(
            "020000000001 020000000002 0800 4500 0022 0001 4000 4011 0000",
            SOURCE_4 + DESTINATION_4 + UDP,
            "FFFFFFFFFFFFFFFFFFFFFFFF");

    decoder.decode(packet, 0, packet.length, packet.length, 1);

    assertThat(decoder.payloadLength()).isEqualTo(6);
    assertThat(decoder.payloadFullLength()).isEqualTo(6);
  }

  @Test
  void payloadEndsWhereIpEndsEvenIfUdpClaimsMore() {
    byte[] packet = ipv4("4500 001F 0001 4000 4011 0000", UDP);

    assertThat(raw(packet)).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.payloadLength()).isEqualTo(3);
    assertThat(decoder.payloadFullLength()).isEqualTo(3);
  }

  @Test
  void udpLengthZeroMeansTheRest() {
    byte[] packet = ipv4("4500 0022 0001 4000 4011 0000", "1234 0035 0000 0000" + PAYLOAD);

    assertThat(raw(packet)).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.payloadLength()).isEqualTo(6);
  }

  @Test
  void udpLengthBelowItsHeaderIsBad() {
    byte[] packet = ipv4("4500 0022 0001 4000 4011 0000", "1234 0035 0007 0000" + PAYLOAD);

    assertThat(raw(packet)).isEqualTo(PacketOutcome.BAD_UDP_LENGTH);
  }

  @Test
  void udpHeaderBeyondTheIpPayloadIsBad() {
    assertThat(raw(ipv4("4500 001B 0001 4000 4011 0000", UDP)))
        .isEqualTo(PacketOutcome.BAD_UDP_LENGTH);
  }

  @Test
  void ipv4FragmentsAreSetApart() {
    assertThat(raw(ipv4("4500 0022 0001 2000 4011 0000", UDP))).isEqualTo(PacketOutcome.FRAGMENT);
    assertThat(raw(ipv4("4500 0022 0001 0001 4011 0000", UDP))).isEqualTo(PacketOutcome.FRAGMENT);
    assertThat(decoder.protocol()).isEqualTo(17);
    assertThat(decoder.addressLength()).isEqualTo(4);
    assertThat(decoder.ipHeaderOffset()).isZero();
  }

  @Test
  void ipv6FragmentsAreSetApart() {
    assertThat(raw(ipv6("0016 2C 40", "1100 0001 00000007" + UDP)))
        .isEqualTo(PacketOutcome.FRAGMENT);
    assertThat(raw(ipv6("0016 2C 40", "1100 0008 00000007" + UDP)))
        .isEqualTo(PacketOutcome.FRAGMENT);
    assertThat(decoder.protocol()).isEqualTo(17);
  }

  @Test
  void impossibleIpHeadersAreBad() {
    assertThat(raw(ipv4("4400 0022 0001 4000 4011 0000", UDP)))
        .as("header length below 20")
        .isEqualTo(PacketOutcome.BAD_IP_HEADER);
    assertThat(raw(ipv4("4500 0013 0001 4000 4011 0000", UDP)))
        .as("total length below header length")
        .isEqualTo(PacketOutcome.BAD_IP_HEADER);
    assertThat(raw(ipv4("5500 0022 0001 4000 4011 0000", UDP)))
        .as("version 5")
        .isEqualTo(PacketOutcome.BAD_IP_HEADER);
    assertThat(raw(ipv6("0007 00 40", "1100 0104 00000000" + UDP)))
        .as("extension header beyond the payload length")
        .isEqualTo(PacketOutcome.BAD_IP_HEADER);
    assertThat(raw(ipv6("0016 00 40", "11FF 0104 00000000" + UDP)))
        .as("extension header longer than the payload length")
        .isEqualTo(PacketOutcome.BAD_IP_HEADER);
  }

  @Test
  void tcpHasPortsForTheLedger() {
    assertThat(raw(ipv4("4500 0028 0001 4000 4006 0000", TCP))).isEqualTo(PacketOutcome.TCP);
    assertThat(decoder.sourcePort()).isEqualTo(4660);
    assertThat(decoder.destinationPort()).isEqualTo(53);
    assertThat(raw(ipv6("0014 06 40", TCP))).isEqualTo(PacketOutcome.TCP);
    assertThat(decoder.destinationPort()).isEqualTo(53);
    assertThat(decoder.payloadLength()).isZero();
  }

  @Test
  void otherProtocolsAreNamedByNumber() {
    assertThat(raw(ipv4("4500 0022 0001 4000 4001 0000", UDP)))
        .isEqualTo(PacketOutcome.OTHER_PROTOCOL);
    assertThat(decoder.protocol()).isEqualTo(1);
    assertThat(raw(ipv6("0016 00 40", "3A00 0104 00000000" + UDP)))
        .isEqualTo(PacketOutcome.OTHER_PROTOCOL);
    assertThat(decoder.protocol()).isEqualTo(58);
  }

  @Test
  void whatIsNotIpIsNamedByEtherType() {
    assertNotIp(1, "020000000001 020000000002 0806 0001080006040001", 0x0806);
    assertNotIp(1, "020000000001 020000000002 8100 000B 88CC 0001080006040001", 0x88CC);
    assertNotIp(1, "020000000001 020000000002 0026 424203 0000000000", 0x26);
    assertNotIp(1, "020000000001 020000000002 0026 AAAA03 00000C 2000 01", 0x26);
    assertNotIp(1, "020000000001 020000000002 0026 AAAA03 000000 809B 01", 0x809B);
    assertNotIp(113, "0000 0001 0006 0200000000010000 0806 00010800", 0x0806);
    assertNotIp(276, "0806 0000 00000002 0001 00 06 0200000000010000", 0x0806);
    assertNotIp(0, "07000000 00000000", 0);
  }

  @Test
  void netlinkInCookedCapturesIsNotIp() {
    assertNotIp(113, "0004 0338 0000 0000000000000000 0800 45000022", 0);
  }

  private void assertNotIp(int linkType, String octets, int etherType) {
    byte[] packet = Hex.bytes(octets);
    assertThat(decoder.decode(packet, 0, packet.length, packet.length, linkType))
        .isEqualTo(PacketOutcome.NOT_IP);
    assertThat(decoder.etherType()).isEqualTo(etherType);
  }

  @Test
  void unknownLinkTypesAreSetApart() {
    byte[] packet = Hex.bytes("000102030405");

    for (int linkType : new int[] {-1, 2, 147, 250, 65_536}) {
      assertThat(decoder.decode(packet, 0, 6, 6, linkType))
          .isEqualTo(PacketOutcome.UNKNOWN_LINK_TYPE);
    }
  }

  @Test
  void absurdOriginalLengthsDoNoHarm() {
    byte[] packet = ipv4("4500 0000 0001 4000 4011 0000", UDP);

    for (int original : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(decoder.decode(packet, 0, packet.length, original, 101))
          .isEqualTo(PacketOutcome.UDP);
      assertThat(decoder.payloadLength()).isEqualTo(6);
      assertThat(decoder.payloadFullLength()).isEqualTo(6);
    }
  }

  @Test
  void outcomesHaveDistinctStableIds() {
    List<String> ids = Arrays.stream(PacketOutcome.values()).map(PacketOutcome::id).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    assertThat(PacketOutcome.values()).allMatch(o -> !o.description().isBlank());
  }

  private PacketOutcome raw(byte[] packet) {
    return decoder.decode(packet, 0, packet.length, packet.length, 101);
  }

  private static byte[] ipv4(String header, String payload) {
    return Hex.bytes(header, SOURCE_4, DESTINATION_4, payload);
  }

  private static byte[] ipv6(String lengthNextHop, String payload) {
    return Hex.bytes("60000000", lengthNextHop, SOURCE_6, DESTINATION_6, payload);
  }

  private static byte[] octets(byte[] bytes, int offset, int length) {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }
}
