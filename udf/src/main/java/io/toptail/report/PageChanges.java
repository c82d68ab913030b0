package io.toptail.report;

import io.toptail.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the template says of surprises: text that is safe to show, and that it escapes. */
final class PageChanges {
  private static final int TOLD = 30;

  private PageChanges() {}

  /** Empty if nothing was compared. */
  static Map<String, Object> of(Surprises surprises) {
    Map<String, Object> model = new LinkedHashMap<>();
    if (surprises.baseline() != null) {
      model.put("baseline", baseline(surprises.baseline()));
    }
    if (!surprises.windows().isEmpty()) {
      model.put("windows", windows(surprises.windows()));
    }
    return model;
  }

  private static Map<String, Object> baseline(Surprises.Against against) {
    Comparison comparison = against.comparison();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("folder", Printable.text(against.folder()));
    model.put("warnings", against.warnings());
    model.put("found", comparison.isPossible() ? ChangeText.found(comparison) : "");
    model.put("churn", ChangeText.churn(comparison));
    model.put("told", told(comparison));
    return model;
  }

  /** The most telling changes of two reports: how, and the sentence. */
  static List<List<String>> told(Comparison comparison) {
    return ToldChanges.of(comparison, TOLD).stream()
        .map(change -> List.of(change.kind().word(), ChangeText.REPORTS.sentence(change)))
        .toList();
  }

  private static Map<String, Object> windows(List<Comparison> windows) {
    List<List<String>> told =
        ToldChanges.ofWindows(windows, TOLD).stream()
            .map(
                one ->
                    List.of(
                        Times.dayAndSecond(one.startNanos()),
                        one.change().kind().word(),
                        ChangeText.WINDOWS.sentence(one.change())))
            .toList();
    long changes = windows.stream().mapToLong(one -> one.changes().size() + one.more()).sum();
    return Map.of("count", Figures.plural(changes, "change"), "told", told);
  }
}
