package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is read of a damaged capture does not depend on how many bytes are there at a time. */
class BatchSizeTest {
  private static byte[] capture(int records) {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    for (int i = 0; i < records; i++) {
      byte[] data = new byte[81];
      Arrays.fill(data, (byte) (0x40 + i));
      file.record(1_700_000_000 + i, 5, 81, 81, data);
    }
    return file.bytes();
  }

  private static void readsAlike(byte[] capture) throws IOException {
    Content whole = Content.of(new ByteArrayInputStream(capture), 1 << 16);
    for (int capacity : new int[] {32, 100, 400, capture.length - 24, capture.length, 5000}) {
      Content content = Content.of(new ByteArrayInputStream(capture), capacity);
      assertThat(content.packets()).as("in %d", capacity).isEqualTo(whole.packets());
      assertThat(content.damages()).as("in %d", capacity).isEqualTo(whole.damages());
    }
  }

  @Example
  void aRunThatEndsInACutRecordIsJudgedAlike() throws IOException {
    byte[] capture = capture(11);
    capture[24 + 2 * 97 + 15] = 0x5D; // an absurd original length
    for (int length = capture.length - 97; length <= capture.length; length++) {
      readsAlike(Arrays.copyOf(capture, length));
    }
  }

  @Example
  void aFileHeaderAtTheVeryEndIsFoundAlike() throws IOException {
    byte[] header = capture(0);
    byte[] capture = Arrays.copyOf(capture(1), 24 + 97 + 40 + header.length);
    Arrays.fill(capture, 24, 24 + 97 + 40, (byte) 0xFF);
    System.arraycopy(header, 0, capture, 24 + 97 + 40, header.length);
    readsAlike(capture);
  }

  @Example
  void aFileHeaderThatCouldBeARecordIsReadAlike() throws IOException {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    file.record(PcapBytes.MICROS, 5, 4, 4, new byte[] {1, 2, 3, 4});
    PcapBytes next = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 101);
    byte[] behind = next.record(2, 9, 4, 4, new byte[] {5, 6, 7, 8}).bytes();
    behind[12] = 1; // the accuracy, as an original length
    System.arraycopy(behind, 0, behind, 16, 4); // the snaplen, as a time near the first
    byte[] first = file.bytes();
    byte[] capture = Arrays.copyOf(first, first.length + behind.length);
    System.arraycopy(behind, 0, capture, first.length, behind.length);
    readsAlike(capture);
    Packet last = new Packet(2_000_009_000L, 101, new byte[] {5, 6, 7, 8}, 4);
    Content content = Content.of(new ByteArrayInputStream(capture), 5000);
    assertThat(content.packets()).hasSize(2).element(1).isEqualTo(last);
  }

  @Example
  void bytesThatAreOnlyClaimedTakeNoMemory() throws IOException {
    PcapBytes file = new PcapBytes(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1);
    file.record(1_700_000_000, 5, PacketBatch.MAX_PACKET, PacketBatch.MAX_PACKET, new byte[81]);
    PacketBatch batch = new PacketBatch(32);
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file.bytes()), "test")) {
      assertThat(reader.read(batch)).isTrue();
    }
    assertThat(batch.damages()).hasSize(1);
    assertThat(batch.bytes()).hasSizeLessThanOrEqualTo(4 << 10);
  }

  @Property(tries = 300)
  void anyDamageIsReadAlike(@ForAll Random random, @ForAll @IntRange(min = 1, max = 14) int records)
      throws IOException {
    byte[] capture = capture(records);
    for (int i = random.nextInt(4); i >= 0; i--) {
      capture[24 + random.nextInt(capture.length - 24)] = (byte) random.nextInt();
    }
    readsAlike(Arrays.copyOf(capture, capture.length - random.nextInt(97)));
  }
}
