package io.toptail.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.assembly.ReportAssembler;
import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.combine.PacketTally;
import io.toptail.compat.CompatMode;
import io.toptail.detect.Vantage;
import io.toptail.filter.MessageFilter;
import io.toptail.ignore.IgnoreList;
import io.toptail.privacy.Privacy;
import io.toptail.report.WindowReport.CompatRow;
import io.toptail.rollup.HistoryTally;
import io.toptail.rollup.NameRollup;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import io.toptail.row.AnalysisSettings.InputFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The analysis finds the shares that were planted, and those are the published ones. */
class MixTest {
  private static final Supplier<Path> NO_SPILL =
      () -> {
        throw new AssertionError("no table should outgrow its budget");
      };

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Mix.class)
  void theSharesThatWerePlantedAreFound(Mix mix) throws Exception {
    Path capture = folder.resolve("mix.pcap");
    Path truth = folder.resolve("truth.json");
    String[] arguments = {"--mix", mix.toString(), "--truth", truth.toString(), capture.toString()};
    assertThat(new CommandLine(new GenerateCommand()).execute(arguments)).isZero();
    JsonNode planted = new ObjectMapper().readTree(truth.toFile());
    assertThat(planted.get("messages").asInt()).isEqualTo(100_000);
    CompatMode mode = CompatMode.valueOf(mix.name());
    Map<String, Long> expected = new HashMap<>();
    planted
        .get("classes")
        .properties()
        .forEach(e -> expected.put(e.getKey(), e.getValue().asLong()));
    List<CompatRow> rows = analyze(capture, mode);
    assertThat(expected.keySet()).containsAll(rows.stream().map(CompatRow::id).toList());
    for (CompatRow row : rows) {
      assertThat(row.queries()).as(row.id()).isEqualTo(expected.get(row.id()));
      if (!Double.isNaN(row.publishedShare()) && isPlanted(row.publishedSource())) {
        assertThat(row.share()).as(row.id()).isCloseTo(row.publishedShare(), within(0.001));
      }
    }
  }

  private static boolean isPlanted(String study) {
    return study.contains("19 March 2008") || study.contains("January 2017");
  }

  private static List<CompatRow> analyze(Path capture, CompatMode mode) throws Exception {
    AnalysisSettings settings = settings(capture, mode);
    try (ReportAssembler report = new ReportAssembler(settings, null, NO_SPILL);
        NameRollup rollup = new NameRollup(settings, report::add, NO_SPILL);
        HistoryTally history = new HistoryTally(settings, 1, rollup::add, NO_SPILL)) {
      tally(capture, new PacketTally(settings, 1, rollup::add, flow -> {}, history::add));
      history.finish();
      rollup.finish();
      return report.finish().windows().get(0).compat();
    }
  }

  private static void tally(Path capture, PacketTally tally) throws Exception {
    try (InputStream in = Files.newInputStream(capture);
        CaptureReader reader = Captures.open(in, "mix.pcap")) {
      PacketBatch batch = new PacketBatch();
      while (reader.read(batch)) {
        batch.setOrigin("", reader.container());
        tally.add(batch, 0);
      }
    }
    tally.flush();
  }

  private static AnalysisSettings settings(Path capture, CompatMode mode) throws Exception {
    return new AnalysisSettings(
        List.of(new InputFile("mix.pcap", capture.toUri().toString(), Files.size(capture))),
        10,
        10,
        0,
        0,
        new int[] {53},
        true,
        1 << 28,
        true,
        MessageFilter.none(),
        IgnoreList.parse(List.of()),
        null,
        null,
        null,
        new DetectorTexts(null, List.of(), Vantage.ROOT, true, List.of(mode)),
        Privacy.none(),
        Map.of(),
        "test");
  }
}
