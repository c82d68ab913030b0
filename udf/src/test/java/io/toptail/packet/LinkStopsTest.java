package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Link layers that carry no IP that can be read: each under its own name. */
class LinkStopsTest {
  private static final String ADDRESSES = "020000000001 020000000002 020000000003 ";
  private static final String SNAP = "AAAA03 000000 0800 ";
  private static final String IP =
      "4500 0022 0001 4000 4011 0000 C0000201 C6336402 1234 0035 000E 0000 CAFE01020304";

  private final PacketDecoder decoder = new PacketDecoder();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PPP, link control         | 9   | FF03 C021 0101 0004                    | NOT_IP
          PPP, compressed           | 9   | FF03 00FD 9000                         | UNREADABLE
          PPP, encrypted            | 50  | FF03 0053 9000                         | UNREADABLE
          PPP, protocol of 1 octet  | 9   | FF03 C1                                | NOT_IP
          PPPoE, discovery code     | 51  | 11 A7 0001 0000                        | NOT_IP
          PPPoE, version 2          | 51  | 21 00 0001 0004 0021                   | BAD_LINK_HEADER
          Cisco HDLC, keepalive     | 104 | 8F00 8035 00000002                     | NOT_IP
          Frame Relay, LMI          | 107 | 0001 03 08 00 75                       | NOT_IP
          Frame Relay, 1 octet      | 107 | 01 03 CC                               | BAD_LINK_HEADER
          Frame Relay, bridged FDDI | 107 | 1841 03 00 80 0080C2 0004 50           | NOT_IP
          FDDI, station management  | 10  | 41 020000000001 020000000002 AAAA03    | NOT_IP
          Token Ring, MAC frame     | 6   | 10 00 020000000001 020000000002 AAAA03 | NOT_IP
          Token Ring, route of 0    | 6   | 10 40 020000000001 820000000002 0030   | BAD_LINK_HEADER
          NFLOG, version 1          | 239 | 02 01 0000 0800 0900 45000000          | BAD_LINK_HEADER
          NFLOG, attribute of 3     | 239 | 02 00 0000 0300 0900 45000000          | BAD_LINK_HEADER
          NFLOG, no packet          | 239 | 02 00 0000 0500 0A00 00 000000         | NOT_IP
          NFLOG, bridged ARP        | 239 | 07 00 0000 0800 0100 0806 0300 0800 0900 00010800 | NOT_IP
          NFLOG, ARP                | 239 | 03 00 0000 0800 0900 00010800          | NOT_IP
          radiotap, version 1       | 127 | 01 00 0800 00000000 0801               | BAD_LINK_HEADER
          radiotap, length 7        | 127 | 00 00 0700 00000000 0801               | BAD_LINK_HEADER
          Prism, unknown            | 119 | 45000000 0C000000 00000000             | BAD_LINK_HEADER
          Prism, negative length    | 119 | 44000000 000000F0 00000000             | BAD_LINK_HEADER
          PPI, version 1            | 192 | 01 00 0800 01000000                    | BAD_LINK_HEADER
          PPI, unknown inside       | 192 | 00 00 0800 93000000 00                 | UNKNOWN_LINK_TYPE
          PKTAP, no packet          | 258 | 6C000000 00000000 01000000             | NOT_IP
          PKTAP, short              | 258 | 0C000000 01000000 01000000             | BAD_LINK_HEADER
          private use, no PKTAP     | 149 | 0C000000 01000000 01000000             | UNKNOWN_LINK_TYPE
          MPLS, channel             | 219 | 00010140 10000000 000000000000000000000000000000 | NOT_IP
          """)
  void whatIsNoIpHasAName(String name, int linkType, String octets, PacketOutcome expected) {
    byte[] packet = Hex.bytes(octets);

    assertThat(decoder.decode(packet, 0, packet.length, packet.length, linkType))
        .isEqualTo(expected);
  }

  @Test
  void theInnerLinkTypeIsTheOneThatIsNamed() {
    byte[] packet = Hex.bytes("00 00 0800 93000000 00");

    decoder.decode(packet, 0, packet.length, packet.length, 192);

    assertThat(decoder.linkType()).isEqualTo(147);
  }

  @Test
  void privateUseMayBePktap() {
    byte[] packet = Hex.bytes("6C000000 01000000 0C000000", "00".repeat(96), IP);

    assertThat(decoder.decode(packet, 0, packet.length, packet.length, 149))
        .isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.linkType()).isEqualTo(12);
  }

  @Test
  void wirelessFramesWithoutReadableDataHaveAName() {
    assertThat(wlan("8000 0000", "1000")).as("beacon").isEqualTo(PacketOutcome.NOT_IP);
    assertThat(wlan("D400 0000", "1000")).as("acknowledgment").isEqualTo(PacketOutcome.NOT_IP);
    assertThat(wlan("4801 0000", "1000")).as("no data").isEqualTo(PacketOutcome.NOT_IP);
    assertThat(wlan("0901 0000", "1000")).as("version").isEqualTo(PacketOutcome.BAD_LINK_HEADER);
    assertThat(wlan("0805 0000", "1000" + SNAP + IP))
        .as("first fragment")
        .isEqualTo(PacketOutcome.SPLIT_FRAME);
    assertThat(wlan("0801 0000", "1100" + SNAP + IP))
        .as("second fragment")
        .isEqualTo(PacketOutcome.SPLIT_FRAME);
  }

  @Test
  void protectedFramesAreUnreadableUnlessTheyWereDecrypted() {
    assertThat(wlan("0841 0000", "1000 0001022003040506 99887766554433221100"))
        .isEqualTo(PacketOutcome.UNREADABLE);
    assertThat(wlan("0841 0000", "1000" + SNAP + IP)).isEqualTo(PacketOutcome.UDP);
    assertThat(wlan("0841 0000", "1000 0001022003040506" + SNAP + IP)).isEqualTo(PacketOutcome.UDP);
  }

  @Test
  void aggregatesOfOnePacketAreRead() {
    String subframe = "020000000001 020000000002 002A" + SNAP + IP;

    assertThat(wlan("8801 0000", "1000 8000" + subframe)).isEqualTo(PacketOutcome.UDP);
    assertThat(wlan("8801 0000", "1000 8000" + subframe + "0000 DEADBEEF"))
        .as("padding and checksum")
        .isEqualTo(PacketOutcome.UDP);
    assertThat(wlan("8801 0000", "1000 8000" + subframe + "0000" + subframe))
        .isEqualTo(PacketOutcome.SPLIT_FRAME);
  }

  private PacketOutcome wlan(String control, String rest) {
    byte[] packet = Hex.bytes(control, ADDRESSES, rest);
    return decoder.decode(packet, 0, packet.length, packet.length, 105);
  }

  @Test
  void linkTypesHaveNames() {
    assertThat(LinkTypeNames.of(147)).isEqualTo("USER0");
    assertThat(LinkTypeNames.of(162)).isEqualTo("USER15");
    assertThat(LinkTypeNames.of(163)).isEmpty();
    assertThat(LinkTypeNames.of(143)).isEqualTo("DOCSIS");
    assertThat(LinkTypeNames.of(227)).isEqualTo("CAN_SOCKETCAN");
    assertThat(LinkTypeNames.of(-1)).isEmpty();
  }
}
