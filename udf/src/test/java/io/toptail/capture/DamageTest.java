package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.TrafficBytes.Capture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damage costs the packets that it touches, in all but a few cases no other, and then no more of
 * them than it touched.
 */
class DamageTest {
  private static final int DAMAGES = 1000;
  private static final int PACKETS = 200;

  /** A container, written anew for each seed. */
  enum Kind {
    PCAP_LITTLE,
    PCAP_BIG_NANOS,
    PCAP_PATCHED,
    PCAP_IXIA,
    PCAPNG_LITTLE,
    PCAPNG_BIG,
    SNOOP;

    Capture write(Random random) {
      return switch (this) {
        case PCAP_LITTLE ->
            TrafficBytes.pcap(random, ByteOrder.LITTLE_ENDIAN, PcapBytes.MICROS, PACKETS);
        case PCAP_BIG_NANOS ->
            TrafficBytes.pcap(random, ByteOrder.BIG_ENDIAN, PcapBytes.NANOS, PACKETS);
        case PCAP_PATCHED ->
            TrafficBytes.pcap(random, ByteOrder.LITTLE_ENDIAN, PcapBytes.PATCHED, PACKETS);
        case PCAP_IXIA ->
            TrafficBytes.pcap(random, ByteOrder.LITTLE_ENDIAN, PcapBytes.IXIA_NANOS, PACKETS);
        case PCAPNG_LITTLE -> TrafficBytes.pcapng(random, ByteOrder.LITTLE_ENDIAN, PACKETS);
        case PCAPNG_BIG -> TrafficBytes.pcapng(random, ByteOrder.BIG_ENDIAN, PACKETS);
        case SNOOP -> TrafficBytes.snoop(random, PACKETS);
      };
    }

    int header() {
      return switch (this) {
        case PCAP_LITTLE, PCAP_BIG_NANOS, PCAP_IXIA -> 16;
        case PCAP_PATCHED, SNOOP -> 24;
        default -> 28;
      };
    }
  }

  /** What was done to a capture: bytes from an offset on were replaced by others. */
  private record Damage(int offset, int removed, byte[] inserted) {
    byte[] apply(byte[] bytes) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, offset);
      out.writeBytes(inserted);
      out.write(bytes, offset + removed, bytes.length - offset - removed);
      return out.toByteArray();
    }

    boolean touches(int start, int end) {
      return removed == 0
          ? start < offset && offset < end
          : start < offset + removed && offset < end;
    }
  }

  /** A bit flip, zeroes in a header, bytes cut out, or garbage put in. */
  private static Damage damage(Random random, Capture capture, int header) {
    int record = random.nextInt(capture.starts().size());
    int start = capture.starts().get(record);
    int end = capture.ends().get(record);
    byte[] bytes = capture.bytes();
    int first = capture.starts().get(0);
    switch (random.nextInt(5)) {
      case 0 -> {
        int at = start + random.nextInt(header);
        return new Damage(at, 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
      }
      case 1 -> {
        int at = start + random.nextInt(end - start);
        return new Damage(at, 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
      }
      case 2 -> {
        int at = start + random.nextInt(header);
        int length = 1 + random.nextInt(start + header - at);
        return new Damage(at, length, new byte[length]);
      }
      case 3 -> {
        int at = first + random.nextInt(bytes.length - first);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(2000));
        return new Damage(at, length, new byte[0]);
      }
      default -> {
        byte[] garbage = new byte[1 + random.nextInt(3000)];
        random.nextBytes(garbage);
        return new Damage(first + random.nextInt(bytes.length - first), 0, garbage);
      }
    }
  }

  private static Set<Packet> untouched(Capture capture, Damage damage) {
    Set<Packet> whole = new HashSet<>();
    for (int i = 0; i < capture.packets().size(); i++) {
      if (!damage.touches(capture.starts().get(i), capture.ends().get(i))) {
        whole.add(capture.packets().get(i));
      }
    }
    return whole;
  }

  @ParameterizedTest
  @EnumSource
  void costsNoPacketThatItDoesNotTouch(Kind kind) throws IOException {
    int beyond = 0;
    Capture capture = null;
    for (int seed = 0; seed < DAMAGES; seed++) {
      Random random = new Random(seed);
      capture = seed % 20 == 0 ? kind.write(random) : capture;
      Damage damage = damage(random, capture, kind.header());
      byte[] damaged = damage.apply(capture.bytes());
      Content content = Content.of(damaged);
      Set<Packet> expected = untouched(capture, damage);
      expected.removeAll(new HashSet<>(content.packets()));
      if (!expected.isEmpty()) {
        // Bytes were cut out so that two records end or begin as one: seldom, and never costlier.
        assertThat(expected.size())
            .as("lost, seed %d, %s", seed, damage)
            .isLessThanOrEqualTo(PACKETS - untouched(capture, damage).size());
        beyond++;
      }
      assertThat(content.packets().size()).as("seed %d", seed).isLessThanOrEqualTo(PACKETS + 2);
      if (seed % 10 == 0) {
        Content small = Content.of(new ByteArrayInputStream(damaged), 32 + random.nextInt(5000));
        assertThat(small.packets()).isEqualTo(content.packets());
        assertThat(Damages.joined(small.damages())).isEqualTo(Damages.joined(content.damages()));
      }
    }
    assertThat(beyond).isLessThan(DAMAGES / 100);
  }

  @ParameterizedTest
  @EnumSource
  void manyInOneFileCostNoMore(Kind kind) throws IOException {
    Random random = new Random(5);
    Capture capture = kind.write(random);
    byte[] bytes = capture.bytes().clone();
    Set<Integer> touched = new HashSet<>();
    for (int i = 0; i < PACKETS; i += 3 + random.nextInt(20)) {
      int at = capture.starts().get(i);
      Arrays.fill(bytes, at, at + kind.header(), (byte) random.nextInt(256));
      touched.add(i);
    }
    List<Packet> expected = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      if (!touched.contains(i)) {
        expected.add(capture.packets().get(i));
      }
    }
    Content content = Content.of(bytes);
    assertThat(content.packets()).isEqualTo(expected);
    assertThat(content.damages()).hasSize(touched.size());
  }

  @ParameterizedTest
  @EnumSource
  void zeroedPagesAreOneDamageEach(Kind kind) throws IOException {
    Random random = new Random(6);
    Capture capture = kind.write(random);
    int from = capture.ends().get(40);
    int to = capture.starts().get(90);
    byte[] bytes = capture.bytes().clone();
    Arrays.fill(bytes, from, to, (byte) 0);
    Content content = Content.of(bytes);
    List<Packet> expected = new ArrayList<>(capture.packets().subList(0, 41));
    expected.addAll(capture.packets().subList(90, PACKETS));
    assertThat(content.packets()).isEqualTo(expected);
    assertThat(content.damages()).hasSize(1);
    assertThat(content.damages().get(0).offset()).isEqualTo(from);
    assertThat(content.damages().get(0).length()).isEqualTo(to - from);
  }

  @Test
  void aCaptureBehindAnotherIsReadAsItsOwnHeaderSays() throws IOException {
    Packet one = Packet.of(1_700_000_000_123_456_000L, 1, "00112233");
    Packet other = Packet.of(1_700_000_001_123_456_789L, 101, "45");
    for (int first : new int[] {PcapBytes.MICROS, PcapBytes.NANOS, PcapBytes.PATCHED}) {
      byte[] a = PcapBytes.of(ByteOrder.LITTLE_ENDIAN, first, 1, List.of(one, one));
      byte[] b = PcapBytes.of(ByteOrder.BIG_ENDIAN, PcapBytes.NANOS, 101, List.of(other, other));
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(a);
      both.writeBytes(b);
      both.writeBytes(a);
      Content content = Content.of(both.toByteArray());
      assertThat(content.packets()).containsExactly(one, one, other, other, one, one);
      assertThat(content.damages()).isEmpty();
    }
  }

  @Test
  void aCaptureBehindOneCutWithinARecordIsFound() throws IOException {
    for (Kind kind : Kind.values()) {
      Random random = new Random(7);
      Capture a = kind.write(random);
      Capture b = kind == Kind.PCAP_LITTLE ? Kind.PCAP_BIG_NANOS.write(random) : kind.write(random);
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      int cut = a.starts().get(100) + 40;
      both.write(a.bytes(), 0, cut);
      both.writeBytes(b.bytes());
      Content content = Content.of(both.toByteArray());
      List<Packet> expected = new ArrayList<>(a.packets().subList(0, 100));
      expected.addAll(b.packets());
      assertThat(content.packets()).as(kind.name()).isEqualTo(expected);
      assertThat(content.damages()).hasSize(1);
      // A file header in the middle of snoop says nothing new, and is stepped over.
      int header = kind == Kind.SNOOP ? 16 : 0;
      assertThat(content.damages().get(0).length()).isEqualTo(40 + header);
    }
  }

  @Test
  void theSearchIsLinearInTheDamage() throws IOException {
    Random random = new Random(8);
    for (Kind kind : Kind.values()) {
      Capture capture = kind.write(random);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int cut = capture.ends().get(100);
      out.write(capture.bytes(), 0, cut);
      out.writeBytes(new byte[4 << 20]);
      byte[] garbage = new byte[4 << 20];
      random.nextBytes(garbage);
      out.writeBytes(garbage);
      out.write(capture.bytes(), cut, capture.bytes().length - cut);
      Content content = Content.of(out.toByteArray());
      assertThat(content.packets()).as(kind.name()).isEqualTo(capture.packets());
      assertThat(content.damages())
          .extracting(CaptureDamage::offset, CaptureDamage::length)
          .containsExactly(org.assertj.core.groups.Tuple.tuple((long) cut, 8L << 20));
    }
  }
}
