package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compressed captures that are cut or damaged: what stands before is given, and the rest told. */
class CompressionDamageTest {
  /** What a library decoded in the call in which it failed. */
  private static final int LOST = 4 << 10;

  private static final List<Packet> PACKETS = packets();
  private static final byte[] FILE =
      PcapBytes.of(ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, 1, PACKETS);

  private static List<Packet> packets() {
    Random random = new Random(2);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      packets.add(Packet.random(random, 1, 100));
    }
    return packets;
  }

  /** With checksums, in frames of their own. */
  private static byte[] compressed(Compression compression, int parts) throws IOException {
    return compression == Compression.LZ4 && parts == 1
        ? Compressed.lz4(FILE, BlockSize.K64)
        : Compressed.parts(compression, FILE, parts);
  }

  @Property(tries = 300)
  void ofACutFileWhatStandsBeforeIsGiven(
      @ForAll Compression compression,
      @ForAll @IntRange(min = 1, max = 4) int parts,
      @ForAll @IntRange(max = 9_999) int share)
      throws IOException {
    byte[] whole = compressed(compression, parts);
    byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * share / 10_000));
    Content content = read(cut);
    if (content == null) {
      return;
    }
    int count = content.packets().size();
    assertThat(content.packets()).isEqualTo(PACKETS.subList(0, count));
    assertThat(content.damages()).hasSizeLessThanOrEqualTo(1);
    for (CaptureDamage damage : content.damages()) {
      assertThat(damage.length()).isIn(-1L, damage.length());
      assertThat(damage.offset()).isEqualTo(offsetOf(count));
    }
    if (content.damages().isEmpty()) {
      // Only between two parts, or within what no content depends on, can a cut pass unseen.
      assertThat(count == PACKETS.size() || parts > 1).isTrue();
    }
  }

  private static long offsetOf(int packet) {
    long offset = 24;
    for (Packet before : PACKETS.subList(0, packet)) {
      offset += 16 + before.data().length;
    }
    return offset;
  }

  @Property(tries = 100)
  void atMostOneCallOfALibraryIsLostBeforeABrokenPart(
      @ForAll Compression compression, @ForAll @IntRange(min = 20, max = 200) int at)
      throws IOException {
    byte[] first = Compressed.with(compression, FILE);
    byte[] second = Compressed.with(compression, noise(5_000));
    byte[] both = Arrays.copyOf(first, first.length + Math.min(second.length, at));
    System.arraycopy(second, 0, both, first.length, both.length - first.length);
    both[first.length] ^= 0x40;
    Content content = read(both);
    assertThat(content.packets().size()).isGreaterThan(PACKETS.size() - LOST / 16 / 2);
    assertThat(content.packets()).isEqualTo(PACKETS.subList(0, content.packets().size()));
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).reason()).startsWith(compression.displayName());
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void noFlippedBitPassesUnseen(Compression compression) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int seed = 0; seed < 400; seed++) {
            flip(compression, new Random(seed));
          }
        });
  }

  private static void flip(Compression compression, Random random) throws IOException {
    byte[] bytes = compressed(compression, 1 + random.nextInt(2));
    for (int flips = random.nextInt(3); flips >= 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Content content = read(bytes);
    if (content != null && content.damages().isEmpty()) {
      assertThat(content.packets()).isEqualTo(PACKETS);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void noiseBehindTheMagicIsNeverAnException(Compression compression) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          byte[] whole = compressed(compression, 1);
          Random random = new Random(9);
          for (int i = 0; i < 400; i++) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            int kept = Math.min(noise.length, 4 + random.nextInt(40));
            System.arraycopy(whole, 0, noise, 0, kept);
            read(noise);
          }
        });
  }

  /** Null if it is refused. */
  private static Content read(byte[] bytes) throws IOException {
    try {
      return Content.of(new ShortReads(bytes, bytes.length, 5_000), 2_000);
    } catch (UnknownCaptureException e) {
      assertThat(e).hasMessageStartingWith("test.pcap ");
      return null;
    }
  }
}
