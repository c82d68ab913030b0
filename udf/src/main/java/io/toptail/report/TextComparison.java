package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Comparison;
import io.toptail.report.TextPage.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Two reports compared, for a terminal. Immutable; lines are as those of {@link TextReport}. */
public final class TextComparison {
  private static final int LABELS = 12;

  private final int width;
  private final boolean colour;

  /**
   * @param width columns to use; narrower than {@link TextReport#MIN_WIDTH} counts as that
   * @param colour whether to emit ANSI colours
   */
  public TextComparison(int width, boolean colour) {
    this.width = Math.max(TextReport.MIN_WIDTH, width);
    this.colour = colour;
  }

  /** The whole comparison; every line ends with {@code \n}. */
  public String render(ReportComparison reports) {
    StringBuilder text = new StringBuilder(8 * 1024);
    try {
      render(new TextPage(text, width, colour), reports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void render(TextPage page, ReportComparison reports) throws IOException {
    page.line(
        page.styled(Style.BOLD, "toptail compare") + " · what changed more than chance explains");
    page.blank();
    period(page, "before", reports.before());
    period(page, "now", reports.after());
    Comparison comparison = reports.comparison();
    if (!comparison.isPossible()) {
      page.heading("SURPRISES", "none: no query was counted in one of the reports");
      return;
    }
    page.labelled("expected", LABELS, ChangeText.expected(comparison));
    TextChanges.warnings(page, reports.warnings());
    page.heading("SURPRISES", ChangeText.found(comparison));
    TextChanges.told(page, comparison);
    for (String dimension : comparison.spreads().keySet()) {
      table(page, reports, dimension);
    }
  }

  private static void period(TextPage page, String label, SavedReport report) throws IOException {
    page.labelled(label, LABELS, Printable.text(report.folder()));
    page.labelled("", LABELS, size(report));
  }

  /** When, how many queries, and how many in a second. */
  static String size(SavedReport report) {
    long start = report.snapshot().startNanos();
    long end = report.snapshot().endNanos();
    String rate = Figures.perSecond(report.snapshot().queries(), end - start);
    return Times.range(start, end)
        + " · "
        + Figures.plural(report.snapshot().queries(), "counted query", "counted queries")
        + (rate.isEmpty() ? "" : " · " + rate)
        + (report.windows() > 1 ? " · " + report.windows() + " windows, added up" : "");
  }

  private static void table(TextPage page, ReportComparison reports, String dimension)
      throws IOException {
    List<Change> changes = reports.comparison().of(dimension);
    if (changes.isEmpty()) {
      return;
    }
    page.heading(
        ChangeText.title(dimension).toUpperCase(Locale.ROOT),
        Figures.count(changes.size()) + " changed");
    TextTable table = new TextTable().word("change", kind -> Style.PLAIN);
    table.figures("rank").word("", text -> Style.PLAIN);
    table.figures("queries").word("", text -> Style.PLAIN);
    table.figures("%").word("", text -> Style.PLAIN);
    table.figures("clients").word("", text -> Style.PLAIN);
    table.text("key", 20, Style.BOLD);
    List<Change> shown = changes.subList(0, Math.min(reports.top(), changes.size()));
    shown.forEach(change -> table.row(cells(reports.comparison(), change)));
    for (String line : table.lines(page, 2, page.width())) {
      page.line(line);
    }
    if (changes.size() > shown.size()) {
      page.line("  … " + Figures.count(changes.size() - shown.size()) + " more (--top, --out)");
    }
  }

  private static String[] cells(Comparison comparison, Change change) {
    return new String[] {
      change.kind().word(),
      ChangeText.rank(change.before()),
      "→ " + ChangeText.rank(change.after()),
      ChangeText.queries(change.before()),
      "→ " + ChangeText.queries(change.after()),
      ChangeText.share(comparison, change, true),
      "→ " + ChangeText.share(comparison, change, false),
      ChangeText.clients(change.dimension(), change.before()),
      "→ " + ChangeText.clients(change.dimension(), change.after()),
      ChangeText.key(change.key())
    };
  }
}
