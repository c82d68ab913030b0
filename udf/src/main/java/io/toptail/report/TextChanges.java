package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import io.toptail.report.TextPage.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What changed, for a terminal: the most telling of it as sentences. */
final class TextChanges {
  private static final int TOLD = 12;
  private static final int LABELS = 20;

  /** A change of one window. */
  private record InWindow(Comparison comparison, Change change) {}

  private TextChanges() {}

  /** The surprises of a report; nothing if it was compared with nothing. */
  static void surprises(TextPage page, Surprises surprises) throws IOException {
    if (surprises.baseline() != null) {
      baseline(page, surprises.baseline());
    }
    if (!surprises.windows().isEmpty()) {
      windows(page, surprises.windows());
    }
  }

  private static void baseline(TextPage page, Surprises.Against against) throws IOException {
    Comparison comparison = against.comparison();
    String folder = Printable.text(against.folder());
    if (!comparison.isPossible()) {
      page.heading("SURPRISES", "none against " + folder + ": no query was counted in one of them");
      return;
    }
    page.heading("SURPRISES", "against " + folder + ": " + ChangeText.found(comparison));
    warnings(page, against.warnings());
    told(page, comparison);
  }

  static void warnings(TextPage page, List<String> warnings) throws IOException {
    for (int i = 0; i < warnings.size(); i++) {
      page.labelled(i == 0 ? "unfair" : "", LABELS, warnings.get(i));
    }
  }

  /** The most telling changes of a comparison, a line or more for each. */
  static void told(TextPage page, Comparison comparison) throws IOException {
    for (Change change : ToldChanges.of(comparison, TOLD)) {
      line(page, change.kind().word(), ChangeText.REPORTS.sentence(change));
    }
    String churn = ChangeText.churn(comparison);
    if (!churn.isEmpty()) {
      page.wrapped(Style.DIM, 2, churn);
    }
  }

  private static void line(TextPage page, String label, String sentence) throws IOException {
    page.labelled(label, LABELS, sentence);
  }

  private static void windows(TextPage page, List<Comparison> windows) throws IOException {
    long changes = windows.stream().mapToLong(one -> one.changes().size() + one.more()).sum();
    page.heading(
        "SURPRISES",
        "each window against the one before: "
            + Figures.plural(changes, "change")
            + " more than chance explains"
            + (changes == 0 ? "" : "; all: changes.csv"));
    List<InWindow> told = new ArrayList<>();
    for (Comparison comparison : windows) {
      ToldChanges.of(comparison, TOLD).forEach(one -> told.add(new InWindow(comparison, one)));
    }
    List<InWindow> shown =
        told.stream()
            .sorted(Comparator.comparingDouble((InWindow one) -> one.change.moved()).reversed())
            .limit(TOLD)
            .sorted(Comparator.comparingLong((InWindow one) -> one.comparison.after().startNanos()))
            .toList();
    for (InWindow one : shown) {
      long start = windows.get(0).before().startNanos();
      String time = Times.since(start, one.comparison.after().startNanos());
      String sentence = ChangeText.WINDOWS.sentence(one.change);
      line(page, time + " " + one.change.kind().word(), sentence);
    }
  }
}
