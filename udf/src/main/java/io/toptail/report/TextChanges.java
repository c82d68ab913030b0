package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import io.toptail.report.TextPage.Style;
import java.io.IOException;
import java.util.List;

/** What changed, for a terminal: the most telling of it as sentences. */
final class TextChanges {
  private static final int TOLD = 12;
  private static final int LABELS = 10;
  private static final int WINDOW_LABELS = 18;
  private static final int WARNING_LABELS = 12;

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
      page.labelled(i == 0 ? "unfair" : "", WARNING_LABELS, warnings.get(i));
    }
  }

  /** The most telling changes of a comparison, a line or more for each. */
  static void told(TextPage page, Comparison comparison) throws IOException {
    for (Change change : ToldChanges.of(comparison, TOLD)) {
      page.labelled(change.kind().word(), LABELS, ChangeText.REPORTS.sentence(change));
    }
    String churn = ChangeText.churn(comparison);
    if (!churn.isEmpty()) {
      page.wrapped(Style.DIM, 2, churn);
    }
  }

  private static void windows(TextPage page, List<Comparison> windows) throws IOException {
    long changes = windows.stream().mapToLong(one -> one.changes().size() + one.more()).sum();
    page.heading(
        "SURPRISES",
        "each window against the one before: "
            + Figures.plural(changes, "change")
            + " more than chance explains"
            + (changes == 0 ? "" : "; all: changes.csv"));
    long start = windows.get(0).before().startNanos();
    for (ToldChanges.InWindow one : ToldChanges.ofWindows(windows, TOLD)) {
      String label = Times.since(start, one.startNanos()) + " " + one.change().kind().word();
      page.labelled(label, WINDOW_LABELS, ChangeText.WINDOWS.sentence(one.change()));
    }
  }
}
