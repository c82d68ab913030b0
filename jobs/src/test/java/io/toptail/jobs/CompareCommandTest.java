package io.toptail.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code toptail compare} refuses, and what it says of reports that hold nothing. */
class CompareCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--min-change=1 | --min-change must be more than 1",
        "--min-change=NaN | --min-change must be more than 1",
        "--significance=0 | --significance must be more than 0",
        "--significance=1 | --significance must be more than 0",
        "--top=0 | --top must be 1 to 20000",
        "--color=red | --color must be auto, always or never",
        "--tpo=1 | Did you mean --top?",
      })
  void refusesWrongOptions(String option, String message) {
    CommandRun run = CommandRun.of("compare", option, "a", "b");
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains(message);
  }

  @Test
  void namesEveryFolderThatIsNoReport() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    String gone = folder.resolve("gone").toString();
    CommandRun run = CommandRun.of("compare", gone, other.toString());
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err)
        .contains(gone + ": no such folder; check the spelling")
        .contains(other + ": it is no report of toptail: it has no manifest.json")
        .contains("Nothing was compared. See: toptail compare --help");
    assertThat(run.out).isEmpty();
  }

  @Test
  void saysThatNothingWasCounted() throws IOException {
    String report = empty("empty").toString();
    CommandRun run = CommandRun.of("compare", report, report);
    assertThat(run.exitCode).isEqualTo(4);
    assertThat(run.err).contains("no query was counted in one of the reports");
  }

  @Test
  void neverReplacesAnythingButAComparison() throws IOException {
    String report = empty("empty").toString();
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes.txt"), "mine");
    CommandRun refused = CommandRun.of("compare", "--out=" + mine, report, report);
    assertThat(refused.exitCode).isEqualTo(2);
    assertThat(refused.err).contains("is not a report of toptail, so it is not replaced");
    assertThat(mine.resolve("notes.txt")).hasContent("mine");
    String out = folder.resolve("out").toString();
    for (int i = 0; i < 2; i++) {
      assertThat(CommandRun.of("compare", "--out=" + out, report, report).exitCode).isEqualTo(4);
    }
    assertThat(Path.of(out, "compare.html")).exists();
  }

  @Test
  void aBaselineThatIsNoReportIsRefused() throws IOException {
    Path capture = TinyCapture.write(folder.resolve("a.pcap"));
    CommandRun run =
        CommandRun.of("analyze", "--baseline=" + folder.resolve("x"), capture.toString());
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("--baseline: ").contains("no such folder");
    Path report = empty("empty");
    run = CommandRun.of("analyze", "--baseline=" + report, capture.toString());
    assertThat(run.exitCode).as(run.err).isZero();
    assertThat(run.options.baseline().folder()).isEqualTo(report.toString());
  }

  @Test
  void aBaselineThatMayTellWhatIsHiddenIsRefused() throws IOException {
    Path capture = TinyCapture.write(folder.resolve("a.pcap"));
    CommandRun run =
        CommandRun.of(
            "analyze", "--min-clients=5", "--baseline=" + empty("empty"), capture.toString());
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.err).contains("made with --min-clients not set").contains("is to hide");
  }

  @Test
  void moreRanksAreKeptWithoutWindows() throws IOException {
    String capture = TinyCapture.write(folder.resolve("a.pcap")).toString();
    assertThat(CommandRun.of("analyze", capture).options.counts()).isEqualTo(10_000);
    assertThat(CommandRun.of("analyze", "--window=1h", capture).options.counts()).isEqualTo(1_000);
    assertThat(CommandRun.of("analyze", "--counts=7", capture).options.counts()).isEqualTo(7);
  }

  private Path empty(String name) throws IOException {
    Path report = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        report.resolve("manifest.json"), "{\"tool\": \"toptail\", \"version\": \"0.1.0\"}");
    Files.writeString(report.resolve("summary.json"), "{\"windows\": []}");
    String columns =
        "window_start,dimension,key,keys,queries,clients,detector,title,name,template\n";
    for (String file : List.of("counts", "misconfigurations", "findings", "tail")) {
      Files.writeString(report.resolve(file + ".csv"), columns);
    }
    return report;
  }
}
