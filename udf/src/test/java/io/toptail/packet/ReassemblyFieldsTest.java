package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the decoder shows of pieces: fragments and TCP segments, and datagrams put together. */
class ReassemblyFieldsTest {
  private static final String ADDRESSES_4 = "C0000201 C6336402";
  private static final String ADDRESSES_6 =
      "20010DB8000000000000000000000001 20010DB8000000000000000000000002";
  private static final String UDP = "1234 0035 000E 0000 CAFE01020304";

  private final PacketDecoder decoder = new PacketDecoder();

  @Test
  void ipv4FragmentsShowTheirPlace() {
    byte[] first = Hex.bytes("4500 001C BEEF 2000 4011 0000", ADDRESSES_4, "1234 0035 000E 0000");

    assertThat(decode(first, first.length, first.length)).isEqualTo(PacketOutcome.FRAGMENT);
    assertFragment(0xBEEF, 0, true);
    assertExtent(20, 8, 8);

    byte[] last = Hex.bytes("4500 001A BEEF 1FFF 4011 0000", ADDRESSES_4, "CAFE01020304 FFFF");
    assertThat(decode(last, last.length, last.length)).isEqualTo(PacketOutcome.FRAGMENT);
    assertFragment(0xBEEF, 65_528, false);
    assertExtent(20, 6, 6);

    assertThat(decode(last, 22, last.length)).isEqualTo(PacketOutcome.FRAGMENT);
    assertExtent(20, 2, 6);
  }

  @Test
  void ipv6FragmentsShowTheirPlace() {
    byte[] packet =
        Hex.bytes(
            "60000000 0018 00 40",
            ADDRESSES_6,
            "2C00010400000000",
            "11 00 05A9 DEADBEEF",
            "0102030405060708");

    assertThat(decode(packet, packet.length, packet.length)).isEqualTo(PacketOutcome.FRAGMENT);
    assertFragment(0xDEADBEEF, 1_448, true);
    assertExtent(56, 8, 8);
    assertThat(decoder.protocol()).isEqualTo(17);
    assertThat(decode(packet, 57, packet.length)).isEqualTo(PacketOutcome.FRAGMENT);
    assertExtent(56, 1, 8);
  }

  @Test
  void offloadedFragmentsEndWhereThePacketDoes() {
    byte[] packet = Hex.bytes("4500 0000 BEEF 2000 4011 0000", ADDRESSES_4, "1234 0035");

    assertThat(decode(packet, packet.length, 40)).isEqualTo(PacketOutcome.FRAGMENT);
    assertExtent(20, 4, 20);
  }

  @Test
  void tcpSegmentsShowTheirPlace() {
    byte[] packet =
        Hex.bytes(
            "4500 0030 0001 4000 4006 0000",
            ADDRESSES_4,
            "1234 0035 FFFFFFFE 80000000 6018 2000 0000 0000 02040218",
            "00FE BEEF FFFFFFFF");

    assertThat(decode(packet, packet.length, packet.length)).isEqualTo(PacketOutcome.TCP);
    assertThat(decoder.tcpSequence()).isEqualTo(0xFFFFFFFE);
    assertThat(decoder.tcpAcknowledgment()).isEqualTo(0x80000000);
    assertThat(decoder.tcpFlags()).isEqualTo(0x18);
    assertExtent(20, 28, 28);
    assertPayload(44, 4, 4);

    assertThat(decode(packet, 46, packet.length)).isEqualTo(PacketOutcome.TCP);
    assertPayload(44, 2, 4);
    assertThat(decode(packet, 41, packet.length)).as("options cut").isEqualTo(PacketOutcome.TCP);
    assertPayload(44, 0, 4);
    assertThat(decode(packet, 39, packet.length)).isEqualTo(PacketOutcome.CUT_OFF);
  }

  @Test
  void impossibleTcpHeadersAreBad() {
    String ports = "1234 0035 00000001 00000000 ";
    byte[] noRoom =
        Hex.bytes("4500 0027 0001 4000 4006 0000", ADDRESSES_4, ports, "5002 2000 0000");
    byte[] tooShort =
        Hex.bytes("4500 0028 0001 4000 4006 0000", ADDRESSES_4, ports, "4002 2000 0000 0000");
    byte[] tooLong =
        Hex.bytes("4500 0028 0001 4000 4006 0000", ADDRESSES_4, ports, "6002 2000 0000 0000");

    for (byte[] packet : new byte[][] {noRoom, tooShort, tooLong}) {
      assertThat(decode(packet, packet.length, packet.length))
          .isEqualTo(PacketOutcome.BAD_TCP_HEADER);
    }
  }

  @Test
  void nothingOfAnEarlierPacketRemains() {
    byte[] fragment = Hex.bytes("4500 001C BEEF 3FFF 4011 0000", ADDRESSES_4, UDP);
    byte[] whole = Hex.bytes("4500 0022 BEEF 4000 4011 0000", ADDRESSES_4, UDP);

    decode(fragment, fragment.length, fragment.length);
    assertThat(decode(whole, whole.length, whole.length)).isEqualTo(PacketOutcome.UDP);
    assertFragment(0, 0, false);
    assertThat(decoder.tcpFlags()).isZero();
  }

  @Test
  void readsOnInADatagramThatWasPutTogether() {
    byte[] bytes = Hex.bytes("FFFF", ADDRESSES_4, UDP, "FFFF");

    assertThat(decoder.decodeTransport(bytes, 2, 4, 17, 10, 14, 14)).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.sourceAddressOffset()).isEqualTo(2);
    assertThat(decoder.destinationAddressOffset()).isEqualTo(6);
    assertThat(decoder.addressLength()).isEqualTo(4);
    assertThat(decoder.ipVersion()).isEqualTo(4);
    assertThat(decoder.protocol()).isEqualTo(17);
    assertThat(decoder.destinationPort()).isEqualTo(53);
    assertExtent(10, 14, 14);
    assertPayload(18, 6, 6);
    assertThat(decoder.decodeTransport(bytes, 2, 4, 17, 10, 7, 14))
        .isEqualTo(PacketOutcome.CUT_OFF);
  }

  @Test
  void readsExtensionHeadersBehindTheFragmentHeader() {
    byte[] bytes = Hex.bytes(ADDRESSES_6, "1100010400000000", UDP);

    assertThat(decoder.decodeTransport(bytes, 0, 6, 60, 32, 22, 22)).isEqualTo(PacketOutcome.UDP);
    assertThat(decoder.protocol()).isEqualTo(17);
    assertPayload(48, 6, 6);
  }

  private PacketOutcome decode(byte[] packet, int captured, int original) {
    byte[] exact = Arrays.copyOf(packet, captured);
    return decoder.decode(exact, 0, captured, original, 101);
  }

  private void assertFragment(int id, int offset, boolean more) {
    assertThat(decoder.fragmentId()).isEqualTo(id);
    assertThat(decoder.fragmentOffset()).isEqualTo(offset);
    assertThat(decoder.moreFragments()).isEqualTo(more);
  }

  private void assertExtent(int offset, int captured, int sent) {
    assertThat(decoder.transportOffset()).isEqualTo(offset);
    assertThat(decoder.transportLength()).isEqualTo(captured);
    assertThat(decoder.transportFullLength()).isEqualTo(sent);
  }

  private void assertPayload(int offset, int captured, int sent) {
    assertThat(decoder.payloadOffset()).isEqualTo(offset);
    assertThat(decoder.payloadLength()).isEqualTo(captured);
    assertThat(decoder.payloadFullLength()).isEqualTo(sent);
  }
}
