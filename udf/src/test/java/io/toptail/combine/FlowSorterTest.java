package io.toptail.combine;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.packet.FlowPacket;
import io.toptail.packet.Flows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order, in memory and on disk. */
class FlowSorterTest {
  @TempDir private Path folder;

  private static List<FlowPacket> packets() {
    Random random = new Random(3);
    List<FlowPacket> packets = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      FlowPacket one = Flows.segment(i, 0, i / 3, new byte[random.nextInt(30)]);
      packets.add(
          new FlowPacket(
              false,
              i % 3,
              i,
              one.timeNanos(),
              6,
              40_000 + random.nextInt(50),
              53,
              i,
              0,
              0,
              4,
              one.fullLength(),
              one.octets()));
    }
    Collections.shuffle(packets, random);
    return packets;
  }

  private List<FlowPacket> sorted(long memory, List<FlowPacket> packets, boolean spills)
      throws IOException {
    Path file = folder.resolve("flows-" + memory);
    List<FlowPacket> sorted = new ArrayList<>();
    AtomicInteger made = new AtomicInteger();
    try (FlowSorter sorter = new FlowSorter(memory, counted(file, made))) {
      for (FlowPacket packet : packets) {
        sorter.add(packet);
      }
      assertThat(made.get()).isEqualTo(spills ? 1 : 0);
      sorter.drain(keyed -> sorted.add(keyed.packet()));
    }
    assertThat(file).doesNotExist();
    return sorted;
  }

  @Test
  void memoryDoesNotChangeTheOrder() throws IOException {
    List<FlowPacket> packets = packets();
    List<Integer> expected =
        packets.stream()
            .sorted(
                Comparator.comparing(FlowPacket::flowKey).thenComparing(FlowPacket.CAPTURE_ORDER))
            .map(FlowPacket::number)
            .toList();

    assertThat(sorted(1 << 24, packets, false)).extracting(FlowPacket::number).isEqualTo(expected);
    assertThat(sorted(20_000, packets, true)).extracting(FlowPacket::number).isEqualTo(expected);
    assertThat(sorted(0, packets.subList(0, 40), true)).hasSize(40);
  }

  @Test
  void closingDeletesTheFile() throws IOException {
    Path file = folder.resolve("flows");
    AtomicInteger made = new AtomicInteger();
    try (FlowSorter sorter = new FlowSorter(0, counted(file, made))) {
      sorter.add(packets().get(0));
    }
    assertThat(made).hasValue(1);
    assertThat(file).doesNotExist();
  }

  private static Supplier<Path> counted(Path file, AtomicInteger made) {
    return () -> {
      made.incrementAndGet();
      return file;
    };
  }
}
