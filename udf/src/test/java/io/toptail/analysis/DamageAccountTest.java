package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.assembly.ReportAssembler;
import io.toptail.capture.CaptureReader;
import io.toptail.capture.CaptureSplits;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.SampleCaptures;
import io.toptail.capture.Split;
import io.toptail.combine.DamagePlaces;
import io.toptail.combine.PacketTally;
import io.toptail.report.Manifest;
import io.toptail.rollup.NameRollup;
import io.toptail.row.AnalysisSettings;
import io.toptail.tally.TallyBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Damaged places are the same however a file is split, and however many there are. */
class DamageAccountTest {
  private static final Map<String, byte[]> CAPTURES = SampleCaptures.all(5, 300);

  @Test
  void splitsAndBatchesChangeNothing() throws IOException {
    Random random = new Random(1);
    int splits = 0;
    for (String name :
        new String[] {
          "pcap damaged",
          "pcap with zeroes",
          "pcap cut",
          "pcaps behind each other",
          "pcapng damaged",
          "pcapng with zeroes",
          "pcapng cut"
        }) {
      byte[] capture = CAPTURES.get(name);
      Manifest whole = manifest(capture, List.of(), 1 << 20, random);
      assertThat(whole.damages()).as(name).isNotEmpty();
      assertThat(whole.inputs().get(0).damagedPlaces()).isEqualTo(whole.damages().size());
      for (int i = 0; i < 30; i++) {
        Manifest split = manifest(capture, borders(random, capture.length), 3_000, random);
        splits += split == null ? 0 : 1;
        assertThat(split == null ? whole : split).as(name).isEqualTo(whole);
      }
    }
    assertThat(splits).isGreaterThan(100);
  }

  @Test
  void ofMillionsTheFirstAreNamedAndAllAreCounted() throws IOException {
    List<Frames.Frame> frames = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long time = 1_700_000_000L * Analysis.SECOND + i * 1_000_000L;
      frames.add(Frames.query(time, "10.0.0.1", "a" + i + ".example.com", Frames.A));
    }
    byte[] capture = Frames.pcap(frames);
    int damaged = 0;
    List<Integer> starts = records(capture);
    for (int i = 2; i < starts.size() - 2; i += 3) {
      Arrays.fill(capture, starts.get(i), starts.get(i) + 16, (byte) 0);
      damaged++;
    }
    Random random = new Random(2);
    Manifest whole = manifest(capture, List.of(), 1 << 20, random);
    assertThat(whole.damages()).hasSize(DamagePlaces.MOST_NAMED);
    assertThat(whole.damages().get(999).offset()).isEqualTo((long) starts.get(2 + 3 * 999));
    assertThat(whole.inputs().get(0).damagedPlaces()).isEqualTo(damaged).isGreaterThan(1_500);
    assertThat(whole.inputs().get(0).damagedBytes())
        .isGreaterThan(whole.damages().stream().mapToLong(Manifest.Damage::length).sum());
    for (int i = 0; i < 5; i++) {
      Manifest split = manifest(capture, borders(random, capture.length), 50_000, random);
      assertThat(split).isEqualTo(whole);
    }
  }

  /** Where the records of a little-endian pcap file begin. */
  private static List<Integer> records(byte[] capture) {
    ByteBuffer file = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> starts = new ArrayList<>();
    for (int at = 24; at < capture.length; at += 16 + file.getInt(at + 8)) {
      starts.add(at);
    }
    return starts;
  }

  private static List<Long> borders(Random random, int length) {
    TreeSet<Long> borders = new TreeSet<>();
    for (int j = random.nextInt(6); j >= 0; j--) {
      borders.add(1 + (long) random.nextInt(length - 1));
    }
    return List.copyOf(borders);
  }

  /** Reads each split on its own, in any order; null if their readers did not meet. */
  private static Manifest manifest(byte[] capture, List<Long> borders, int batch, Random random)
      throws IOException {
    AnalysisSettings settings = new Analysis().settings();
    List<TallyBlock> rows = new ArrayList<>();
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i <= borders.size(); i++) {
      long start = i == 0 ? 0 : borders.get(i - 1);
      splits.add(new Split(start, i == borders.size() ? Split.TO_THE_END : borders.get(i)));
    }
    Collections.shuffle(splits, random);
    PacketTally tally = new PacketTally(settings, 1, rows::add, piece -> {}, events -> {});
    for (Split split : splits) {
      read(capture, split, batch, tally);
    }
    tally.flush();
    List<TallyBlock> summaries = new ArrayList<>();
    NameRollup rollup = new NameRollup(settings, summaries::add, Analysis::temporaryFile);
    rows.forEach(rollup::add);
    rollup.finish();
    ReportAssembler assembler = new ReportAssembler(settings, null, Analysis::temporaryFile);
    summaries.forEach(assembler::add);
    return assembler.wrongBorders().isEmpty() ? assembler.finish().manifest() : null;
  }

  private static void read(byte[] capture, Split split, int capacity, PacketTally tally)
      throws IOException {
    PacketBatch batch = new PacketBatch(capacity);
    try (CaptureReader reader =
        CaptureSplits.open(new ByteArrayInputStream(capture), "test", split)) {
      boolean more = true;
      while (more) {
        more = reader.read(batch);
        if (!more) {
          batch.setSpan(reader.span());
        }
        batch.setOrigin("file:/captures/a.pcap", reader.container());
        tally.add(batch, 0);
      }
    }
  }
}
