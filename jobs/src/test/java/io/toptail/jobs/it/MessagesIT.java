package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The export of messages, and the filters of both commands. */
class MessagesIT {
  /** Files in which the expected rows and ours differ, and why: docs/messages.md. */
  private static final Set<String> DIFFERENT =
      Set.of(
          "arkime__dnssec_synthetic.pcap",
          "compactor__nsd-live.ignored.pcap.xz",
          "compactor__nsd-live.raw.pcap.xz",
          "dnscap__do1t-nosyn-1nolen.pcap",
          "entrada2__sidnlabs-test-tcp-stream-continued.pcap.gz",
          "nDPI__fuzz-2006-06-26-2594.pcap",
          "suricata-verify__dns-dns-forward-pointer.pcap",
          "tcpdump__dns_udp_2.pcap",
          "zeek__dns-dns-edns-bad-length.pcap");

  @TempDir static Path folder;
  private static Generated generated;
  private static List<Map<String, String>> all;

  @BeforeAll
  static void generate() {
    generated =
        Generated.in(
            folder, "both", "--queries=4000", "--names=900", "--clients=60", "--responses");
    all = rows("--format=tsv");
  }

  private static String export(String... options) {
    List<String> arguments = new ArrayList<>(List.of("messages"));
    arguments.addAll(Arrays.asList(options));
    arguments.add(generated.capture().toString());
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private static List<Map<String, String>> rows(String... options) {
    return export(options)
        .lines()
        .map(line -> List.of(line.split("\t", -1)))
        .collect(Collectors.collectingAndThen(Collectors.toList(), MessagesIT::named));
  }

  private static List<Map<String, String>> named(List<List<String>> table) {
    List<String> header = table.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : table.subList(1, table.size())) {
      assertThat(cells).hasSameSizeAs(header);
      Map<String, String> row = new java.util.LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String client(Map<String, String> row) {
    return row.get(row.get("qr").equals("1") ? "dst" : "src");
  }

  @Test
  void everyPlantedMessageHasARow() {
    assertThat(all).hasSizeGreaterThan(6000);
    assertThat(all.stream().filter(row -> row.get("qr").equals("0"))).hasSize(4000);
    assertThat(all.get(0).keySet())
        .containsExactly(
            ("file time src src_port dst dst_port transport id qr opcode rcode aa tc rd ra ad cd do"
                    + " qname qtype qclass qdcount ancount nscount arcount edns_version"
                    + " edns_udp_size message_size anomaly opcode_code rcode_code qtype_code"
                    + " qclass_code")
                .split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--parallelism=1", "--parallelism=3", "--runtime-mode=batch"})
  void theOrderIsTheSameHoweverItIsRun(String option) {
    assertThat(rows(option)).isEqualTo(all);
    List<Map<String, String>> byTime = new ArrayList<>(all);
    byTime.sort(Comparator.comparing(row -> row.get("time")));
    assertThat(rows(option, "--order=time")).isEqualTo(byTime);
  }

  @Test
  void otherFormatsHoldTheSameCells() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Map<String, String>> csv = new ArrayList<>();
    for (CSVRecord row : format.parse(new StringReader(export("--format=csv")))) {
      csv.add(row.toMap());
    }
    assertThat(csv).isEqualTo(all);
    List<String> lines = export("--format=jsonl").lines().toList();
    assertThat(lines).hasSameSizeAs(all);
    ObjectMapper json = new ObjectMapper();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode row = json.readTree(lines.get(i));
      for (Map.Entry<String, String> cell : all.get(i).entrySet()) {
        JsonNode value = row.get(cell.getKey());
        String text = value == null || value.isNull() ? "" : value.asText();
        String bit = text.equals("true") ? "1" : text.equals("false") ? "0" : text;
        assertThat(List.of(text, bit)).as(cell.getKey()).contains(cell.getValue());
      }
    }
  }

  @Test
  void filtersLeaveTheRowsThatTheyName() {
    String client = client(all.get(7));
    String name = all.get(11).get("qname");
    filtered(row -> client(row).equals(client), "--client=" + client);
    filtered(row -> row.get("qname").equalsIgnoreCase(name), "--name=" + name);
    filtered(row -> row.get("qtype").equals("AAAA"), "--qtype=AAAA");
    filtered(row -> row.get("qr").equals("0"), "--queries-only");
    filtered(row -> row.get("qr").equals("1"), "--responses-only");
    filtered(
        row -> row.get("qr").equals("1") && row.get("rcode").equals("NXDOMAIN"),
        "--rcode=NXDOMAIN");
    String middle = all.get(all.size() / 2).get("time");
    filtered(row -> row.get("time").compareTo(middle) < 0, "--to=" + middle);
    filtered(row -> row.get("time").compareTo(middle) >= 0, "--from=" + middle);
  }

  private static void filtered(Predicate<Map<String, String>> oracle, String... options) {
    List<Map<String, String>> expected = all.stream().filter(oracle).toList();
    assertThat(expected).as(options[0]).isNotEmpty().hasSizeLessThan(all.size());
    assertThat(rows(options)).as(options[0]).isEqualTo(expected);
  }

  @Test
  void aSampleKeepsClientsWhole() {
    List<Map<String, String>> sample = rows("--sample=1/4");
    Set<String> clients = sample.stream().map(MessagesIT::client).collect(Collectors.toSet());
    assertThat(clients.size()).isBetween(5, 30);
    assertThat(sample)
        .isEqualTo(all.stream().filter(row -> clients.contains(client(row))).toList());
  }

  @Test
  void aFilteredAnalysisAddsUp() throws IOException {
    Path out = folder.resolve("filtered");
    Outcome outcome =
        Outcome.of("analyze", "--qtype=AAAA", "--out=" + out, generated.capture().toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Report report = new Report(out);
    long wanted =
        all.stream()
            .filter(row -> row.get("qr").equals("0") && row.get("qtype").equals("AAAA"))
            .count();
    assertThat(report.window().at("/queries").asLong()).isEqualTo(wanted);
    assertThat(report.ledger().keySet()).anyMatch(row -> row.contains("--qtype"));
  }

  @Test
  void realCapturesGiveTheExpectedRows() throws Exception {
    Path real = RealCaptures.folder();
    Path tsv = folder.resolve("real.tsv");
    Outcome outcome = Outcome.of("messages", "--out=" + tsv, real.resolve("files").toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Process compare =
        new ProcessBuilder("python3", real.resolve("compare.py").toString(), tsv.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(compare.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Set<String> different = new TreeSet<>();
    said.lines()
        .filter(line -> line.contains(" expected rows"))
        .forEach(line -> different.add(line.substring(0, line.indexOf(':'))));
    assertThat(said).contains("115 of 124 files equal");
    assertThat(different).isEqualTo(new TreeSet<>(DIFFERENT));
  }
}
