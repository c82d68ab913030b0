package io.toptail.report;

import io.toptail.compare.KeyCountsBuilder;
import io.toptail.compare.Snapshot;
import io.toptail.compare.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a folder that {@code analyze} wrote, which may be changed, cut off, or made by somebody
 * else: memory is bounded by the keys that a {@link SnapshotBuilder} keeps. Gives the same counts
 * as {@link WindowSnapshot} does of the report before it was written.
 */
public final class SavedReportReader {
  private static final int FEWEST_TOP = 1;
  private static final int MOST_PARTS = 500_000;

  private final String name;
  private final Path folder;
  private final SnapshotBuilder builder = new SnapshotBuilder();
  private SavedManifest manifest;
  private SavedSummary summary;

  private SavedReportReader(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Reads a report.
   *
   * @param name the folder as the user named it
   * @param folder where it is
   * @throws ReportFormatException if the folder is no report, or one that cannot be read: says
   *     which file, where and why, and which version wrote it
   * @throws IOException if a file cannot be read
   */
  public static SavedReport read(String name, Path folder) throws IOException {
    return new SavedReportReader(name, folder).read();
  }

  private SavedReport read() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ReportFormatException(
          Files.exists(folder) ? "it is no folder" : "no such folder; check the spelling");
    }
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new ReportFormatException("it is no report of toptail: it has no manifest.json");
    }
    manifest = SavedManifest.read(folder.resolve("manifest.json"));
    if (!manifest.tool.equals("toptail")) {
      throw new ReportFormatException("it is no report of toptail: manifest.json is of another");
    }
    try {
      files();
    } catch (ReportFormatException e) {
      throw new ReportFormatException(
          e.getMessage() + " (written by toptail " + Printable.text(manifest.version) + ")");
    }
    return new SavedReport(
        name,
        manifest.version,
        manifest.inputs,
        manifest.options,
        manifest.registries,
        summary.windows(),
        manifest.fractionDigits,
        summary.fromResponses(),
        builder.build());
  }

  private void files() throws IOException {
    summary = SavedSummary.read(file("summary.json"), builder);
    if (Files.isRegularFile(folder.resolve("counts.csv"))) {
      ranks("counts.csv", true);
    } else {
      ranks("top.csv", false);
    }
    Set<String> titles = detectors();
    findings();
    tail(titles);
  }

  private Path file(String file) throws ReportFormatException {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new ReportFormatException("it has no " + file);
    }
    return path;
  }

  private CsvReader open(String file) throws IOException {
    return CsvReader.open(file(file), file);
  }

  private void ranks(String file, boolean sized) throws IOException {
    try (CsvReader csv = open(file)) {
      int start = csv.column("window_start");
      int dimension = csv.column("dimension");
      int key = csv.column("key");
      int queries = csv.column("queries");
      int clients = csv.column("clients");
      int keys = sized ? csv.column("keys") : -1;
      RankedWindow window = new RankedWindow();
      while (csv.next()) {
        if (!window.is(csv.text(start), csv.text(dimension))) {
          window.end();
          window.begin(csv, csv.text(start), csv.text(dimension));
          window.keys = sized ? csv.count(keys) : keys(csv.text(start), csv.text(dimension));
        }
        window.add(csv.text(key), csv.count(queries), csv.count(clients));
      }
      window.end();
    }
  }

  /** How many keys a dimension has, as far as the other files say; -1 if they do not. */
  private long keys(String start, String dimension) {
    SavedSummary.Sizes sizes = summary.sizes(start);
    if (sizes == null) {
      return -1;
    }
    return switch (dimension) {
      case "name" -> sizes.names();
      case "domain" -> sizes.domains();
      case "client" -> sizes.clients();
      default -> -1;
    };
  }

  /** The rows of one dimension in one window, which are together in a file. */
  private final class RankedWindow {
    private final Set<List<String>> ended = new HashSet<>();
    private String start;
    private String dimension;
    private KeyCountsBuilder counts;
    private long rows;
    private long keys;

    boolean is(String otherStart, String otherDimension) {
      return counts != null && start.equals(otherStart) && dimension.equals(otherDimension);
    }

    void begin(CsvReader csv, String newStart, String newDimension) throws ReportFormatException {
      start = newStart;
      dimension = newDimension;
      rows = 0;
      if (!ended.add(List.of(start, dimension)) || ended.size() > MOST_PARTS) {
        throw csv.problem("the rows of a dimension are not together");
      }
      counts = dimension(csv, dimension);
      counts.startWindow();
    }

    void add(String key, long queries, long clients) {
      rows++;
      counts.add(key, queries, clients);
    }

    void end() {
      if (counts != null) {
        counts.endWindow(keys >= 0 ? rows >= keys : rows < top());
      }
    }
  }

  private KeyCountsBuilder dimension(CsvReader csv, String dimension) throws ReportFormatException {
    try {
      return builder.dimension(dimension);
    } catch (IllegalArgumentException e) {
      throw csv.problem(e.getMessage());
    }
  }

  /** Ranks that were asked for; where that is not known, none is sure to be the last. */
  private int top() {
    try {
      return Integer.parseInt(manifest.options.getOrDefault("top", ""));
    } catch (NumberFormatException e) {
      return FEWEST_TOP;
    }
  }

  /** Rows of files that are complete, window by window. */
  private interface Row {
    void add(KeyCountsBuilder counts) throws IOException;
  }

  private void complete(CsvReader csv, String dimension, Row row) throws IOException {
    int start = csv.column("window_start");
    KeyCountsBuilder counts = builder.dimension(dimension);
    counts.startWindow();
    String window = null;
    while (csv.next()) {
      if (window != null && !window.equals(csv.text(start))) {
        counts.endWindow(true);
        counts.startWindow();
      }
      window = csv.text(start);
      row.add(counts);
    }
    counts.endWindow(true);
  }

  /** Returns the titles of the detectors. */
  private Set<String> detectors() throws IOException {
    Map<String, String> titles = new HashMap<>();
    try (CsvReader csv = open("misconfigurations.csv")) {
      int detector = csv.column("detector");
      int title = csv.column("title");
      int queries = csv.column("queries");
      int clients = csv.column("clients");
      complete(
          csv,
          Snapshot.DETECTOR,
          counts -> {
            counts.add(csv.text(detector), csv.count(queries), csv.count(clients));
            if (titles.size() < KeyCountsBuilder.MAX_KEYS) {
              titles.put(csv.text(detector), csv.text(title));
            }
          });
    }
    return new HashSet<>(new ArrayList<>(titles.values()));
  }

  private void findings() throws IOException {
    try (CsvReader csv = open("findings.csv")) {
      int detector = csv.column("detector");
      int found = csv.column("name");
      int queries = csv.column("queries");
      complete(
          csv,
          Snapshot.FINDING,
          counts -> counts.add(csv.text(detector) + ' ' + csv.text(found), csv.count(queries), 1));
    }
  }

  private void tail(Set<String> titles) throws IOException {
    try (CsvReader csv = open("tail.csv")) {
      int template = csv.column("template");
      int queries = csv.column("queries");
      int clients = csv.column("clients");
      complete(
          csv,
          Snapshot.TAIL,
          counts -> {
            if (!titles.contains(csv.text(template))) {
              counts.add(csv.text(template), csv.count(queries), csv.count(clients));
            }
          });
    }
  }
}
