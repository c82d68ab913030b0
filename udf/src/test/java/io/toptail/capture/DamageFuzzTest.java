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
import org.junit.jupiter.api.Test;

/**
 * Captures with random damage: nothing is thrown once they are open, every reading ends, and the
 * packets that lie before the first damaged byte are as they were.
 */
class DamageFuzzTest {
  private static final int TRIES = 3000;
  private static final int MAX_PACKETS = 30;

  /** A capture, its packets, and where in the file each packet's record ends. */
  private record Capture(byte[] bytes, List<Packet> packets, List<Integer> ends, int firstRecord) {
    int packetsBefore(int offset) {
      return (int) ends.stream().filter(end -> end <= offset).count();
    }
  }

  private static Capture pcap(Random random) {
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    PcapBytes file = new PcapBytes(order, PcapBytes.MICROS, 1);
    List<Packet> packets = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int i = random.nextInt(MAX_PACKETS); i >= 0; i--) {
      packets.add(Packet.random(random, 1, 80));
      ends.add(file.add(packets.get(packets.size() - 1)).length());
    }
    return new Capture(file.bytes(), packets, ends, 24);
  }

  private static Capture pcapng(Random random) {
    PcapngBytes file = new PcapngBytes();
    file.section(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    file.iface(1, 0, file.tsresol(6)).iface(1, 0, file.tsresol(9), file.endOfOptions());
    int firstRecord = file.length();
    List<Packet> packets = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int i = random.nextInt(MAX_PACKETS); i >= 0; i--) {
      Packet packet = Packet.random(random, 1, 80);
      if (random.nextBoolean()) {
        file.enhanced(0, packet.nanos() / 1000, packet);
      } else {
        file.obsolete(1, packet.nanos(), packet);
      }
      packets.add(packet);
      ends.add(file.length());
    }
    return new Capture(file.bytes(), packets, ends, firstRecord);
  }

  /** Changes, cuts, repeats or removes bytes; returns the first offset that differs. */
  private static int damage(Random random, Capture capture, List<byte[]> result) {
    byte[] bytes = capture.bytes.clone();
    int from = random.nextInt(4) == 0 ? 0 : capture.firstRecord;
    int at = from + random.nextInt(bytes.length - from);
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, at);
      case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        byte[] junk = new byte[Math.min(bytes.length - at, 1 + random.nextInt(40))];
        random.nextBytes(junk);
        System.arraycopy(junk, 0, bytes, at, junk.length);
      }
      case 3 -> System.arraycopy(capture.bytes, 0, bytes, at, bytes.length - at);
      default -> {
        int gap = 1 + random.nextInt(20);
        byte[] shorter = Arrays.copyOf(bytes, Math.max(at, bytes.length - gap));
        int rest = Math.max(0, bytes.length - gap - at);
        System.arraycopy(bytes, bytes.length - rest, shorter, at, rest);
        bytes = shorter;
      }
    }
    result.add(bytes);
    return at;
  }

  /** Returns how many damages were told. */
  private static int check(Random random, boolean gzip) throws IOException {
    Capture capture = random.nextBoolean() ? pcap(random) : pcapng(random);
    List<byte[]> damaged = new ArrayList<>();
    int first = damage(random, capture, damaged);
    byte[] bytes = gzip ? GzipTest.gzip(damaged.get(0)) : damaged.get(0);
    CaptureReader reader;
    try {
      reader = Captures.open(new ShortReads(bytes, random.nextLong(), 64), "test");
    } catch (UnknownCaptureException e) {
      assertThat(first).isLessThan(capture.firstRecord);
      return 0;
    }
    try (reader) {
      Content content = Content.rest(reader, 1 + random.nextInt(1000));
      int whole = first < capture.firstRecord ? 0 : capture.packetsBefore(first);
      assertThat(content.packets()).hasSizeGreaterThanOrEqualTo(whole);
      assertThat(content.packets().subList(0, whole)).isEqualTo(capture.packets.subList(0, whole));
      assertDamages(content, whole == 0 ? 0 : capture.ends.get(whole - 1), damaged.get(0).length);
      return content.damages().size();
    }
  }

  private static void assertDamages(Content content, long from, long end) {
    for (CaptureDamage damage : content.damages()) {
      assertThat(damage.offset()).isBetween(from, end);
      assertThat(damage.length()).isPositive();
      assertThat(damage.offset() + damage.length()).isLessThanOrEqualTo(end);
    }
  }

  @Test
  void damagedCapturesGiveWhatLiesBeforeTheDamage() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          int told = 0;
          for (int seed = 0; seed < TRIES; seed++) {
            told += check(new Random(seed), seed % 10 == 0);
          }
          assertThat(told).isGreaterThan(TRIES / 3);
        });
  }

  @Test
  void damagedCompressionIsToldUnlessItChangedNothing() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int seed = 0; seed < TRIES / 3; seed++) {
            checkCompressed(new Random(seed));
          }
        });
  }

  private static void checkCompressed(Random random) throws IOException {
    Capture capture = pcap(random);
    byte[] bytes = GzipTest.gzip(capture.bytes);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    try {
      Content content = Content.of(new ShortReads(bytes, random.nextLong(), 64), 500);
      if (content.damages().isEmpty()) {
        assertThat(content.packets()).isEqualTo(capture.packets);
      }
    } catch (UnknownCaptureException e) {
      assertThat(e).hasMessageStartingWith("test.pcap ");
    }
  }
}
