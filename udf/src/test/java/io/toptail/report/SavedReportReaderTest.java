package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.compare.KeyCount;
import io.toptail.compare.KeyCounts;
import io.toptail.compare.KeyCountsBuilder;
import io.toptail.compare.Snapshot;
import io.toptail.compare.SnapshotBuilder;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedReportReaderTest {
  private static final AnalysisReport SAMPLE = SampleReport.windows(3);

  @TempDir Path folder;

  @BeforeEach
  void writeReport() throws IOException {
    for (Map.Entry<String, String> file : ReportFilesTest.write(SAMPLE).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void readsWhatTheReportCounted() throws IOException {
    SnapshotBuilder builder = new SnapshotBuilder();
    SAMPLE.windows().forEach(window -> WindowSnapshot.add(window, builder));
    Snapshot expected = builder.build();
    SavedReport report = read();
    Snapshot found = report.snapshot();
    assertThat(found.dimensions().keySet())
        .containsExactlyElementsOf(expected.dimensions().keySet())
        .contains("name", "client", Snapshot.DETECTOR, Snapshot.FINDING, Snapshot.TAIL);
    expected.dimensions().forEach((name, counts) -> assertSame(found.of(name), counts));
    assertThat(found.queries()).isEqualTo(expected.queries());
    assertThat(found.startNanos()).isEqualTo(expected.startNanos());
    assertThat(found.endNanos()).isEqualTo(expected.endNanos());
    assertThat(report.windows()).isEqualTo(3);
    assertThat(report.version()).isEqualTo(SAMPLE.manifest().version());
    assertThat(report.options()).isEqualTo(SAMPLE.manifest().options());
  }

  private static void assertSame(KeyCounts found, KeyCounts expected) {
    assertThat(found.keys()).containsExactlyElementsOf(expected.keys());
    assertThat(found.bound()).isEqualTo(expected.bound());
    expected.keys().forEach(key -> assertThat(found.of(key)).isEqualTo(expected.of(key)));
  }

  /** Reports of before there was such a file have shorter lists. */
  @Test
  void readsTheTopWhereThereAreNoLongerRanks() throws IOException {
    Files.delete(folder.resolve("counts.csv"));
    KeyCounts names = read().snapshot().of("name");
    assertThat(names.keys()).contains("www.facebook.com");
    assertThat(names.isComplete()).isFalse();
    assertThat(read().snapshot().of("qtype").isComplete()).as("fewer than --top").isTrue();
  }

  /** Whom to call is made of the findings, and older reports do not have it. */
  @Test
  void whomToCallIsNotRead() throws IOException {
    Snapshot expected = read().snapshot();
    Files.writeString(folder.resolve("offenders.csv"), "no,such\n1,2,3\n");
    read().snapshot().dimensions().forEach((name, counts) -> assertSame(counts, expected.of(name)));
    Files.delete(folder.resolve("offenders.csv"));
    read().snapshot().dimensions().forEach((name, counts) -> assertSame(counts, expected.of(name)));
    assertThat(expected.dimensions()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary.json", "misconfigurations.csv", "findings.csv", "tail.csv"})
  void saysWhichFileIsMissing(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertThatThrownBy(this::read)
        .isInstanceOf(ReportFormatException.class)
        .hasMessage("it has no " + file + " (written by toptail " + version() + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "counts.csv, queries",
    "counts.csv, keys",
    "findings.csv, detector",
    "tail.csv, template",
    "misconfigurations.csv, clients"
  })
  void saysWhichColumnAnotherVersionLacks(String file, String column) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    Files.writeString(path, text.replaceFirst("\\b" + column + "\\b", "other"));
    assertThatThrownBy(this::read)
        .isInstanceOf(ReportFormatException.class)
        .hasMessageStartingWith(file + ", line 1: no column " + column)
        .hasMessageContaining("written by toptail " + version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "manifest.json|[]|no JSON object",
        "manifest.json|{\"tool\":|manifest.json, line 1: no JSON",
        "manifest.json|{\"tool\": \"other\"}|no report of toptail",
        "manifest.json|{}|no report of toptail",
        "summary.json|{\"windows\": [{}]}|lacks its times or counts",
        "summary.json|{\"windows\": [{\"responses\": -1}]}|no count",
        "summary.json|{\"windows\": [1]}|no window",
        "summary.json|{\"windows\": [{\"start\": \"x\",|summary.json, line 1: no JSON",
        "tail.csv|''|tail.csv, line 1: it is empty",
      })
  void saysWhatIsWrongWithAFile(String file, String text, String message) throws IOException {
    Files.writeString(folder.resolve(file), text);
    assertThatThrownBy(this::read)
        .isInstanceOf(ReportFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFolderThatIsNoReportIsCalledThat() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> SavedReportReader.read("empty", empty))
        .hasMessageContaining("no report of toptail: it has no manifest.json");
    assertThatThrownBy(() -> SavedReportReader.read("x", empty.resolve("x")))
        .hasMessageContaining("no such folder");
    assertThatThrownBy(() -> SavedReportReader.read("x", folder.resolve("top.csv")))
        .hasMessageContaining("no folder");
  }

  @Test
  void manyKeysAreKeptUpToABound() throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve("counts.csv"))) {
      out.write("window_start,window_end,dimension,keys,rank,key,queries,clients\n");
      int rows = KeyCountsBuilder.MAX_KEYS + 1_000;
      for (int i = 1; i <= rows; i++) {
        out.write("w,w,name," + rows + "," + i + ",n" + i + "," + (2 * rows - i) + ",1\n");
      }
    }
    KeyCounts names = read().snapshot().of("name");
    assertThat(names.keys()).hasSize(KeyCountsBuilder.MAX_KEYS);
    KeyCount dropped = names.of("n" + (KeyCountsBuilder.MAX_KEYS + 1));
    assertThat(dropped.isListed()).isFalse();
    assertThat(dropped.most()).isEqualTo(KeyCountsBuilder.MAX_KEYS + 1_999);
  }

  @Test
  void tooManyDimensionsAreNoReport() throws IOException {
    StringBuilder text = new StringBuilder("window_start,dimension,keys,key,queries,clients\n");
    for (int i = 0; i < 200; i++) {
      text.append("w,d").append(i).append(",1,k,1,1\n");
    }
    Files.writeString(folder.resolve("counts.csv"), text);
    assertThatThrownBy(this::read).hasMessageContaining("line 102: more than 100 dimensions");
  }

  private SavedReport read() throws IOException {
    return SavedReportReader.read("reports/x", folder);
  }

  private static String version() {
    return SAMPLE.manifest().version();
  }
}
