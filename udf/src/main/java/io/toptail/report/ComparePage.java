package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code compare.html}: two reports compared, in a page without any script, that asks the network
 * for nothing. A table holds at most {@value #MAX_ROWS} changes.
 */
final class ComparePage {
  static final int MAX_ROWS = 1_000;

  private ComparePage() {}

  /**
   * Writes the page; flushes {@code out} and leaves it open.
   *
   * @param version toptail's own version
   */
  static void write(ReportComparison reports, String version, OutputStream out) throws IOException {
    String style = PageResources.style();
    Map<String, Object> model = new HashMap<>();
    model.put("style", style);
    model.put("policy", PageTemplates.policy(style));
    model.put("version", version);
    model.put("before", report(reports.before()));
    model.put("after", report(reports.after()));
    model.put("warnings", reports.warnings());
    Comparison comparison = reports.comparison();
    model.put("possible", comparison.isPossible());
    model.put("expected", ChangeText.expected(comparison));
    model.put("found", ChangeText.found(comparison));
    model.put("churn", ChangeText.churn(comparison));
    model.put("told", PageChanges.told(comparison));
    model.put("dimensions", dimensions(comparison));
    PageTemplates.write("compare.ftlh", model, out);
  }

  private static Map<String, String> report(SavedReport report) {
    return Map.of("folder", Printable.text(report.folder()), "size", TextComparison.size(report));
  }

  private static List<Map<String, Object>> dimensions(Comparison comparison) {
    List<Map<String, Object>> dimensions = new ArrayList<>();
    for (String dimension : comparison.spreads().keySet()) {
      List<Change> changes = comparison.of(dimension);
      if (!changes.isEmpty()) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", "d" + dimensions.size());
        model.put("title", ChangeText.title(dimension));
        model.put("count", Figures.count(changes.size()));
        model.put("more", Figures.count(Math.max(0, changes.size() - MAX_ROWS)));
        model.put("rows", rows(comparison, changes));
        dimensions.add(model);
      }
    }
    return dimensions;
  }

  private static List<List<String>> rows(Comparison comparison, List<Change> changes) {
    return changes.stream()
        .limit(MAX_ROWS)
        .map(
            change ->
                List.of(
                    change.kind().word(),
                    ChangeText.key(change.key()),
                    ChangeText.rank(change.before()),
                    ChangeText.rank(change.after()),
                    ChangeText.queries(change.before()),
                    ChangeText.queries(change.after()),
                    ChangeText.share(comparison, change, true),
                    ChangeText.share(comparison, change, false),
                    ChangeText.clients(change.dimension(), change.before()),
                    ChangeText.clients(change.dimension(), change.after()),
                    ChangeText.effect(change)))
        .toList();
  }
}
