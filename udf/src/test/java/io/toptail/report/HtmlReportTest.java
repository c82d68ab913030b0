package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Pattern RAW_TEXT =
      Pattern.compile("<(script|style)([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
  private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img");

  @Test
  void holdsExactlyItsOwnScripts() throws IOException {
    String page = page(SampleReport.oneWindow());
    List<String> bodies = new ArrayList<>();
    Matcher matcher = RAW_TEXT.matcher(page);
    while (matcher.find()) {
      bodies.add(matcher.group(1) + matcher.group(2));
    }
    assertThat(bodies)
        .containsExactly(
            "style", "script type=\"application/json\" id=\"data\"", "script", "script");
    assertThat(rest(page)).doesNotContain("<img").doesNotContainPattern("<script(?!>\\s*</script)");
  }

  @Test
  void allowsOnlyWhatItsPolicyNames() throws IOException {
    String page = page(SampleReport.oneWindow());
    assertThat(page).contains("default-src &#39;none&#39;").doesNotContain("unsafe-");
    Matcher matcher = RAW_TEXT.matcher(page);
    while (matcher.find()) {
      if (!matcher.group(2).contains("json")) {
        assertThat(page).contains(PageResources.hash(matcher.group(3)).replace("'", "&#39;"));
      }
    }
    assertThat(rest(page)).doesNotContainPattern("\\s(style|on[a-z]+)=\"");
  }

  @Test
  void asksTheNetworkForNothing() throws IOException {
    String page = page(SampleReport.oneWindow());
    assertThat(rest(page)).doesNotContainPattern("(src|href|action|data)=\"(?!#|data:,)");
    assertThat(PageResources.style()).doesNotContain("url(").doesNotContain("@import");
    assertThat(PageResources.script())
        .doesNotContainPattern(
            "https?:|fetch\\(|XMLHttpRequest|import\\(|innerHTML|document\\.write");
  }

  @Test
  void saysWhatTheCapturesLostBeforeTheyWereWritten() throws IOException {
    String lost = "The captures lost 1,204 packets before we saw them.";
    assertThat(page(SampleReport.oneWindow())).contains(lost);
    assertThat(page(SampleReport.empty())).doesNotContain("packets before we saw");
  }

  @Test
  void showsHostileNamesAsText() throws IOException {
    String page = page(SampleReport.oneWindow());
    assertThat(page)
        .contains("&lt;script&gt;alert\\(1\\)&lt;/script&gt;.example")
        .contains("&lt;/script&gt;&lt;img src=x onerror=alert\\(1\\)&gt;.example")
        .doesNotContain("<script>alert", "<img src=x", "\u202e", "\u001b");
    List<String> names = new ArrayList<>();
    data(page).at("/windows/0/top/name/rows").forEach(row -> names.add(row.get(1).asText()));
    assertThat(names).containsAll(SampleReport.HOSTILE);
  }

  @Test
  void dataForScriptsIsPlainAsciiWithoutMarkup() throws IOException {
    String island = island(page(SampleReport.oneWindow()));
    assertThat(island).matches("[ -~]*").doesNotContain("<", ">", "&", "'");
  }

  @Test
  void dataParsesBackToTheReport() throws IOException {
    AnalysisReport report = SampleReport.windows(3);
    JsonNode windows = data(page(report)).get("windows");
    assertThat(windows).hasSize(3);
    for (int i = 0; i < 3; i++) {
      WindowReport window = report.windows().get(i);
      JsonNode data = windows.get(i);
      assertThat(data.get("counted").asLong()).isEqualTo(window.totals().countedQueries());
      assertThat(data.at("/findings/total").asInt()).isEqualTo(window.findings().size());
      assertThat(data.at("/misconfigurations/rows")).hasSize(window.misconfigurations().size());
      assertThat(data.at("/ledger/rows")).hasSize(window.ledger().size());
      assertThat(data.at("/reassembled/rows")).hasSize(3);
      assertThat(data.at("/lost/rows/0/1").asLong()).isEqualTo(5_012);
      assertThat(data.at("/lanes/0/rows/0/0").asText())
          .isEqualTo(window.tailRows().get(0).template());
      assertThat(data.at("/tail/ranks")).hasSize(window.tail().ranks().size());
      assertThat(data.at("/series/0/keys")).hasSize(8);
    }
  }

  @Test
  void tellsWhomToCallAboutWhat() throws IOException {
    AnalysisReport report = SampleReport.windows(2);
    String page = page(report);
    Offenders offenders = report.windows().get(0).offenders();
    JsonNode data = data(page).at("/windows/0");
    assertThat(data.at("/offenders/rows")).hasSize(offenders.rows().size());
    JsonNode second = data.at("/offenders/rows/1");
    Offender offender = offenders.rows().get(1);
    assertThat(second.get(1).asText()).isEqualTo(offender.client());
    assertThat(second.get(7)).hasSize(offender.symptoms().size());
    JsonNode symptom = second.get(7).get(0);
    assertThat(symptom.get(1).asText()).isEqualTo(offender.symptoms().get(0).detector());
    assertThat(symptom.get(7).asDouble())
        .isEqualTo(Math.round(offender.symptoms().get(0).queries() * 1e3) / 1e4);
    JsonNode together = data(page).at("/together").get(second.get(6).asInt());
    assertThat(together.get(0).asText()).isEqualTo(SampleReport.TOGETHER.cause());
    assertThat(data(page).at("/detectors/wpad-leak/3").asText()).startsWith("publish or block");
    List<String> names = new ArrayList<>();
    data.at("/names/rows").forEach(row -> names.add(row.get(2).asText()));
    assertThat(names).isEqualTo(SampleReport.HOSTILE);
    assertThat(data.at("/misconfigurations/rows/0/14").asText()).isEqualTo("resolver1.pcap");
    String text = rest(page).replaceAll("<[^>]*>", "");
    assertThat(text)
        .contains(
            "18 clients: 11 with misconfigured queries, 1 by behaviour, 6 only with"
                + " messages that are no queries; by the worst mistake: ")
        .contains("10.0.0.42", SampleReport.TOGETHER.cause());
  }

  @Test
  void embedsAtMostFiveThousandRowsAndSaysSo() throws IOException {
    JsonNode window = data(page(SampleReport.large(5_100))).at("/windows/0");
    for (String table : List.of("/top/name", "/findings")) {
      assertThat(window.at(table + "/rows").size()).as(table).isEqualTo(5_000);
      assertThat(window.at(table + "/total").asInt()).as(table).isGreaterThan(5_000);
    }
    int symptoms = 0;
    for (JsonNode row : window.at("/offenders/rows")) {
      symptoms += row.get(7).size();
    }
    assertThat(symptoms).isBetween(4_995, 5_000);
    assertThat(window.at("/offenders/total").asInt()).isEqualTo(5_118);
  }

  @Test
  void holdsTheLastWindowsOfManyAndSaysWhereTheOthersAre() throws IOException {
    String page = page(SampleReport.windows(170));
    assertThat(data(page).get("windows")).hasSize(HtmlReport.MAX_WINDOWS);
    assertThat(page).contains("This page holds the last 168 windows; 2 earlier ones are in");
  }

  @Test
  void saysSomethingWithoutScripts() throws IOException {
    String text = rest(page(SampleReport.oneWindow())).replaceAll("<[^>]*>", "");
    assertThat(text)
        .contains("1,250,000", "www.google-analytics.com", "WPAD asked of the public DNS")
        .contains("publish or block wpad in the local DNS")
        .contains("11,902", "not DNS (TCP/443)", "1,262,118")
        .contains("at byte 118,202,900, 512 bytes lost", "Without JavaScript");
  }

  @Test
  void saysWhichClocksAreWrong() throws IOException {
    assertThat(page(SampleReport.oneWindow())).contains("31 packets in one file earlier than");
  }

  @Test
  void saysWhyItIsEmpty() throws IOException {
    assertThat(page(SampleReport.empty())).contains("No packet was read");
    assertThat(page(SampleReport.withoutQueries())).contains("No query was counted", "None found");
  }

  @Test
  void elementsNestAndClose() throws IOException {
    for (AnalysisReport report :
        List.of(SampleReport.windows(2), SampleReport.empty(), SampleReport.withoutQueries())) {
      Deque<String> open = new ArrayDeque<>();
      Matcher tags =
          Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\\s[^>]*)?>").matcher(rest(page(report)));
      while (tags.find()) {
        String tag = tags.group(2);
        if (tags.group(1).isEmpty()) {
          if (!VOID.contains(tag)) {
            open.push(tag);
          }
        } else {
          assertThat(open.pop()).isEqualTo(tag);
        }
      }
      assertThat(open).isEmpty();
    }
  }

  @Test
  void seriesKeepTheirSumWhenThinnedOut() {
    Totals totals = SampleReport.oneWindow().windows().get(0).totals();
    long step = (totals.endNanos() - totals.startNanos()) / 5_000;
    List<SeriesPoint> points = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long time = totals.startNanos() + i * step;
      points.add(new SeriesPoint(time, "queries by category", "k" + i % 25, i));
    }
    SeriesTable table = SeriesTable.of(withSeries(points, step)).get(0);
    assertThat(table.keys()).hasSize(SeriesTable.MAX_KEYS).endsWith("other");
    assertThat(table.values()[0].length)
        .isBetween(SeriesTable.MAX_POINTS / 2, SeriesTable.MAX_POINTS);
    long sum = Arrays.stream(table.values()).flatMapToLong(Arrays::stream).sum();
    assertThat(sum).isEqualTo(4_999L * 5_000 / 2);
  }

  @Test
  void aWildClockDoesNotStretchThePlot() {
    Totals totals = SampleReport.oneWindow().windows().get(0).totals();
    long step = 1_000_000_000L;
    List<SeriesPoint> points = new ArrayList<>();
    points.add(new SeriesPoint(0, "queries", "", 1));
    points.add(new SeriesPoint(totals.startNanos() - step / 2, "queries", "", 10));
    points.add(new SeriesPoint(totals.startNanos() + step / 2, "queries", "", 20));
    points.add(new SeriesPoint(4_294_000_000L * step, "queries", "", 2));
    SeriesTable table = SeriesTable.of(withSeries(points, step)).get(0);
    assertThat(table.values()).isEqualTo(new long[][] {{10, 20}});
    assertThat(table.stepNanos()).isEqualTo(step);
  }

  private static WindowReport withSeries(List<SeriesPoint> points, long step) {
    WindowReport sample = SampleReport.oneWindow().windows().get(0);
    return new WindowReport(
        sample.totals(),
        sample.top(),
        sample.ownerOfTop(),
        sample.ignored(),
        sample.ignoreCandidates(),
        sample.misconfigurations(),
        sample.findings(),
        sample.offenders(),
        sample.tail(),
        sample.tailRows(),
        points,
        sample.responses(),
        sample.ledger(),
        sample.reassembled(),
        step,
        sample.counts());
  }

  private static String page(AnalysisReport report) {
    return ReportFilesTest.write(report).get("report.html");
  }

  /** The page without the text of scripts and styles, and without comments. */
  private static String rest(String page) {
    return RAW_TEXT.matcher(page).replaceAll("").replaceAll("(?s)<!.*?>", "");
  }

  private static String island(String page) {
    String start = "<script type=\"application/json\" id=\"data\">";
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf("</script>", from));
  }

  private static JsonNode data(String page) throws IOException {
    return new ObjectMapper().readTree(island(page));
  }
}
