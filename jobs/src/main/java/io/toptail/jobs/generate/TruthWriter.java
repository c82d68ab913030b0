package io.toptail.jobs.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * Writes the truth: {@code truth.json} with the totals, and one CSV each for names, clients,
 * planted mistakes, who made them, and the tail. Text forms are those of dnsjava, lower case,
 * without the final dot.
 */
final class TruthWriter {
  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final Truth truth;
  private final TrafficPlan plan;
  private final Endpoints endpoints;
  private final NameTexts texts;
  private final ChronoUnit precision;

  /**
   * @param precision of the capture, to which times are cut
   */
  TruthWriter(Truth truth, Endpoints endpoints, ChronoUnit precision) {
    this.truth = truth;
    this.plan = truth.plan();
    this.endpoints = endpoints;
    this.texts = new NameTexts(plan.names().arena());
    this.precision = precision;
  }

  /**
   * Writes all files into a folder, which is made if it is not there.
   *
   * @param listed how many rows {@code truth-names.csv} has at most, names asked most first
   */
  void write(Path folder, int listed) throws IOException {
    Files.createDirectories(folder);
    writeTotals(folder.resolve("truth.json"));
    writeNames(folder.resolve("truth-names.csv"), listed);
    writeClients(folder.resolve("truth-clients.csv"));
    writeMistakes(folder.resolve("truth-misconfigurations.csv"));
    writeOffenders(folder.resolve("truth-offenders.csv"));
    writeTail(folder.resolve("truth-tail.csv"));
  }

  /** Writes the totals only. */
  void writeTotals(Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(file, json.writeValueAsString(totals()) + '\n');
  }

  private Map<String, Object> totals() {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("seed", plan.traffic().seed());
    totals.put("first_packet", time(truth.firstNanos()));
    totals.put("last_packet", time(truth.lastNanos()));
    totals.put("packets", truth.packets());
    totals.put("messages", truth.queries() + truth.responses());
    totals.put("queries", truth.queries());
    totals.put("responses", truth.responses());
    totals.put("names", IntStream.range(0, names()).filter(n -> truth.nameQueries(n) > 0).count());
    totals.put("clients", clients().length);
    totals.put("qtype", counted(truth.types(), type -> Type.string((int) type)));
    totals.put("qclass", counted(truth.classes(), qclass -> DClass.string((int) qclass)));
    totals.put("opcode", Map.of("QUERY", truth.queries()));
    totals.put("rcode", counted(truth.rcodes(), rcode -> Rcode.string((int) rcode)));
    totals.put("transport", Map.of("UDP", truth.queries()));
    totals.put("server", counted(truth.servers(), s -> Endpoints.serverText((int) s)));
    totals.put("tld", tops());
    if (truth.responses() > 0) {
      totals.put("transactions", transactions());
    }
    totals.put("ledger", ledger());
    return totals;
  }

  private String time(long nanos) {
    Instant instant = Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    return instant.truncatedTo(precision).toString();
  }

  private static Map<String, Long> counted(long[] counts, LongFunction<String> text) {
    Map<String, Long> map = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        map.put(text.apply(i), counts[i]);
      }
    }
    return map;
  }

  private Map<String, Long> tops() {
    Map<String, Long> tops = new TreeMap<>();
    for (int name = 0; name < names(); name++) {
      tops.merge(texts.top(name), (long) truth.nameQueries(name), Long::sum);
    }
    return tops;
  }

  private Map<String, Object> transactions() {
    TrueOutcomes outcomes = truth.outcomes();
    Map<String, Object> transactions = new LinkedHashMap<>(outcomes.counts(truth.lastNanos()));
    transactions.put("retransmissions", outcomes.retransmissions());
    transactions.put("latency_p50_ms", outcomes.percentile(0.5) / 1e6);
    transactions.put("latency_p95_ms", outcomes.percentile(0.95) / 1e6);
    transactions.put("latency_p99_ms", outcomes.percentile(0.99) / 1e6);
    return transactions;
  }

  private Map<String, Object> ledger() {
    Map<String, Long> notDns = new LinkedHashMap<>();
    for (Noise noise : Noise.values()) {
      notDns.put(noise.label(), truth.noise(noise));
    }
    Map<String, Long> malformed = new LinkedHashMap<>();
    for (Malformed kind : Malformed.values()) {
      malformed.put(kind.label(), truth.malformed(kind));
    }
    Map<String, Object> ledger = new LinkedHashMap<>();
    ledger.put("query", truth.queries());
    ledger.put("response", truth.responses());
    ledger.put("not_dns", notDns);
    ledger.put("malformed", malformed);
    return ledger;
  }

  private void writeNames(Path file, int listed) throws IOException {
    int[] clients = truth.nameClients();
    Integer[] order = byCount(names(), truth::nameQueries, texts.order());
    try (CSVPrinter csv = open(file, "name", "queries", "clients")) {
      for (int i = 0; i < Math.min(listed, order.length); i++) {
        int name = order[i];
        csv.printRecord(texts.text(name), truth.nameQueries(name), clients[name]);
      }
    }
  }

  private void writeClients(Path file) throws IOException {
    int[] asking = clients();
    Integer[] order =
        byCount(
            asking.length,
            i -> truth.clientQueries(asking[i]),
            Comparator.comparing(i -> endpoints.clientText(asking[i])));
    try (CSVPrinter csv = open(file, "client", "queries")) {
      for (int i : order) {
        csv.printRecord(endpoints.clientText(asking[i]), truth.clientQueries(asking[i]));
      }
    }
  }

  private void writeMistakes(Path file) throws IOException {
    Kind[] kinds = plan.names().kinds();
    long[] queries = new long[kinds.length];
    long[] names = new long[kinds.length];
    for (int name = 0; name < names(); name++) {
      int kind = plan.names().kindIndex(name);
      queries[kind] += truth.nameQueries(name);
      names[kind]++;
    }
    Integer[] order = IntStream.range(0, kinds.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(i -> String.valueOf(kinds[i].detector())));
    try (CSVPrinter csv = open(file, "detector", "queries", "names", "clients")) {
      for (int i : order) {
        if (!kinds[i].isHealthy()) {
          csv.printRecord(kinds[i].detector(), queries[i], names[i], truth.kindClients(i));
        }
      }
    }
  }

  private void writeOffenders(Path file) throws IOException {
    Kind[] kinds = plan.names().kinds();
    try (CSVPrinter csv = open(file, "client", "detector", "queries")) {
      truth.mistakes(
          (client, kind, queries) ->
              csv.printRecord(endpoints.clientText(client), kinds[kind].detector(), queries));
    }
  }

  private void writeTail(Path file) throws IOException {
    Map<Integer, Integer> tail = new TreeMap<>();
    for (int name = 0; name < names(); name++) {
      tail.merge(truth.nameQueries(name), 1, Integer::sum);
    }
    try (CSVPrinter csv = open(file, "queries", "names")) {
      for (Map.Entry<Integer, Integer> row : tail.entrySet()) {
        csv.printRecord(row.getKey(), row.getValue());
      }
    }
  }

  private static CSVPrinter open(Path file, String... header) throws IOException {
    Writer out = Files.newBufferedWriter(file);
    CSVPrinter csv = new CSVPrinter(out, CSV);
    csv.printRecord((Object[]) header);
    return csv;
  }

  /** The numbers below {@code size}, largest count first, then in the order given. */
  private static Integer[] byCount(
      int size, IntToLongFunction count, Comparator<Integer> otherwise) {
    Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Comparator<Integer> byCount = Comparator.comparingLong(count::applyAsLong);
    Arrays.parallelSort(order, byCount.reversed().thenComparing(otherwise));
    return order;
  }

  private int names() {
    return plan.names().names();
  }

  private int[] clients() {
    return IntStream.range(0, plan.traffic().clients())
        .filter(client -> truth.clientQueries(client) > 0)
        .toArray();
  }
}
