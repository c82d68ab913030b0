package io.toptail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapTest {
  private static final Packet SHORT = Packet.of(1_700_000_000_123_456_000L, 1, "00112233");
  private static final Packet CUT =
      new Packet(1_700_000_001_000_000_000L, 1, new byte[] {9, 8, 7}, 1500);

  private static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }

  @Test
  void readsLittleEndianMicrosecondsByteByByte() throws IOException {
    byte[] file =
        hex(
            "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000",
            "00f15365 40e20100 03000000 05000000 aabbcc");
    assertThat(Content.of(file).packets())
        .containsExactly(new Packet(1_700_000_000_123_456_000L, 1, hex("aabbcc"), 5));
  }

  @Test
  void readsBigEndianNanosecondsByteByByte() throws IOException {
    byte[] file =
        hex(
            "a1b23c4d 0002 0004 00000000 00000000 0000ffff 00000065",
            "6553f100 075bcd15 00000002 00000002 4500");
    PacketBatch batch = new PacketBatch();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file), "a")) {
      assertThat(reader.position()).isEqualTo(24);
      assertThat(reader.read(batch)).isTrue();
      assertThat(reader.position()).isEqualTo(42).isEqualTo(batch.position());
      assertThat(reader.format()).isEqualTo(CaptureFormat.PCAP);
      assertThat(reader.container()).isEqualTo("pcap");
      assertThat(batch.size()).isEqualTo(1);
      assertThat(batch.timeNanos(0)).isEqualTo(1_700_000_000_123_456_789L);
      assertThat(batch.linkType(0)).isEqualTo(101);
      assertThat(batch.fractionDigits()).isEqualTo(9);
      assertThat(reader.read(batch)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void readsRecordsOfKuznetzovsPatch(String order) throws IOException {
    ByteOrder bytes = order.equals("BIG_ENDIAN") ? BIG_ENDIAN : LITTLE_ENDIAN;
    byte[] file = PcapBytes.of(bytes, PcapBytes.PATCHED, 1, List.of(SHORT, CUT));
    assertThat(Content.of(file).packets()).containsExactly(SHORT, CUT);
  }

  @ParameterizedTest
  @CsvSource({"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void readsWhatIxiaAndNokiaWrite(String order) throws IOException {
    ByteOrder bytes = order.equals("BIG_ENDIAN") ? BIG_ENDIAN : LITTLE_ENDIAN;
    for (int magic : new int[] {PcapBytes.IXIA_NANOS, PcapBytes.IXIA_MICROS, PcapBytes.NOKIA}) {
      byte[] file = PcapBytes.of(bytes, magic, 1, List.of(SHORT, CUT, SHORT));
      assertThat(Content.of(file).packets()).containsExactly(SHORT, CUT, SHORT);
      assertThat(Content.of(file).damages()).isEmpty();
    }
    byte[] two = PcapBytes.of(bytes, PcapBytes.NOKIA, 1, List.of(SHORT, CUT));
    assertThat(Content.of(two).packets()).containsExactly(SHORT, CUT);
  }

  @Test
  void ixiasFileHeaderIsLonger() throws IOException {
    byte[] file = new PcapBytes(BIG_ENDIAN, PcapBytes.IXIA_NANOS, 1).bytes();
    assertThat(file).hasSize(28);
    assertThat(Content.of(file).damages()).isEmpty();
    assertThatThrownBy(() -> Content.of(Arrays.copyOf(file, 27)))
        .isInstanceOf(UnknownCaptureException.class)
        .hasMessageContaining("cut within its header, at byte 27 of 28");
  }

  @Test
  void aNokiaFileBehindDamageIsReadAsOne() throws IOException {
    PcapBytes file = new PcapBytes(LITTLE_ENDIAN, PcapBytes.NOKIA, 1);
    file.add(SHORT).add(SHORT).add(SHORT);
    int broken = file.length();
    file.record(0, 0, PacketBatch.MAX_PACKET + 1, 60, new byte[50]);
    Content content = Content.of(file.add(SHORT).add(SHORT).bytes());
    assertThat(content.packets()).containsExactly(SHORT, SHORT, SHORT, SHORT, SHORT);
    assertThat(content.damages()).extracting(CaptureDamage::offset).containsExactly((long) broken);
  }

  @Test
  void secondsAreUnsigned() throws IOException {
    byte[] none = {};
    byte[] file =
        new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1)
            .record(0xFFFF_FFFFL, 999_999, 0, 0, none)
            .record(0x8000_0000L, 0, 0, 0, none)
            .bytes();
    assertThat(Content.of(file).packets())
        .extracting(Packet::nanos)
        .containsExactly(4_294_967_295_999_999_000L, 2_147_483_648_000_000_000L);
  }

  @Test
  void frameCheckSequenceBitsAreNoPartOfTheLinkType() throws IOException {
    byte[] file =
        new PcapBytes(BIG_ENDIAN, PcapBytes.MICROS, 0x2400_0113)
            .record(1, 0, 0, 0, new byte[0])
            .bytes();
    assertThat(Content.of(file).packets()).extracting(Packet::linkType).containsExactly(0x113);
  }

  @Test
  void olderVersionsHaveTheLengthsInTheOtherOrder() throws IOException {
    byte[] data = {1, 2};
    PcapBytes before = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1, 2, 2);
    PcapBytes between = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1, 2, 3);
    Packet packet = new Packet(0, 1, data, 60);
    assertThat(Content.of(before.record(0, 0, 60, 2, data).bytes()).packets())
        .containsExactly(packet);
    between.record(0, 0, 60, 2, data).record(0, 0, 2, 60, data);
    assertThat(Content.of(between.bytes()).packets()).containsExactly(packet, packet);
  }

  @Test
  void headerAloneIsAnEmptyCapture() throws IOException {
    Content content = Content.of(new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1).bytes());
    assertThat(content.packets()).isEmpty();
    assertThat(content.damages()).isEmpty();
    assertThat(content.positions()).isEmpty();
  }

  @Test
  void headerCutShortIsRefused() {
    byte[] file = Arrays.copyOf(new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1).bytes(), 23);
    assertThatThrownBy(() -> Content.of(file))
        .isInstanceOf(UnknownCaptureException.class)
        .hasMessageContaining("test.pcap is a pcap file cut within its header, at byte 23 of 24");
  }

  @Test
  void unknownVersionIsRefused() {
    byte[] file = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1, 3, 7).bytes();
    assertThatThrownBy(() -> Content.of(file))
        .isInstanceOf(UnknownCaptureException.class)
        .hasMessageContaining("version 3.7");
  }

  @Test
  void cutAtEveryByteGivesWhatIsWholeAndTellsTheRest() throws IOException {
    byte[] file = PcapBytes.of(LITTLE_ENDIAN, PcapBytes.MICROS, 1, List.of(SHORT, CUT));
    int second = 24 + 16 + 4;
    for (int length = 24; length < file.length; length++) {
      Content content = Content.of(Arrays.copyOf(file, length));
      int start = length < second ? 24 : second;
      assertThat(content.packets()).hasSize(length < second ? 0 : 1);
      if (length == start) {
        assertThat(content.damages()).isEmpty();
      } else {
        assertThat(content.damages())
            .containsExactly(new CaptureDamage(start, length - start, "file ends within a record"));
        assertThat(content.positions()).last().isEqualTo((long) length);
      }
    }
  }

  @Test
  void absurdLengthIsSteppedOver() throws IOException {
    PcapBytes file = new PcapBytes(LITTLE_ENDIAN, PcapBytes.MICROS, 1).add(SHORT);
    int broken = file.length();
    file.record(0, 0, PacketBatch.MAX_PACKET + 1, 60, new byte[100_000]);
    int good = file.length();
    Content content = Content.of(new ByteArrayInputStream(file.add(CUT).bytes()), 64);
    assertThat(content.packets()).containsExactly(SHORT, CUT);
    assertThat(content.damages())
        .containsExactly(
            new CaptureDamage(
                broken,
                good - broken,
                "record claims 16777217 captured bytes, more than the 16777216 that a packet can"
                    + " have"));
  }

  @Test
  void batchGrowsForAPacketBiggerThanItselfAndShrinksBack() throws IOException {
    Packet big = new Packet(0, 1, new byte[PacketBatch.MAX_PACKET], PacketBatch.MAX_PACKET);
    byte[] file = PcapBytes.of(BIG_ENDIAN, PcapBytes.NANOS, 1, List.of(SHORT, big, CUT));
    PacketBatch batch = new PacketBatch(100);
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file), "a")) {
      assertThat(reader.read(batch)).isTrue();
      assertThat(batch.size()).isEqualTo(1);
      assertThat(reader.read(batch)).isTrue();
      assertThat(batch.capturedLength(0)).isEqualTo(PacketBatch.MAX_PACKET);
      assertThat(batch.originalLength(1)).isEqualTo(1500);
      batch.clear();
      assertThat(batch.bytes()).hasSize(100);
      assertThat(reader.read(batch)).isFalse();
    }
  }
}
