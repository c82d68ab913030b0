package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Packets written in any form are read back, in any pieces, from any position. */
class RoundTripTest {
  private static final int[] LINK_TYPES = {0, 1, 101, 113, 276, 0xFFFF};
  private static final int[] MAGICS = {PcapBytes.MICROS, PcapBytes.NANOS, PcapBytes.PATCHED};

  /** Decimal and binary resolutions in which whole microseconds can be written. */
  private static final int[] RESOLUTIONS = {6, 7, 9};

  private record Capture(byte[] bytes, List<Packet> packets) {}

  private static Capture pcap(Random random, int count) {
    int linkType = LINK_TYPES[random.nextInt(LINK_TYPES.length)];
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packets.add(Packet.random(random, linkType, 200));
    }
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int magic = MAGICS[random.nextInt(MAGICS.length)];
    return new Capture(PcapBytes.of(order, magic, linkType, packets), packets);
  }

  private static Capture pcapng(Random random, int count) {
    PcapngBytes file = new PcapngBytes();
    List<Packet> packets = new ArrayList<>();
    List<int[]> interfaces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (interfaces.isEmpty() || random.nextInt(20) == 0) {
        file.section(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        interfaces.clear();
        interfaces.add(describe(file, random));
      }
      switch (random.nextInt(8)) {
        case 0 -> interfaces.add(describe(file, random));
        case 1 -> file.block(0x0BAD, file.buffer(random.nextInt(20) * 4));
        default -> packets.add(packet(file, random, interfaces, packets));
      }
    }
    return new Capture(file.bytes(), packets);
  }

  private static int[] describe(PcapngBytes file, Random random) {
    int linkType = LINK_TYPES[random.nextInt(LINK_TYPES.length)];
    int resolution = RESOLUTIONS[random.nextInt(RESOLUTIONS.length)];
    int offset = random.nextInt(3) - 1;
    byte[] name = file.option(2, new byte[random.nextInt(9)]);
    file.iface(linkType, 0, name, file.tsresol(resolution), file.tsoffset(offset));
    return new int[] {linkType, resolution, offset};
  }

  private static Packet packet(
      PcapngBytes file, Random random, List<int[]> interfaces, List<Packet> before) {
    int number = random.nextInt(interfaces.size());
    int[] source = interfaces.get(number);
    Packet packet = Packet.random(random, source[0], 200);
    long nanos = packet.nanos() - source[2] * 1_000_000_000L;
    long ticks = nanos / Math.round(Math.pow(10, 9 - source[1]));
    switch (random.nextInt(4)) {
      case 0 -> file.obsolete(number, ticks, packet);
      case 1 -> {
        long time = before.isEmpty() ? 0 : before.get(before.size() - 1).nanos();
        byte[] data = packet.data();
        packet = new Packet(time, interfaces.get(0)[0], data, data.length);
        file.simple(data.length, data);
      }
      default -> file.enhanced(number, ticks, packet);
    }
    return packet;
  }

  private static Capture any(long seed, int count) {
    Random random = new Random(seed);
    return random.nextBoolean() ? pcap(random, count) : pcapng(random, Math.max(1, count));
  }

  @Property(tries = 400)
  void packetsAreReadBackFromShortReadsIntoSmallBatches(
      @ForAll long seed,
      @ForAll @IntRange(max = 60) int count,
      @ForAll @IntRange(min = 1, max = 600) int capacity)
      throws IOException {
    Capture capture = any(seed, count);
    Content content = Content.of(new ShortReads(capture.bytes, seed, 1 + capacity / 4), capacity);
    assertThat(content.packets()).isEqualTo(capture.packets);
    assertThat(content.damages()).isEmpty();
    assertThat(content.positions()).isSorted().doesNotHaveDuplicates();
  }

  @Property(tries = 60)
  void everyPositionGivesExactlyTheRest(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int count,
      @ForAll @IntRange(min = 1, max = 600) int capacity)
      throws IOException {
    Capture capture = any(seed, count);
    int done = 0;
    PacketBatch batch = new PacketBatch(capacity);
    try (CaptureReader reader = open(capture, seed)) {
      while (reader.read(batch)) {
        done += batch.size();
        assertThat(batch.position()).isEqualTo(reader.position());
        try (CaptureReader again = open(capture, seed + done)) {
          again.skipTo(batch.position());
          assertThat(again.position()).isEqualTo(batch.position());
          assertThat(Content.rest(again, capacity).packets())
              .isEqualTo(capture.packets.subList(done, capture.packets.size()));
        }
      }
    }
    assertThat(done).isEqualTo(capture.packets.size());
  }

  private static CaptureReader open(Capture capture, long seed) throws IOException {
    return Captures.open(new ShortReads(capture.bytes, seed, 100), "test");
  }
}
