package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnoopTest {
  private static final Packet ONE = Packet.of(1_700_000_000_123_456_000L, 1, "00112233");
  private static final Packet TWO = Packet.of(1_700_000_001_000_000_000L, 1, "44");

  @Property(tries = 100)
  void packetsAreReadBackWhateverThePadding(
      @ForAll long seed,
      @ForAll @IntRange(max = 50) int count,
      @ForAll @IntRange(min = 1, max = 500) int capacity)
      throws IOException {
    Random random = new Random(seed);
    SnoopBytes file = new SnoopBytes(4);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packets.add(Packet.random(random, 1, 100));
      file.add(packets.get(i), random.nextInt(9), i);
    }
    Content content = Content.of(new ShortReads(file.bytes(), seed, 60), capacity);
    assertThat(content.packets()).isEqualTo(packets);
    assertThat(content.damages()).isEmpty();
    for (long position : content.positions()) {
      try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file.bytes()), "x")) {
        reader.skipTo(position);
        List<Packet> rest = Content.rest(reader, 300).packets();
        assertThat(rest).isEqualTo(packets.subList(count - rest.size(), count));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "2, 6",
    "4, 1",
    "8, 10",
    "24, 1",
    "25, 1",
    "26, 242",
    "0x80000001, 228",
    "0x80000002, 229",
    "0x80000004, 105",
    "0x80000005, 226"
  })
  void datalinkTypesBecomeLinkTypes(String datalink, int linkType) throws IOException {
    byte[] file = new SnoopBytes(Long.decode(datalink).intValue()).add(ONE, 0, 0).bytes();
    assertThat(Content.of(file).packets().get(0).linkType()).isEqualTo(linkType);
  }

  @Test
  void lostPacketsAreCountedFromTheBeginning() throws IOException {
    byte[] file = new SnoopBytes(4).add(ONE, 0, 3).add(TWO, 3, 7).bytes();
    try (CaptureReader reader = Captures.open(new ByteArrayInputStream(file), "x")) {
      PacketBatch batch = new PacketBatch();
      assertThat(reader.read(batch)).isTrue();
      assertThat(batch.drops()).containsExactly(new CaptureDrops(0, 0, 7));
      assertThat(reader.container()).isEqualTo("snoop");
      assertThat(batch.fractionDigits()).isEqualTo(6);
    }
  }

  @Test
  void lengthsThatContradictEachOtherAreDamage() throws IOException {
    SnoopBytes good = new SnoopBytes(4).add(ONE, 0, 0);
    int end = good.length();
    for (int[] lengths : new int[][] {{24, 1}, {23, 0}, {1 << 30, 4}, {100, -1}, {-1, 1}}) {
      SnoopBytes file = new SnoopBytes(4).add(ONE, 0, 0);
      file.record(TWO, lengths[0], 0, lengths[1], 3).add(TWO, 3, 0);
      Content content = Content.of(file.bytes());
      assertThat(content.packets()).startsWith(ONE);
      assertThat(content.damages()).isNotEmpty();
      assertThat(content.damages().get(0).offset()).isEqualTo(end);
    }
  }

  @Test
  void recordsBehindDamageAreFound() throws IOException {
    Random random = new Random(6);
    List<Packet> packets = new ArrayList<>();
    SnoopBytes file = new SnoopBytes(4);
    List<Integer> ends = new ArrayList<>(List.of(16));
    for (int i = 0; i < 20; i++) {
      packets.add(Packet.random(random, 1, 90));
      Packet packet = packets.get(i);
      ends.add(file.add(packet, -packet.data().length & 3, 0).length());
    }
    for (int i = 0; i < 20; i++) {
      byte[] bytes = file.bytes();
      bytes[ends.get(i) + 4] ^= 0x55;
      List<Packet> left = new ArrayList<>(packets);
      left.remove(i);
      Content content = Content.of(new ShortReads(bytes, i, 100), 200);
      assertThat(content.packets()).isEqualTo(left);
      assertThat(content.damages()).hasSize(1);
      assertThat(content.damages().get(0).offset()).isEqualTo((long) ends.get(i));
      assertThat(content.damages().get(0).length()).isEqualTo(ends.get(i + 1) - ends.get(i));
    }
  }
}
