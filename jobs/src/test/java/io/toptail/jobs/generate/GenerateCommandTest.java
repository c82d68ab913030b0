package io.toptail.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GenerateCommandTest {
  private static final int QUERIES = 16_000;
  private static final int NAMES = 4_000;
  private static final int CLIENTS = 900;

  @TempDir private Path folder;

  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new GenerateCommand())
        .setOverwrittenOptionsAllowed(true)
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private byte[] generate(String... options) throws IOException {
    Path file = folder.resolve("some.pcap");
    List<String> arguments = new ArrayList<>(List.of("--queries", "" + QUERIES));
    arguments.addAll(List.of("--names", "" + NAMES, "--clients", "" + CLIENTS));
    arguments.addAll(List.of("--truth", folder.resolve("truth").toString()));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    assertThat(run(arguments.toArray(new String[0]))).as(errors.toString()).isZero();
    return Files.readAllBytes(file);
  }

  private JsonNode totals() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("truth/truth.json").toFile());
  }

  private List<CSVRecord> rows(String file) throws IOException {
    Path path = folder.resolve("truth").resolve(file);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(path)) {
      return format.parse(reader).getRecords();
    }
  }

  private Map<String, Long> column(String file, String key, String value) throws IOException {
    Map<String, Long> column = new HashMap<>();
    for (CSVRecord row : rows(file)) {
      assertThat(column.put(row.get(key), Long.valueOf(row.get(value)))).isNull();
    }
    return column;
  }

  private static Map<String, Long> longs(JsonNode node) {
    Map<String, Long> map = new TreeMap<>();
    node.properties().forEach(field -> map.put(field.getKey(), field.getValue().asLong()));
    return map;
  }

  @Test
  void theTruthIsWhatTheCaptureHolds() throws IOException {
    CaptureOracle oracle =
        new CaptureOracle().readPcap(generate("--responses", "--malformed", "0.01"));
    JsonNode totals = totals();

    assertThat(oracle.queries).isEqualTo(QUERIES).isEqualTo(totals.get("queries").asLong());
    assertThat(oracle.responses).isEqualTo(QUERIES).isEqualTo(totals.get("responses").asLong());
    assertThat(oracle.packets).isEqualTo(totals.get("packets").asLong());
    assertThat(oracle.names).hasSize(NAMES).hasSize(totals.get("names").asInt());
    assertThat(oracle.clients).hasSize(CLIENTS).hasSize(totals.get("clients").asInt());
    assertThat(oracle.types).isEqualTo(longs(totals.get("qtype")));
    assertThat(oracle.classes).isEqualTo(longs(totals.get("qclass")));
    assertThat(oracle.rcodes).isEqualTo(longs(totals.get("rcode")));
    assertThat(oracle.servers).isEqualTo(longs(totals.get("server"))).hasSize(3);
    assertThat(oracle.tops).isEqualTo(longs(totals.get("tld")));
    assertThat(oracle.notDns).isEqualTo(longs(totals.get("ledger").get("not_dns")));
    assertThat(oracle.notDns.values().stream().mapToLong(n -> n).sum()).isEqualTo(QUERIES / 100);
    assertThat(oracle.malformed).isEqualTo(QUERIES / 100);
    assertThat(longs(totals.get("ledger").get("malformed")).values())
        .doesNotContain(0L)
        .satisfies(
            counts ->
                assertThat(counts.stream().mapToLong(n -> n).sum()).isEqualTo(oracle.malformed));
  }

  @Test
  void theListsAreWhatTheCaptureHolds() throws IOException {
    CaptureOracle oracle = new CaptureOracle().readPcap(generate());
    Map<String, Long> clientsOfName = new HashMap<>();
    oracle.clientsOfName.forEach((name, clients) -> clientsOfName.put(name, (long) clients.size()));
    Map<Long, Long> tail = new TreeMap<>();
    oracle.names.values().forEach(count -> tail.merge(count, 1L, Long::sum));
    Map<Long, Long> told = new TreeMap<>();
    column("truth-tail.csv", "queries", "names").forEach((k, v) -> told.put(Long.valueOf(k), v));

    assertThat(column("truth-names.csv", "name", "queries")).isEqualTo(oracle.names);
    assertThat(column("truth-names.csv", "name", "clients")).isEqualTo(clientsOfName);
    assertThat(column("truth-clients.csv", "client", "queries")).isEqualTo(oracle.clients);
    assertThat(told).isEqualTo(tail);
    assertThat(oracle.responses).isZero();
  }

  @Test
  void everyShareIsMetToTheQuery() throws IOException {
    CaptureOracle oracle = new CaptureOracle().readPcap(generate());
    Map<String, Long> planted = column("truth-misconfigurations.csv", "detector", "queries");

    assertThat(planted).hasSize(Mistake.values().length);
    for (Mistake mistake : Mistake.values()) {
      long expected = Math.round(QUERIES * mistake.defaultShare());
      assertThat(planted).containsEntry(mistake.id(), expected);
    }
    assertThat(oracle.names).containsEntry(Traffic.HARD_CODED_NAME, QUERIES / 4L);
    assertThat(oracle.clientsOfName.get(Traffic.HARD_CODED_NAME))
        .hasSize((int) (CLIENTS * Traffic.HARD_CODED_CLIENTS));
  }

  @Test
  void countsNamesAndClientsOfEachMistake() throws IOException {
    CaptureOracle oracle =
        new CaptureOracle().readPcap(generate("--misconfigured", "wpad-leak=0.2,onion-name=0.01"));
    Set<String> clients = new HashSet<>();
    List<String> names = new ArrayList<>();
    oracle.clientsOfName.forEach(
        (name, askedBy) -> {
          if (name.startsWith("wpad.")) {
            names.add(name);
            clients.addAll(askedBy);
          }
        });

    CSVRecord row = rows("truth-misconfigurations.csv").get(1);
    assertThat(row.toList())
        .containsExactly("wpad-leak", "" + QUERIES / 5, "" + names.size(), "" + clients.size());
    assertThat(rows("truth-misconfigurations.csv")).hasSize(2);
  }

  @Test
  void packetsComeInTheOrderOfTimeWithinTheDuration() throws IOException {
    List<Long> times =
        new CaptureOracle()
            .readPcap(generate("--start", "2026-03-01T12:00:00Z", "--duration", "90s"))
            .times;
    long start = 1_772_366_400_000_000L;

    assertThat(times).isSorted();
    assertThat(times.get(0)).isBetween(start, start + 1_000_000);
    assertThat(times.get(times.size() - 1)).isBetween(start + 89_000_000, start + 90_000_000);
  }

  @Test
  void everyQueryHasItsOneResponse() throws IOException {
    assertThat(new CaptureOracle().readPcap(generate("--responses")).unanswered).isEmpty();
  }

  @Test
  void mixesCaseTagsAndAddressFamilies() throws IOException {
    CaptureOracle oracle = new CaptureOracle().readPcap(generate());

    assertThat(oracle.etherTypes).containsExactlyInAnyOrder(0x0800, 0x86DD, 0x8100, 0x88A8);
    assertThat(oracle.mixedCase).isBetween(QUERIES / 50L, QUERIES / 8L);
    assertThat(oracle.clients.keySet().stream().filter(client -> client.contains(":")).count())
        .isBetween(CLIENTS / 7L, CLIENTS / 4L);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws IOException {
    byte[] first = generate("--responses");

    assertThat(generate("--responses")).isEqualTo(first);
    assertThat(generate("--responses", "--seed", "2")).isNotEqualTo(first);
  }

  @Test
  void listsOnlyTheNamesAskedMost() throws IOException {
    generate();
    List<CSVRecord> all = rows("truth-names.csv");
    JsonNode totals = totals();
    generate("--truth-names", "40");

    assertThat(rows("truth-names.csv").stream().map(CSVRecord::toList))
        .containsExactlyElementsOf(all.subList(0, 40).stream().map(CSVRecord::toList).toList());
    assertThat(totals()).isEqualTo(totals);
  }

  @Test
  void compressedAndPcapngHoldTheSamePackets() throws IOException {
    byte[] plain = generate();
    byte[] gzip = generate("--gzip");
    byte[] pcapng = generate("--format", "pcapng");

    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(plain);
    assertThat(readPcapng(pcapng).names).isEqualTo(new CaptureOracle().readPcap(plain).names);
  }

  private static CaptureOracle readPcapng(byte[] file) throws IOException {
    CaptureOracle oracle = new CaptureOracle();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int start = in.position();
      int type = in.getInt();
      int length = in.getInt();
      assertThat(length % 4).isZero();
      assertThat(in.getInt(start + length - 4)).isEqualTo(length);
      if (type == 6) {
        byte[] frame = new byte[in.getInt(start + 20)];
        in.get(start + 28, frame);
        oracle.packet(ByteBuffer.wrap(frame));
      }
      in.position(start + length);
    }
    return oracle;
  }

  @Test
  void nanosecondsAreKeptIfAskedFor() throws IOException {
    ByteBuffer file =
        ByteBuffer.wrap(generate("--format", "pcap-ns")).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(file.getInt(0)).isEqualTo(0xA1B23C4D);
    assertThat(totals().get("first_packet").asText())
        .endsWith("%09dZ".formatted(file.getInt(24 + 4)));
  }

  @Test
  void asManyNamesAsQueriesArePossible() throws IOException {
    CaptureOracle oracle =
        new CaptureOracle()
            .readPcap(generate("--queries", "4000", "--names", "4000", "--hard-coded-share", "0"));

    assertThat(oracle.names).hasSize(4000);
    assertThat(oracle.names.values()).containsOnly(1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--queries 10 --names 11 | --names must be 1 to the number of queries",
        "--queries 1000 --names 900 | only 750 queries are left",
        "--queries 5000 --names 20 --clients 9 | at least 32 are needed",
        "--queries 5000 --names 500 --clients 4900 | are too many",
        "--hard-coded-share 0.95 | add up to more than 1",
        "--hard-coded-share 1.5 | --hard-coded-share must be 0 to 1",
        "--misconfigured wpad=0.1 | 'wpad' is no mistake that can be planted; there are a-for-a",
        "--misconfigured wpad-leak | 'wpad-leak' needs a share from 0 to 1",
        "--misconfigured wpad-leak=0.1,wpad-leak=0.2 | named twice",
        "--duration 10 | '10' is not a number with s, m, h or d",
        "--start 1969-01-01T00:00:00Z | --start must be 1970 to 2106",
        "--clients 0 | --clients must be",
      })
  void tellsWhatIsWrongWithTheOptions(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
    arguments.add(folder.resolve("none.pcap").toString());

    assertThat(run(arguments.toArray(new String[0]))).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
    assertThat(folder.resolve("none.pcap")).doesNotExist();
  }

  @Test
  void leavesNothingBehindWhereItCannotWrite() throws IOException {
    Path missing = folder.resolve("missing").resolve("some.pcap");

    assertThat(run("--queries", "2000", "--names", "500", "--clients", "9", missing.toString()))
        .isEqualTo(1);
    assertThat(errors.toString()).contains("cannot write", missing.toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void helpNamesEveryOptionWithItsDefault() {
    StringWriter help = new StringWriter();
    new CommandLine(new GenerateCommand()).setOut(new PrintWriter(help)).execute("--help");

    assertThat(help.toString().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(2000);
    assertThat(help.toString())
        .contains("--queries", "1250000", "--duration", "10m", "--truth-names", "--misconfigured");
  }
}
