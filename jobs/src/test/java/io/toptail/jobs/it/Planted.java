package io.toptail.jobs.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What the generator planted in a capture, in the words of the report. */
final class Planted {
  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final Map<String, String> MALFORMED =
      Map.of(
          "header cut short", "malformed/short-header",
          "label runs past end", "malformed/label-past-end",
          "reserved label type", "malformed/label-type",
          "pointer not backwards", "malformed/pointer-not-backwards",
          "name longer than 255 octets", "malformed/name-too-long",
          "question cut short", "malformed/question-cut");
  private static final Map<String, String> NOT_DNS =
      Map.of(
          "TCP/443", "tcp/TCP/443",
          "UDP/443", "not-dns/UDP/443",
          "UDP/123", "not-dns/UDP/123",
          "ICMP", "other-protocol/IP protocol 1");

  final JsonNode totals;

  /** Queries by dimension and key. */
  final Map<String, Map<String, Long>> queries = new TreeMap<>();

  /** How many clients asked each name. */
  final Map<String, Long> nameClients = new TreeMap<>();

  /** Queries, names and clients by detector. */
  final Map<String, List<Long>> mistakes = new TreeMap<>();

  /** Queries by client and detector: {@code 10.0.0.1 a-for-a}. */
  final Map<String, Long> offences = new TreeMap<>();

  /** Payloads without a question that can be counted, by detector. */
  final Map<String, Long> unreadable = new TreeMap<>();

  /** How many names were asked so often. */
  final TreeMap<Long, Long> namesByCount = new TreeMap<>();

  /** Packets by outcome and detail, as {@link Report#ledger}. */
  final Map<String, Long> ledger = new TreeMap<>();

  /**
   * @param truth folder that the generator wrote
   */
  Planted(Path truth) throws IOException {
    totals = new ObjectMapper().readTree(truth.resolve("truth.json").toFile());
    for (String dimension : List.of("qtype", "qclass", "opcode", "rcode", "server", "tld")) {
      queries.put(dimension, counts(totals.get(dimension)));
    }
    queries.put("transport", new TreeMap<>());
    counts(totals.get("transport"))
        .forEach((key, n) -> queries.get("transport").put(key.toLowerCase(Locale.ROOT), n));
    readNames(rows(truth.resolve("truth-names.csv")));
    queries.put("client", new TreeMap<>());
    for (CSVRecord row : rows(truth.resolve("truth-clients.csv"))) {
      queries.get("client").put(row.get("client"), number(row, "queries"));
    }
    for (CSVRecord row : rows(truth.resolve("truth-misconfigurations.csv"))) {
      mistakes.put(
          row.get("detector"),
          List.of(number(row, "queries"), number(row, "names"), number(row, "clients")));
    }
    for (CSVRecord row : rows(truth.resolve("truth-offenders.csv"))) {
      offences.put(row.get("client") + " " + row.get("detector"), number(row, "queries"));
    }
    mistakes.values().removeIf(counts -> counts.get(0) == 0);
    for (CSVRecord row : rows(truth.resolve("truth-tail.csv"))) {
      namesByCount.put(number(row, "queries"), number(row, "names"));
    }
    readLedger();
  }

  long total(String field) {
    return totals.get(field).asLong();
  }

  private void readNames(List<CSVRecord> rows) {
    queries.put("name", new TreeMap<>());
    for (CSVRecord row : rows) {
      queries.get("name").put(row.get("name"), number(row, "queries"));
      nameClients.put(row.get("name"), number(row, "clients"));
    }
  }

  private void readLedger() {
    JsonNode planted = totals.get("ledger");
    ledger.put("query/", planted.get("query").asLong());
    ledger.put("response/", planted.get("response").asLong());
    counts(planted.get("malformed")).forEach((key, n) -> ledger.put(MALFORMED.get(key), n));
    counts(planted.get("not_dns")).forEach((key, n) -> ledger.put(NOT_DNS.get(key), n));
    ledger.values().removeIf(packets -> packets == 0);
    ledger.forEach(
        (outcome, packets) -> {
          if (outcome.startsWith("malformed/")) {
            boolean isShort = outcome.endsWith("/short-header");
            unreadable.merge(isShort ? "not-dns-payload" : "malformed-message", packets, Long::sum);
          }
        });
  }

  private static Map<String, Long> counts(JsonNode object) {
    Map<String, Long> counts = new TreeMap<>();
    object.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
    return counts;
  }

  private static long number(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), CSV)) {
      return parser.getRecords();
    }
  }
}
