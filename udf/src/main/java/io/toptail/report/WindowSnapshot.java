package io.toptail.report;

import io.toptail.compare.KeyCountsBuilder;
import io.toptail.compare.Snapshot;
import io.toptail.compare.SnapshotBuilder;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The counts of a window as they are compared: the same as {@link SavedReport} reads from files.
 */
final class WindowSnapshot {
  private final WindowReport window;
  private final SnapshotBuilder builder;

  private WindowSnapshot(WindowReport window, SnapshotBuilder builder) {
    this.window = window;
    this.builder = builder;
  }

  /** The window alone. */
  static Snapshot of(WindowReport window) {
    SnapshotBuilder builder = new SnapshotBuilder();
    add(window, builder);
    return builder.build();
  }

  /** Adds the window to those added before, which are earlier. */
  static void add(WindowReport window, SnapshotBuilder builder) {
    new WindowSnapshot(window, builder).add();
  }

  /** What a key is compared by: what its cell in a file holds. */
  static String key(String dimension, String key) {
    return CsvFile.NAME_DIMENSIONS.contains(dimension) ? CsvFile.nameCell(key) : key;
  }

  /** What a mistake is compared by. */
  static String finding(String detector, String name) {
    return detector + ' ' + CsvFile.nameCell(name);
  }

  private void add() {
    Totals totals = window.totals();
    builder.window(
        totals.startNanos(),
        totals.endNanos(),
        totals.countedQueries(),
        totals.responses(),
        totals.clients());
    ranks();
    detectors();
    findings();
    tail();
  }

  private void ranks() {
    Map<String, List<TopRow>> dimensions = new LinkedHashMap<>();
    for (TopRow row : window.counts().rows()) {
      dimensions.computeIfAbsent(row.dimension(), k -> new ArrayList<>()).add(row);
    }
    dimensions.forEach(
        (dimension, rows) -> {
          KeyCountsBuilder counts = builder.dimension(dimension);
          counts.startWindow();
          rows.forEach(row -> counts.add(key(dimension, row.key()), row.queries(), row.clients()));
          counts.endWindow(rows.size() >= window.counts().keys().getOrDefault(dimension, 0L));
        });
  }

  private void detectors() {
    KeyCountsBuilder counts = builder.dimension(Snapshot.DETECTOR);
    counts.startWindow();
    for (MisconfigurationRow row : window.misconfigurations()) {
      counts.add(row.detector(), row.queries(), row.clients());
    }
    counts.endWindow(true);
  }

  private void findings() {
    KeyCountsBuilder counts = builder.dimension(Snapshot.FINDING);
    counts.startWindow();
    for (FindingRow row : window.findings()) {
      counts.add(finding(row.detector(), row.name()), row.queries(), 1);
    }
    counts.endWindow(true);
  }

  /** Groups that are a detector's as a whole are compared as such. */
  private void tail() {
    Set<String> titles =
        window.misconfigurations().stream()
            .map(MisconfigurationRow::title)
            .collect(Collectors.toSet());
    KeyCountsBuilder counts = builder.dimension(Snapshot.TAIL);
    counts.startWindow();
    for (TailRow row : window.tailRows()) {
      if (!titles.contains(row.template())) {
        counts.add(CsvFile.nameCell(row.template()), row.queries(), row.clients());
      }
    }
    counts.endWindow(true);
  }
}
