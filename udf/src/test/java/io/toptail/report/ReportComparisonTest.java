package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.compare.KeyCountsBuilder;
import io.toptail.compare.Snapshot;
import io.toptail.compare.SnapshotBuilder;
import io.toptail.compare.Thresholds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Two reports that hold hostile keys, as text, page, CSV and JSON. */
class ReportComparisonTest {
  private static final long START = SampleReport.START;
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "</td><img src=x onerror=alert(1)>",
          "${7*7}",
          "\u001b[31mred",
          "a\u202eb",
          "\\061cmd",
          "x".repeat(250));

  private final SavedReport before = report("reports/<b>", 0);
  private final SavedReport after = report("reports/now", 3);
  private final ReportComparison reports = ReportComparison.of(before, after, Thresholds.USUAL, 5);

  @Test
  void whatIsNewIsTold() {
    String text = new TextComparison(100, false).render(reports);
    assertThat(text)
        .contains("SURPRISES")
        .contains("new     wpad.home (wpad-leak): 0 before, 3,114 queries of 3 clients now")
        .contains("NAMES  7 changed")
        .contains("… 2 more (--top, --out)")
        .contains("unfair            --top: 50 before, 53 after");
  }

  @Test
  void noLineIsWiderThanTheTextAndNoneHoldsControls() {
    for (int width : new int[] {80, 100, 160}) {
      for (String line : new TextComparison(width, false).render(reports).split("\n")) {
        assertThat(Printable.columns(line)).as(line).isLessThanOrEqualTo(width);
        assertThat(line).doesNotContainPattern("\\p{Cntrl}").doesNotContain("\u202e");
      }
    }
  }

  @Test
  void thePageHoldsKeysAsTextOnlyAndNoScript() throws IOException {
    String page = files().get("compare.html");
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("${7*7}")
        .contains("reports/&lt;b&gt;")
        .contains("default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("\u001b")
        .doesNotContain("script-src")
        .doesNotContainPattern("(src|href)=\"?(https?:)?//");
  }

  @Test
  void csvAndJsonHoldEveryChange() throws IOException {
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(files().get("changes.csv")))
            .getRecords();
    JsonNode json = new ObjectMapper().readTree(files().get("compare.json"));
    assertThat(rows)
        .hasSize(reports.comparison().changes().size())
        .hasSameSizeAs(json.at("/changes"));
    assertThat(json.at("/tool").asText()).isEqualTo("toptail");
    for (int i = 0; i < rows.size(); i++) {
      JsonNode change = json.at("/changes/" + i);
      assertThat(rows.get(i).get("key")).isEqualTo(change.get("key").asText());
      assertThat(rows.get(i).get("change"))
          .isEqualTo("new")
          .isEqualTo(change.get("change").asText());
      assertThat(rows.get(i).get("before_queries")).isEqualTo("0");
      assertThat(rows.get(i).get("before_at_most")).isEqualTo("0");
      assertThat(rows.get(i).get("after_queries")).isEqualTo(change.at("/after/queries").asText());
      assertThat(rows.get(i).get("before_rank")).isEmpty();
      assertThat(rows.get(i).get("after_start")).isEqualTo("2010-08-20T14:00:00.000000Z");
    }
  }

  @Test
  void theSameComparisonGivesTheSameBytes() throws IOException {
    assertThat(files()).isEqualTo(files());
    assertThat(files().keySet()).containsExactlyElementsOf(CompareFiles.NAMES);
  }

  @Test
  void whereNothingWasCountedNothingIsCompared() throws IOException {
    SavedReport empty = report("empty", -1);
    ReportComparison none = ReportComparison.of(empty, after, Thresholds.USUAL, 5);
    assertThat(new TextComparison(100, false).render(none)).contains("no query was counted");
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ComparePage.write(none, "1", page);
    assertThat(page.toString(UTF_8)).contains("nothing to compare");
  }

  private Map<String, String> files() throws IOException {
    Map<String, ByteArrayOutputStream> streams = new LinkedHashMap<>();
    CompareFiles.write(
        reports, "0.1.0", name -> streams.computeIfAbsent(name, k -> new ByteArrayOutputStream()));
    Map<String, String> files = new LinkedHashMap<>();
    streams.forEach((name, bytes) -> files.put(name, bytes.toString(UTF_8)));
    return files;
  }

  /** Ordinary names, and if {@code clients} is more than 0, hostile ones and a mistake. */
  private static SavedReport report(String folder, int clients) {
    SnapshotBuilder builder = new SnapshotBuilder();
    long queries = 0;
    if (clients >= 0) {
      KeyCountsBuilder names = builder.dimension("name");
      names.startWindow();
      for (int i = 0; i < 100; i++) {
        names.add("n" + i + ".example", 1_000, 50);
        queries += 1_000;
      }
      for (int i = 0; i < HOSTILE.size() && clients > 0; i++) {
        names.add(HOSTILE.get(i), 5_000, 200);
        queries += 5_000;
      }
      names.endWindow(true);
      KeyCountsBuilder findings = builder.dimension(Snapshot.FINDING);
      findings.startWindow();
      for (int i = 0; i < clients; i++) {
        findings.add("wpad-leak wpad.home", 1_038, 1);
      }
      findings.endWindow(true);
    }
    builder.window(START, START + 600_000_000_000L, queries, 0, 1_000);
    Map<String, String> options = new TreeMap<>(Map.of("out", folder, "top", "" + (50 + clients)));
    return new SavedReport(
        folder, "0.1.0", List.of(), options, Map.of(), 1, 6, false, builder.build());
  }
}
