package io.toptail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapngTest {
  private static final Packet FIRST = Packet.of(1_700_000_000_123_456_000L, 1, "0011223344");
  private static final Packet SECOND = Packet.of(1_700_000_000_123_456_789L, 101, "45");
  private static final long FIRST_MICROS = FIRST.nanos() / 1000;

  private static PcapngBytes plain() {
    return new PcapngBytes().section(LITTLE_ENDIAN).iface(1, 0);
  }

  private static void ends(PcapngBytes file, long offset, String reason) throws IOException {
    Content content = Content.of(file.bytes());
    assertThat(content.packets()).containsExactly(FIRST);
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).offset()).isEqualTo(offset);
    assertThat(content.damages().get(0).length()).isEqualTo(file.length() - offset);
    assertThat(content.damages().get(0).reason()).contains(reason);
  }

  @Test
  void readsByteByByte() throws IOException {
    String file =
        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
            + "01000000 20000000 0100 0000 00000400 0900 0100 09000000 0000 0000 20000000"
            + "06000000 24000000 00000000 3d919717 159571f6 03000000 05000000 aabbcc00 24000000";
    byte[] bytes = HexFormat.of().parseHex(file.replace(" ", ""));
    PacketBatch batch = new PacketBatch();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(bytes), "a")) {
      assertThat(reader.container()).isEqualTo("pcapng");
      assertThat(reader.position()).isZero();
      assertThat(reader.read(batch)).isTrue();
    }
    assertThat(batch.size()).isEqualTo(1);
    assertThat(batch.timeNanos(0)).isEqualTo(0x1797913D_F6719515L);
    assertThat(batch.capturedLength(0)).isEqualTo(3);
    assertThat(batch.originalLength(0)).isEqualTo(5);
    assertThat(batch.linkType(0)).isEqualTo(1);
    assertThat(batch.offset(0)).isEqualTo(28 + 32 + 28);
    assertThat(batch.fractionDigits()).isEqualTo(9);
  }

  @Test
  void sectionsOfEitherOrderHaveTheirOwnInterfaces() throws IOException {
    PcapngBytes file = plain().enhanced(0, FIRST_MICROS, FIRST).section(BIG_ENDIAN);
    file.iface(101, 0, file.option(2, (byte) 'e'), file.tsresol(9), file.endOfOptions());
    file.iface(1, 96).enhanced(1, FIRST_MICROS, FIRST).enhanced(0, SECOND.nanos(), SECOND);
    assertThat(Content.of(file.bytes()).packets()).containsExactly(FIRST, FIRST, SECOND);
    assertThat(Content.of(file.bytes()).damages()).isEmpty();
  }

  @Test
  void readsObsoletePacketBlocks() throws IOException {
    PcapngBytes file = new PcapngBytes().section(BIG_ENDIAN).iface(1, 0);
    file.obsolete(0, FIRST_MICROS, FIRST);
    assertThat(Content.of(file.bytes()).packets()).containsExactly(FIRST);
  }

  @Test
  void simplePacketsGetTheSnaplenAndThePreviousTime() throws IOException {
    byte[] data = {1, 2, 3, 4, 5};
    PcapngBytes file = new PcapngBytes().section(LITTLE_ENDIAN).iface(1, 4).iface(101, 0);
    file.simple(1000, Arrays.copyOf(data, 4)).enhanced(0, FIRST_MICROS, FIRST);
    file.simple(3, Arrays.copyOf(data, 3));
    assertThat(Content.of(file.bytes()).packets())
        .containsExactly(
            new Packet(0, 1, Arrays.copyOf(data, 4), 1000),
            FIRST,
            new Packet(FIRST.nanos(), 1, Arrays.copyOf(data, 3), 3));
  }

  @Test
  void unknownBlocksAreSkippedEvenIfLongerThanTheBuffer() throws IOException {
    PcapngBytes file = plain();
    file.block(0x0BAD, file.buffer(5000)).block(5, file.buffer(0));
    file.enhanced(0, FIRST_MICROS, FIRST).block(0x8000_0001, file.buffer(40));
    Content content = Content.of(new ByteArrayInputStream(file.bytes()), 64);
    assertThat(content.packets()).containsExactly(FIRST);
    assertThat(content.damages()).isEmpty();
  }

  @Test
  void fractionDigitsAreThoseOfTheInterfacesInTheBatch() throws IOException {
    PcapngBytes file = plain();
    file.iface(1, 0, file.tsresol(0x80 | 20)).enhanced(0, FIRST_MICROS, FIRST);
    PacketBatch batch = new PacketBatch();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file.bytes()), "a")) {
      reader.read(batch);
      assertThat(batch.fractionDigits()).isEqualTo(6);
    }
    file.enhanced(1, 0, FIRST);
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file.bytes()), "a")) {
      reader.read(batch);
      assertThat(batch.fractionDigits()).isEqualTo(9);
    }
  }

  @Test
  void offsetMovesTheTime() throws IOException {
    PcapngBytes file = new PcapngBytes().section(BIG_ENDIAN);
    file.iface(1, 0, file.tsoffset(1_700_000_000L)).enhanced(0, 123_456, FIRST);
    assertThat(Content.of(file.bytes()).packets()).containsExactly(FIRST);
  }

  @Test
  void impossibleLengthsAreSteppedOver() throws IOException {
    for (int length : new int[] {0, 8, 11, 30, -4, PacketBatch.MAX_PACKET * 2}) {
      PcapngBytes file = plain().enhanced(0, FIRST_MICROS, FIRST);
      long offset = file.length();
      ByteBuffer block = file.buffer(64).putInt(6).putInt(length);
      Content content =
          Content.of(file.raw(block.array()).enhanced(0, FIRST_MICROS, FIRST).bytes());
      assertThat(content.packets()).containsExactly(FIRST, FIRST);
      assertThat(content.damages())
          .containsExactly(
              new CaptureDamage(
                  offset,
                  64,
                  "block claims an impossible length of " + Integer.toUnsignedString(length)));
    }
  }

  @Test
  void differentLengthAtTheEndOfABlockEndsTheCapture() throws IOException {
    PcapngBytes file = plain().enhanced(0, FIRST_MICROS, FIRST);
    long offset = file.length();
    ends(
        file.raw(file.buffer(32).putInt(5).putInt(32).putInt(28, 36).array()),
        offset,
        "does not end with the length");
  }

  @Test
  void sectionHeaderWithoutByteOrderEndsTheCapture() throws IOException {
    PcapngBytes file = plain().enhanced(0, FIRST_MICROS, FIRST);
    long offset = file.length();
    ends(file.raw(file.buffer(28).putInt(0x0A0D0D0A).array()), offset, "byte-order magic");
  }

  @Test
  void fileEndsWithinABlock() throws IOException {
    PcapngBytes file = plain().enhanced(0, FIRST_MICROS, FIRST);
    ends(file.raw(new byte[7]), file.length() - 7, "file ends within a record");
  }

  @Test
  void brokenBlocksOfSureLengthAreSteppedOver() throws IOException {
    PcapngBytes file = plain();
    int start = file.length();
    file.enhanced(1, 0, SECOND).enhanced(-1, 0, SECOND);
    int middle = file.length();
    file.enhanced(0, 0, 9, 9, new byte[8]).enhanced(0, 0, -1, 9, new byte[8]);
    int simple = file.length();
    file.simple(9, new byte[8]);
    int tooShort = file.length();
    file.block(6, file.buffer(16));
    int end = file.length();
    Content content = Content.of(file.enhanced(0, FIRST_MICROS, FIRST).bytes());
    assertThat(content.packets()).containsExactly(FIRST);
    assertThat(content.damages())
        .containsExactly(
            new CaptureDamage(
                start, middle - start, "packet of an interface that is not described"),
            new CaptureDamage(middle, tooShort - middle, "packet longer than its block"),
            new CaptureDamage(tooShort, end - tooShort, "packet block is too short"));
    assertThat(simple).isBetween(middle, tooShort);
  }

  @Test
  void damagedInterfaceKeepsTheNumbersOfTheOthers() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE_ENDIAN).iface(101, 0);
    int shortBlock = file.length();
    file.block(1, file.buffer(4));
    int longOption = file.length();
    file.iface(113, 0, file.buffer(4).putShort((short) 2).putShort((short) 99).array());
    int packets = file.length();
    file.iface(1, 0).enhanced(3, FIRST_MICROS, FIRST).enhanced(1, 0, SECOND);
    Content content = Content.of(file.bytes());
    assertThat(content.packets()).containsExactly(FIRST);
    assertThat(content.damages())
        .extracting(CaptureDamage::offset)
        .startsWith((long) shortBlock, (long) longOption)
        .hasSize(3);
    assertThat(content.damages().get(1).length()).isEqualTo(packets - longOption);
  }

  @Test
  void sectionOfUnknownVersionIsSkippedAsOneDamage() throws IOException {
    PcapngBytes file = plain().enhanced(0, FIRST_MICROS, FIRST);
    int start = file.length();
    file.section(BIG_ENDIAN, 2).iface(1, 0).enhanced(0, 7, SECOND);
    int end = file.length();
    file.section(LITTLE_ENDIAN).iface(1, 0).enhanced(0, FIRST_MICROS, FIRST);
    Content content = Content.of(file.bytes());
    assertThat(content.packets()).containsExactly(FIRST, FIRST);
    assertThat(content.damages())
        .containsExactly(
            new CaptureDamage(start, end - start, "section of an unknown pcapng version"));
  }

  @Test
  void firstSectionHeaderMustBeWhole() {
    byte[] file = plain().bytes();
    assertThatThrownBy(() -> Content.of(Arrays.copyOf(file, 11)))
        .isInstanceOf(UnknownCaptureException.class)
        .hasMessageContaining("cut at byte 11");
    file[8] ^= 1;
    assertThatThrownBy(() -> Content.of(file))
        .isInstanceOf(UnknownCaptureException.class)
        .hasMessageContaining("section header is damaged");
  }
}
