package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.dns.DnsName;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.TopRow;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportFilesTest {
  private static final AnalysisReport SAMPLE = SampleReport.windows(2);
  private static final WindowReport WINDOW = SAMPLE.windows().get(0);
  private static Map<String, String> files;

  // Not in the initialiser of the class: the threads that write would wait for it.
  @BeforeAll
  static void writeOnce() {
    files = write(SAMPLE);
  }

  @Test
  void writesEachFileOnceAndClosesIt() throws IOException {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    ReportFiles.write(
        SampleReport.empty(),
        name -> {
          events.add("open " + name);
          return new FilterOutputStream(new ByteArrayOutputStream()) {
            @Override
            public void close() throws IOException {
              events.add("close " + name);
              super.close();
            }
          };
        });
    assertThat(events).hasSize(2 * ReportFiles.NAMES.size());
    ReportFiles.NAMES.forEach(
        name -> assertThat(events).containsSubsequence("open " + name, "close " + name));
  }

  @Test
  void passesOnTheFailureOfAStream() {
    ReportFiles.FileOpener full =
        name -> {
          throw new IOException("no space left for " + name);
        };
    assertThatThrownBy(() -> ReportFiles.write(SAMPLE, full))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no space left for ");
  }

  @Test
  void closesWhatItOpenedWhenAStreamFailsInTheMiddle() {
    Set<String> open = ConcurrentHashMap.newKeySet();
    IOException full = new IOException("no space left");
    ReportFiles.FileOpener opener =
        name -> {
          open.add(name);
          return new FilterOutputStream(OutputStream.nullOutputStream()) {
            private long written;

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
              written += length;
              if (name.equals("findings.csv") && written > 3_000_000) {
                throw full;
              }
            }

            @Override
            public void close() {
              open.remove(name);
            }
          };
        };
    AnalysisReport large = SampleReport.large(8 * CsvRecords.SLICE);
    assertThatThrownBy(() -> ReportFiles.write(large, opener)).isSameAs(full);
    assertThat(open).isEmpty();
  }

  @Test
  void writesTheSameBytesAgain() {
    assertThat(write(SampleReport.windows(2))).isEqualTo(files);
  }

  @Test
  void topParsesBackToItsRows() {
    List<CSVRecord> rows = csv("top.csv");
    assertThat(rows).hasSize(2 * WINDOW.top().size());
    for (int i = 0; i < WINDOW.top().size(); i++) {
      TopRow row = WINDOW.top().get(i);
      boolean named = Set.of("name", "domain", "tld").contains(row.dimension());
      assertThat(rows.get(i).toList())
          .containsExactly(
              "2010-08-20T14:00:00.000000Z",
              "2010-08-20T14:10:00.000000Z",
              row.dimension(),
              "" + row.rank(),
              named ? CsvFile.nameCell(row.key()) : row.key(),
              "" + row.queries(),
              Figures.fraction(row.share()),
              Figures.fraction(row.cumulativeShare()),
              "" + row.clients(),
              row.owner(),
              row.category(),
              row.carrier(),
              "" + row.clientsEstimated());
    }
  }

  @Test
  void misconfigurationsParseBackToTheirRows() {
    List<CSVRecord> rows = csv("misconfigurations.csv");
    for (int i = 0; i < WINDOW.misconfigurations().size(); i++) {
      MisconfigurationRow row = WINDOW.misconfigurations().get(i);
      CSVRecord record = rows.get(i);
      assertThat(record.get("detector")).isEqualTo(row.detector());
      assertThat(record.get("severity")).isEqualTo(row.severity());
      assertThat(record.get("title")).isEqualTo(row.title());
      assertThat(record.get("queries")).isEqualTo("" + row.queries());
      assertThat(record.get("names")).isEqualTo("" + row.names());
      assertThat(record.get("clients")).isEqualTo("" + row.clients());
      assertThat(record.get("example_name")).isEqualTo(row.exampleName());
      assertThat(record.get("example_client")).isEqualTo(row.exampleClient());
      assertThat(record.get("who")).isEqualTo(row.who());
      assertThat(record.get("fix")).isEqualTo(row.fix());
      assertThat(record.get("cause")).isEqualTo(row.cause());
      assertThat(record.get("source")).isEqualTo(row.source());
      assertThat(record.get("per_minute")).isEqualTo(Figures.fraction(row.queries() / 10.0));
      assertThat(record.get("evidence")).endsWith(" " + new Times(6).iso(row.evidenceNanos()));
    }
  }

  @Test
  void offendersSayInARowAllThatACustomerNeeds() {
    List<CSVRecord> rows = csv("offenders.csv");
    int at = 0;
    for (Offender offender : WINDOW.offenders().rows()) {
      for (Symptom symptom : offender.symptoms()) {
        CSVRecord row = rows.get(at++);
        Times times = new Times(6);
        assertThat(row.get("window_start")).isEqualTo("2010-08-20T14:00:00.000000Z");
        assertThat(row.get("rank")).isEqualTo("" + offender.rank());
        assertThat(row.get("client")).isEqualTo(offender.client());
        assertThat(row.get("client_severity")).isEqualTo(offender.severity());
        assertThat(row.get("importance")).isEqualTo("" + offender.importance());
        assertThat(row.get("client_queries")).isEqualTo("" + offender.queries());
        assertThat(row.get("detector")).isEqualTo(symptom.detector());
        assertThat(row.get("severity")).isEqualTo(symptom.severity());
        assertThat(row.get("title")).isEqualTo(symptom.title());
        assertThat(row.get("queries")).isEqualTo("" + symptom.queries());
        assertThat(row.get("overlaps")).isEqualTo("" + symptom.overlaps());
        assertThat(row.get("names")).isEqualTo("" + symptom.names());
        assertThat(row.get("first_seen")).isEqualTo(times.iso(symptom.firstSeenNanos()));
        assertThat(row.get("last_seen")).isEqualTo(times.iso(symptom.lastSeenNanos()));
        assertThat(row.get("per_minute")).isEqualTo(Figures.fraction(symptom.queries() / 10.0));
        assertThat(row.get("example_name")).isEqualTo(CsvFile.nameCell(symptom.exampleName()));
        assertThat(row.get("example_name")).doesNotContainPattern("^[=+@\\t\\r-]");
        assertThat(row.get("evidence"))
            .isEqualTo(
                CsvFile.pathCell(symptom.evidenceFile()) + " " + times.iso(symptom.evidenceNanos()))
            .doesNotContainPattern("^[=+@\\t\\r-]");
        assertThat(row.get("cause")).isEqualTo(symptom.advice().cause());
        assertThat(row.get("who")).isEqualTo(symptom.advice().who());
        assertThat(row.get("fix")).isEqualTo(symptom.advice().fix());
        assertThat(row.get("likely_cause")).isEqualTo(offender.together().cause());
        assertThat(row.get("likely_fix")).isEqualTo(offender.together().fix());
      }
    }
    assertThat(rows).hasSize(2 * at);
  }

  @Test
  void withoutTimeThereIsNoRate() {
    assertThat(Figures.perMinute(3, 0)).isNaN();
    assertThat(Figures.perMinute(3, 30_000_000_000L)).isEqualTo(6);
  }

  @Test
  void findingsNameFileAndTimeOfThePacket() {
    List<CSVRecord> rows = csv("findings.csv");
    assertThat(rows).hasSize(2 * WINDOW.findings().size());
    for (int i = 0; i < WINDOW.findings().size(); i++) {
      FindingRow row = WINDOW.findings().get(i);
      String time = new Times(6).iso(row.evidenceNanos());
      assertThat(rows.get(i).get("name")).isEqualTo(CsvFile.nameCell(row.name()));
      assertThat(rows.get(i).get("client")).isEqualTo(row.client());
      assertThat(rows.get(i).get("queries")).isEqualTo("" + row.queries());
      assertThat(rows.get(i).get("reason")).isEqualTo(row.reason());
      assertThat(rows.get(i).get("evidence"))
          .isEqualTo((i % 3 == 2 ? "./" : "") + row.evidenceFile() + " " + time);
    }
  }

  @Test
  void tailAndSeriesParseBackToTheirRows() {
    List<CSVRecord> tail = csv("tail.csv");
    for (int i = 0; i < WINDOW.tailRows().size(); i++) {
      TailRow row = WINDOW.tailRows().get(i);
      assertThat(tail.get(i).get("template")).isEqualTo(row.template());
      assertThat(tail.get(i).get("example")).isEqualTo(row.example());
      assertThat(tail.get(i).get("names")).isEqualTo("" + row.names());
      assertThat(tail.get(i).get("explanation")).isEqualTo(row.explanation());
    }
    List<CSVRecord> series = csv("series.csv");
    for (int i = 0; i < WINDOW.series().size(); i++) {
      SeriesPoint point = WINDOW.series().get(i);
      assertThat(series.get(i).toList())
          .containsExactly(
              new Times(6).iso(point.timeNanos()), point.metric(), point.key(), "" + point.value());
    }
  }

  @Property(tries = 300)
  void nameCellsAreNoFormulasAndTheSameNames(@ForAll @Size(min = 1, max = 63) byte[] label) {
    byte[] wire = new byte[label.length + 2];
    wire[0] = (byte) label.length;
    System.arraycopy(label, 0, wire, 1, label.length);
    String name = DnsName.toText(wire, 0);
    String cell = CsvFile.nameCell(name);
    assertThat(cell).doesNotContainPattern("^[=+@\\t\\r-]");
    assertThat(DnsName.toWire(cell)).isEqualTo(DnsName.toWire(name));
  }

  @Test
  void everyFormulaStartIsEscaped() {
    assertThat(CsvFile.nameCell("=1.example")).isEqualTo("\\0611.example");
    assertThat(CsvFile.nameCell("+1.example")).isEqualTo("\\0431.example");
    assertThat(CsvFile.nameCell("-x.example")).isEqualTo("\\045x.example");
    assertThat(CsvFile.nameCell("www.example")).isEqualTo("www.example");
    assertThat(CsvFile.pathCell("-")).isEqualTo("stdin");
  }

  @Test
  void summaryHoldsTotalsLedgerAndWhatWasLeftOut() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(files.get("summary.json"));
    assertThat(summary.at("/lost_packets").asLong()).isEqualTo(1_204);
    JsonNode window = summary.at("/windows/0");
    assertThat(window.get("start").asText()).isEqualTo("2010-08-20T14:00:00.000000Z");
    assertThat(window.get("queries").asLong()).isEqualTo(WINDOW.totals().queries());
    assertThat(window.get("counted_queries").asLong()).isEqualTo(WINDOW.totals().countedQueries());
    assertThat(window.get("names").asLong()).isEqualTo(WINDOW.totals().names());
    assertThat(window.at("/rates/queries_per_second").asDouble()).isEqualTo(1041.667);
    assertThat(window.at("/misconfigured/share").asDouble()).isEqualTo(0.114);
    assertThat(window.at("/offenders/clients").asLong()).isEqualTo(18);
    assertThat(window.at("/offenders/high").asLong()).isEqualTo(WINDOW.offenders().high());
    assertThat(window.at("/offenders/medium").asLong()).isEqualTo(2);
    assertThat(window.at("/offenders/low").asLong()).isEqualTo(WINDOW.offenders().low());
    assertThat(window.at("/offenders/by_queries").asLong()).isEqualTo(11);
    assertThat(window.at("/offenders/by_behaviour").asLong()).isEqualTo(1);
    assertThat(window.at("/offenders/by_other_messages").asLong()).isEqualTo(6);
    long packets =
        StreamSupport.stream(window.get("ledger").spliterator(), false)
            .mapToLong(row -> row.get("packets").asLong())
            .sum();
    assertThat(packets).isEqualTo(WINDOW.totals().packets());
    assertThat(packets).isEqualTo(WINDOW.ledger().stream().mapToLong(LedgerRow::packets).sum());
    assertThat(window.at("/reassembled/1/detail").asText()).isEqualTo("label-type");
    assertThat(window.at("/reassembled/0/messages").asLong()).isEqualTo(1_204);
    assertThat(window.at("/lost_tcp_octets/0/octets").asLong()).isEqualTo(5_012);
    assertThat(window.at("/ignored/0/rule").asText()).isEqualTo("cpe-config.isp.example");
    assertThat(window.at("/ignore_candidates/1/entry").asText())
        .isEqualTo("=cmd|'/c calc'!a1.example");
    assertThat(window.at("/tail/names_by_count/5/max_count").isNull()).isTrue();
  }

  @Test
  void manifestParsesBack() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(files.get("manifest.json"));
    assertThat(manifest.at("/inputs/1/path").asText())
        .isEqualTo(SAMPLE.manifest().inputs().get(1).path());
    assertThat(manifest.at("/inputs/0/bytes").asLong()).isEqualTo(118_203_412);
    assertThat(manifest.at("/inputs/0/odd_times").asLong()).isEqualTo(2);
    assertThat(manifest.at("/inputs/0/backwards_in_time").asLong()).isEqualTo(31);
    assertThat(manifest.at("/options/top").asText()).isEqualTo("50");
    assertThat(manifest.at("/registries/public suffixes").asText()).isEqualTo("2026-07-01");
    assertThat(manifest.at("/inputs/0/lost_packets").asLong()).isEqualTo(1_204);
    assertThat(manifest.at("/damages/0/offset").asLong()).isEqualTo(118_202_900);
    assertThat(manifest.at("/damages/1/length").isNull()).isTrue();
    assertThat(files.get("manifest.json")).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void aPathThatIsNoTextStillGivesAManifest() throws IOException {
    Manifest.Input input = new Manifest.Input("broken\ud800.pcap", "pcap", 1, 0, 0);
    Manifest manifest = new Manifest("0.1.0", List.of(input), Map.of(), Map.of(), List.of(), 9, 0);
    Map<String, String> files = write(new AnalysisReport(manifest, List.of()));
    JsonNode parsed = new ObjectMapper().readTree(files.get("manifest.json"));
    assertThat(parsed.at("/inputs/0/path").asText()).isEqualTo("broken?.pcap");
  }

  static Map<String, String> write(AnalysisReport report) {
    Map<String, ByteArrayOutputStream> streams = new ConcurrentHashMap<>();
    try {
      ReportFiles.write(
          report, name -> streams.merge(name, new ByteArrayOutputStream(), (first, again) -> null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> files = new LinkedHashMap<>();
    streams.forEach((name, bytes) -> files.put(name, bytes.toString(UTF_8)));
    return files;
  }

  private static List<CSVRecord> csv(String name) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    assertThat(files.get(name)).doesNotContain("\r").endsWith("\n");
    try {
      return format.parse(new StringReader(files.get(name))).getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
