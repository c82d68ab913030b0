package io.toptail.jobs.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The folder that a run has written, read back. */
record Report(Path folder) {
  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final Set<String> NAME_DIMENSIONS = Set.of("name", "domain", "tld");

  JsonNode manifest() throws IOException {
    return json("manifest.json");
  }

  List<JsonNode> windows() throws IOException {
    List<JsonNode> windows = new ArrayList<>();
    json("summary.json").get("windows").forEach(windows::add);
    return windows;
  }

  /** The only window. */
  JsonNode window() throws IOException {
    List<JsonNode> windows = windows();
    if (windows.size() != 1) {
      throw new AssertionError("not one window, but " + windows.size());
    }
    return windows.get(0);
  }

  /** The lines of the ledger by outcome and detail: {@code malformed/label-type}. */
  Map<String, Long> ledger() throws IOException {
    Map<String, Long> ledger = new TreeMap<>();
    for (JsonNode row : window().get("ledger")) {
      String key = row.get("outcome").asText() + '/' + row.get("detail").asText();
      if (ledger.put(key, row.get("packets").asLong()) != null) {
        throw new AssertionError("twice in the ledger: " + key);
      }
    }
    return ledger;
  }

  List<CSVRecord> rows(String file) throws IOException {
    try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(folder.resolve(file)), CSV)) {
      return parser.getRecords();
    }
  }

  /** Rows of {@code top.csv} in one dimension, in the order of the file. */
  List<CSVRecord> top(String dimension) throws IOException {
    return rows("top.csv").stream().filter(row -> row.get("dimension").equals(dimension)).toList();
  }

  /** Queries by key of one dimension; of several windows, their sum. */
  Map<String, Long> queries(String dimension) throws IOException {
    return top(dimension).stream()
        .collect(Collectors.toMap(Report::key, Report::queries, Long::sum, TreeMap::new));
  }

  static long queries(CSVRecord row) {
    return Long.parseLong(row.get("queries"));
  }

  /** The key as a name's presentation form has it, with no regard to spreadsheets. */
  static String key(CSVRecord row) {
    String key = row.get("key");
    return NAME_DIMENSIONS.contains(row.get("dimension")) ? unescapedStart(key) : key;
  }

  /** Every file but those that name the run's options, by name. */
  Map<String, String> results() throws IOException {
    return List.of(
            "summary.json",
            "top.csv",
            "misconfigurations.csv",
            "offenders.csv",
            "findings.csv",
            "tail.csv",
            "transactions.csv",
            "series.csv",
            "report.html")
        .stream()
        .collect(Collectors.toMap(Function.identity(), this::result));
  }

  /** The same without the names of captures: evidence has its time only, and no page is there. */
  Map<String, String> resultsWithoutCaptures() throws IOException {
    return withoutCaptures(results());
  }

  /** Takes the names of captures out of results. */
  static Map<String, String> withoutCaptures(Map<String, String> results) {
    Map<String, String> others = new TreeMap<>(results);
    others.remove("report.html");
    for (String file : List.of("findings.csv", "offenders.csv", "misconfigurations.csv")) {
      others.computeIfPresent(
          file, (name, text) -> text.replaceAll(",[^,\n]*[.]pcap(\\.gz)? ", ","));
    }
    return others;
  }

  /** The page lists the options, which differ between runs by intent. */
  private String result(String file) {
    try {
      String text = Files.readString(folder.resolve(file));
      return file.equals("report.html")
          ? text.replaceAll("<tr><th scope=\"row\">[a-z-]+</th><td class=\"name\">.*", "")
          : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Undoes the escape of a first octet that a spreadsheet would take as a formula. */
  private static String unescapedStart(String name) {
    return name.matches("(?s)\\\\(043|045|061|064).*")
        ? (char) Integer.parseInt(name.substring(1, 4)) + name.substring(4)
        : name;
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(file).toFile());
  }
}
