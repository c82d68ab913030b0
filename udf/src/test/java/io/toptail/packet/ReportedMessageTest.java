package io.toptail.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.MessageHeader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReportedMessageTest {
  private static final byte[] FOUR = Hex.bytes("04 06 03 05 9C40 0355 0A000001 0A000002 AABBCCDD");
  private static final byte[] SIX =
      Hex.bytes("0611010100350035" + "20".repeat(16) + "30".repeat(16) + "0102");

  private final PacketDecoder packet = new PacketDecoder();

  private PacketOutcome decode(byte[] bytes, int length, int linkType) {
    return packet.decode(bytes, 0, length, length, linkType);
  }

  @Test
  void headerTellsWhatHeadersOfAPacketWould() {
    assertThat(decode(FOUR, FOUR.length, MessageHeader.LINK_TYPE)).isEqualTo(PacketOutcome.UDP);
    assertThat(packet.isReportedMessage()).isTrue();
    assertThat(packet.reportedProtocol()).isEqualTo(3);
    assertThat(packet.ipVersion()).isEqualTo(4);
    assertThat(packet.protocol()).isEqualTo(6);
    assertThat(packet.sourcePort()).isEqualTo(40_000);
    assertThat(packet.destinationPort()).isEqualTo(853);
    assertThat(packet.addressLength()).isEqualTo(4);
    assertThat(packet.sourceAddressOffset()).isEqualTo(8);
    assertThat(packet.destinationAddressOffset()).isEqualTo(12);
    assertThat(packet.payloadOffset()).isEqualTo(16);
    assertThat(packet.payloadLength()).isEqualTo(4);
    assertThat(packet.payloadFullLength()).isEqualTo(4);
    assertThat(decode(SIX, SIX.length, MessageHeader.LINK_TYPE)).isEqualTo(PacketOutcome.UDP);
    assertThat(packet.protocol()).isEqualTo(17);
    assertThat(packet.destinationAddressOffset()).isEqualTo(24);
    assertThat(packet.payloadLength()).isEqualTo(2);
  }

  @Test
  void thePacketAfterItIsAPacket() {
    decode(FOUR, FOUR.length, MessageHeader.LINK_TYPE);
    assertThat(decode(FOUR, FOUR.length, 1)).isNotEqualTo(PacketOutcome.UDP);
    assertThat(packet.isReportedMessage()).isFalse();
    assertThat(packet.reportedProtocol()).isZero();
  }

  @Test
  void cutAnywhereInItsHeaderItIsCutOff() {
    for (byte[] bytes : new byte[][] {FOUR, SIX}) {
      int header = bytes.length == FOUR.length ? 16 : 40;
      for (int length = 0; length < header; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThat(decode(cut, length, MessageHeader.LINK_TYPE)).isEqualTo(PacketOutcome.CUT_OFF);
        assertThat(packet.isReportedMessage()).isFalse();
      }
      assertThat(decode(bytes, header, MessageHeader.LINK_TYPE)).isEqualTo(PacketOutcome.UDP);
      assertThat(packet.payloadLength()).isZero();
    }
    byte[] five = FOUR.clone();
    five[0] = 5;
    assertThat(decode(five, five.length, MessageHeader.LINK_TYPE))
        .isEqualTo(PacketOutcome.BAD_IP_HEADER);
  }
}
