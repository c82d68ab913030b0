package io.toptail.combine;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.CaptureDrops;
import io.toptail.capture.CaptureReader;
import io.toptail.capture.CaptureSplits;
import io.toptail.capture.ClockSpan;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.RealCaptures;
import io.toptail.capture.SampleCaptures;
import io.toptail.capture.Split;
import io.toptail.capture.SplitSpan;
import io.toptail.source.CaptureFile;
import io.toptail.source.SplitPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captures that are read in splits, again without the borders at which readers did not meet, give
 * what reading in order gives: the same packets in the same order, and the same damages.
 */
class SplittingTest {
  private static final int MOST_RUNS = 3;
  private static final Map<String, byte[]> SMALL = SampleCaptures.all(1, 25);
  private static final Map<String, byte[]> BIG = SampleCaptures.all(2, 900);

  /** All that a run over a file gives. */
  private record Reading(
      List<String> packets,
      List<CaptureDamage> damages,
      Map<String, Long> lost,
      ClockSpan clock,
      List<SplitBorder> wrong) {

    static Reading of(byte[] capture, int capacity, List<Long> borders) throws IOException {
      List<SplitSpan> spans = new ArrayList<>();
      List<String> packets = new ArrayList<>();
      List<CaptureDamage> damages = new ArrayList<>();
      Map<String, Long> lost = new TreeMap<>();
      for (int i = 0; i <= borders.size(); i++) {
        long start = i == 0 ? 0 : borders.get(i - 1);
        long end = i == borders.size() ? Split.TO_THE_END : borders.get(i);
        spans.add(read(capture, capacity, new Split(start, end), packets, damages, lost));
      }
      SplitChain chain = new SplitChain(0, spans);
      damages.addAll(chain.damages());
      return new Reading(packets, joined(damages), lost, chain.clock(), chain.wrong());
    }

    private static SplitSpan read(
        byte[] capture,
        int capacity,
        Split split,
        List<String> packets,
        List<CaptureDamage> damages,
        Map<String, Long> lost)
        throws IOException {
      PacketBatch batch = new PacketBatch(capacity);
      try (CaptureReader reader =
          CaptureSplits.open(new ByteArrayInputStream(capture), "test", split)) {
        while (reader.read(batch)) {
          for (int i = 0; i < batch.size(); i++) {
            packets.add(packet(batch, i));
          }
          damages.addAll(batch.damages());
          for (CaptureDrops drops : batch.drops()) {
            String source = drops.section() + "/" + drops.interfaceNumber();
            lost.merge(source, drops.packets(), Math::max);
          }
        }
        return reader.span();
      }
    }

    private static String packet(PacketBatch batch, int i) {
      int at = batch.offset(i);
      byte[] data = Arrays.copyOfRange(batch.bytes(), at, at + batch.capturedLength(i));
      return batch.timeNanos(i)
          + " "
          + batch.linkType(i)
          + " "
          + batch.originalLength(i)
          + " "
          + Arrays.hashCode(data);
    }

    private static List<CaptureDamage> joined(List<CaptureDamage> damages) {
      List<CaptureDamage> joined = new ArrayList<>();
      damages.sort((a, b) -> Long.compare(a.offset(), b.offset()));
      for (CaptureDamage next : damages) {
        int last = joined.size() - 1;
        CaptureDamage before = last < 0 ? null : joined.get(last);
        if (before != null
            && before.offset() + before.length() == next.offset()
            && before.reason().equals(next.reason())) {
          long length = before.length() + next.length();
          joined.set(last, new CaptureDamage(before.offset(), length, next.reason()));
        } else {
          joined.add(next);
        }
      }
      return joined;
    }
  }

  /** Reads as the job does; returns how many runs it took. */
  private static int check(String name, byte[] capture, Reading inOrder, List<Long> borders)
      throws IOException {
    SplitPlan plan =
        SplitPlan.of(List.of(new CaptureFile("file:/x", capture.length, borders)), 1, 1);
    for (int run = 1; run <= MOST_RUNS; run++) {
      Reading reading = Reading.of(capture, 2000, plan.files().get(0).borders());
      if (reading.wrong.isEmpty()) {
        assertThat(reading).as("%s at %s", name, borders).isEqualTo(inOrder);
        return run;
      }
      plan = plan.without(reading.wrong);
    }
    throw new AssertionError(name + " at " + borders + ": no end of wrong borders");
  }

  static Stream<String> names() {
    return SMALL.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void atEveryOffsetOfASmallFile(String name) throws IOException {
    byte[] capture = SMALL.get(name);
    Reading inOrder = Reading.of(capture, 1 << 20, List.of());
    assertThat(inOrder.lost).hasSize(name.contains("lost") ? 3 : 0);
    for (long border = 1; border < capture.length; border++) {
      check(name, capture, inOrder, List.of(border));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void atRandomOffsetsOfABigOne(String name) throws IOException {
    byte[] capture = BIG.get(name);
    Reading inOrder = Reading.of(capture, 1 << 20, List.of());
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      TreeSet<Long> borders = new TreeSet<>();
      for (int j = random.nextInt(9); j >= 0; j--) {
        borders.add(1 + (long) random.nextInt(capture.length - 1));
      }
      check(name, capture, inOrder, List.copyOf(borders));
    }
  }

  @Test
  void healthyFilesAreReadOnceWhereverTheyAreSplit() throws IOException {
    for (String name :
        new String[] {
          "pcap",
          "pcap big-endian",
          "pcap ns",
          "pcap patched",
          "pcap of Ixia",
          "pcap to a router",
          "pcap to a router, big-endian",
          "pcap of cut packets",
          "pcap with any times",
          "pcapng"
        }) {
      byte[] capture = SMALL.get(name);
      Reading inOrder = Reading.of(capture, 1 << 20, List.of());
      assertThat(inOrder.damages).isEmpty();
      for (long border = 200; border < capture.length; border++) {
        assertThat(check(name, capture, inOrder, List.of(border))).as(name + border).isOne();
      }
    }
  }

  @Test
  void damageIsSplitWithoutReadingAgain() throws IOException {
    for (String name : new String[] {"pcap with zeroes", "pcapng with zeroes", "pcap damaged"}) {
      byte[] capture = BIG.get(name);
      Reading inOrder = Reading.of(capture, 1 << 20, List.of());
      assertThat(name.endsWith("damaged") || !inOrder.damages.isEmpty()).isTrue();
      long quarter = capture.length / 4;
      List<Long> borders = List.of(quarter, 2 * quarter, 2 * quarter + 100, 3 * quarter);
      assertThat(check(name, capture, inOrder, borders)).as(name).isOne();
    }
  }

  @Test
  void realCapturesAtRandomOffsets() throws IOException {
    Random random = new Random(4);
    for (RealCaptures.Row row : RealCaptures.index()) {
      byte[] capture = Files.readAllBytes(row.path());
      if (CaptureSplits.isSplittable(capture)) {
        Reading inOrder = Reading.of(capture, 1 << 20, List.of());
        for (int i = 0; i < 4; i++) {
          TreeSet<Long> borders = new TreeSet<>();
          for (int j = random.nextInt(6); j >= 0; j--) {
            borders.add(1 + (long) random.nextInt(capture.length - 1));
          }
          check(row.file(), capture, inOrder, List.copyOf(borders));
        }
      }
    }
  }

  @Test
  void fakesDeceiveReadersForAWhile() throws IOException {
    for (String name :
        new String[] {
          "pcap with fake records",
          "pcap with fake records that lead on",
          "pcap with whole pcaps in packets",
          "pcapng with whole pcapngs in packets"
        }) {
      byte[] capture = SMALL.get(name);
      Reading inOrder = Reading.of(capture, 1 << 20, List.of());
      int deceived = 0;
      for (long border = 1; border < capture.length; border++) {
        deceived += check(name, capture, inOrder, List.of(border)) > 1 ? 1 : 0;
      }
      assertThat(deceived).as(name).isGreaterThan(20);
    }
  }
}
