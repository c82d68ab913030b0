package io.toptail.rollup;

import static io.toptail.analysis.WindowFindings.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.analysis.Analysis;
import io.toptail.analysis.Frames;
import io.toptail.analysis.Frames.Frame;
import io.toptail.combine.PacketTally;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.report.AnalysisReport;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes to disk changes nothing, and leaves nothing behind. */
class RollupSpillTest {
  private static final String[] MISTAKES = {".local", ".168.192.in-addr.arpa", ".corp.lan", ""};

  @TempDir private Path folder;

  private final AtomicInteger files = new AtomicInteger();

  private Path spillFile() {
    return folder.resolve("rows-" + files.incrementAndGet());
  }

  /**
   * Names of many domains, of mistakes, and of one attacked domain.
   *
   * @param attacked share of queries for subdomains of the one domain
   */
  private static List<Frame> frames(double attacked, boolean responses) {
    Random random = new Random(11);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      long time = (1_700_000_000L + i) * Analysis.SECOND;
      String client = "10.0." + random.nextInt(3) + "." + random.nextInt(200);
      String name = name(random, attacked);
      frames.add(
          responses
              ? Frames.response(time, client, name, 1, random.nextInt(4))
              : Frames.query(time, client, name, random.nextInt(5) == 0 ? 28 : 1, 1));
    }
    return frames;
  }

  private static String name(Random random, double attacked) {
    if (random.nextDouble() < attacked) {
      return "x" + random.nextInt(4_000) + ".attacked.example.com";
    }
    int number = random.nextInt(900);
    return switch (random.nextInt(4)) {
      case 0 -> number % 200 + MISTAKES[random.nextInt(MISTAKES.length)];
      case 1 -> "host" + number % 7 + ".site" + number + ".net";
      case 2 -> "site" + number + ".co.uk";
      default -> "ignored" + number % 50 + ".example.org";
    };
  }

  private static Analysis analysis(long window) {
    return new Analysis().ignore("*.example.org", "10.0.2.0/28").window(window).top(7);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false, 300000, 1",
    "0, 0, false, 20000, 2",
    "0, 0, false, 3000, 1",
    "0.9, 0, false, 150000, 1",
    "0.9, 0, false, 10000, 2",
    "0.9, 0, false, 2000, 1",
    "0.5, 600, false, 15000, 3",
    "0.5, 600, true, 15000, 2",
    "1, 0, true, 20000, 1",
  })
  void theReportIsThatOfUnboundedMemory(
      double attacked, long window, boolean responses, long budget, int partitions) {
    List<List<Frame>> input = List.of(frames(attacked, responses), List.of());
    long nanos = window * Analysis.SECOND;
    AnalysisReport expected = analysis(nanos).of(input, 1, 1, new Random(0));
    AnalysisReport actual =
        analysis(nanos).tableBytes(budget).of(input, 2, partitions, new Random(5));
    assertSame(actual, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 300000, 1, 3",
    "0, 600, 20000, 2, 5",
    "0, 0, 3000, 1, 2",
    "0.9, 0, 150000, 1, 5",
    "0.9, 0, 10000, 2, 40",
    "0.9, 0, 2000, 1, 300",
    "1, 0, 2000, 3, 3"
  })
  void namesAreMaskedAlike(
      double attacked, long window, long budget, int partitions, int minClients) {
    List<List<Frame>> input = List.of(frames(attacked, false), List.of());
    long nanos = window * Analysis.SECOND;
    AnalysisReport expected = masking(nanos, minClients).of(input, 1, 1, new Random(0));
    AnalysisReport actual =
        masking(nanos, minClients).tableBytes(budget).of(input, 2, partitions, new Random(5));
    assertSame(actual, expected);
  }

  private static Analysis masking(long window, int minClients) {
    return analysis(window).privacy(AddressPrivacy.none(), minClients);
  }

  private List<TallyBlock> rows(AnalysisSettings settings) {
    List<TallyBlock> rows = new ArrayList<>();
    PacketTally tally = new PacketTally(settings, 1, rows::add, piece -> {}, events -> {});
    Frames.batches(Frames.pcap(frames(0.9, false)), 1 << 14).forEach(batch -> tally.add(batch, 0));
    tally.flush();
    return rows;
  }

  @Test
  void theBudgetBoundsWhatIsInMemory() {
    AnalysisSettings settings = analysis(0).tableBytes(20_000).settings();
    RollupRows rows =
        new RollupRows(Knowledge.of(settings), RollupRows.Limits.of(settings), this::spillFile);
    byte[] key = new byte[200];
    for (int i = 0; i < 5_000; i++) {
      new RowKey().start(RowKind.CLIENT, 0).putInt(i).copyTo(key, 0);
      rows.table().count(rows.table().entry(key, 0, key.length), 1, i, 0);
      rows.limit();
      assertThat(rows.table().bytes()).isLessThanOrEqualTo(20_000);
    }
    assertThat(files.get()).isEqualTo(SpillPartitioner.PARTS);
    rows.close();
  }

  @Test
  void noFileIsMadeWithinTheBudget() {
    AnalysisSettings settings = analysis(0).settings();
    try (NameRollup rollup = new NameRollup(settings, block -> {}, this::spillFile)) {
      rows(settings).forEach(rollup::add);
      rollup.finish();
    }
    assertThat(files.get()).isZero();
  }

  @Test
  void filesAreGoneAfterwards() throws IOException {
    AnalysisSettings settings = analysis(0).tableBytes(10_000).settings();
    try (NameRollup rollup = new NameRollup(settings, block -> {}, this::spillFile)) {
      rows(settings).forEach(rollup::add);
      rollup.finish();
    }
    assertThat(files.get()).isGreaterThan(SpillPartitioner.PARTS);
    assertThatNoFileIsLeft();
  }

  @Test
  void filesAreGoneAfterAFailure() throws IOException {
    AnalysisSettings settings = analysis(0).tableBytes(10_000).settings();
    try (NameRollup rollup =
        new NameRollup(
            settings,
            block -> {
              throw new IllegalStateException("downstream failed");
            },
            this::spillFile)) {
      rows(settings).forEach(rollup::add);
      assertThatThrownBy(rollup::finish).hasMessage("downstream failed");
    }
    assertThat(files.get()).isPositive();
    assertThatNoFileIsLeft();
  }

  @Test
  void aFolderThatTakesNoFileIsNamed() {
    AnalysisSettings settings = analysis(0).tableBytes(10_000).settings();
    Path missing = folder.resolve("missing/rows");
    try (NameRollup rollup = new NameRollup(settings, block -> {}, () -> missing)) {
      List<TallyBlock> rows = rows(settings);
      assertThatThrownBy(() -> rows.forEach(rollup::add))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(missing.toString())
          .hasMessageContaining("--memory");
    }
  }

  private void assertThatNoFileIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
