package io.toptail.report;

import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * The report for a terminal. Immutable.
 *
 * <p>One window is shown in full. Several windows are shown as one line each, then the busiest
 * (most counted queries, the earliest of equals) in full: it is the one with the most to say, and a
 * distinct count of one window cannot be added to another's. The files hold every window in full.
 *
 * <p>No line is wider than the width, none holds a control character other than those of colours,
 * and colour never carries a meaning that the words do not.
 */
public final class TextReport {
  /** The narrowest width in columns that the tables fit in. */
  public static final int MIN_WIDTH = 80;

  /** The width in columns where nothing says otherwise. */
  public static final int DEFAULT_WIDTH = 100;

  private static final int LABELS = 20;
  private static final int WINDOWS_SHOWN = 48;

  private final int width;
  private final boolean colour;

  /**
   * @param width columns to use; narrower than {@link #MIN_WIDTH} counts as that
   * @param colour whether to emit ANSI colours
   */
  public TextReport(int width, boolean colour) {
    this.width = Math.max(MIN_WIDTH, width);
    this.colour = colour;
  }

  /** The whole report; every line ends with {@code \n}. */
  public String render(AnalysisReport report) {
    StringBuilder text = new StringBuilder(16 * 1024);
    try {
      render(report, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Appends the whole report.
   *
   * @throws IOException from {@code out}
   */
  public void render(AnalysisReport report, Appendable out) throws IOException {
    TextPage page = new TextPage(out, width, colour);
    header(page, report);
    if (report.windows().isEmpty()) {
      page.blank();
      page.line("  No packet was read.");
    } else {
      windows(page, report.windows());
      window(page, report, busiest(report.windows()));
    }
    TextAccount.otherWindows(page, report.extent());
    TextAccount.notCaptured(page, report.manifest());
    TextAccount.clock(page, report.manifest());
    TextAccount.damages(page, report.manifest());
    if (!report.windows().isEmpty()) {
      page.blank();
      page.labelled("registries as of", LABELS, RegistryDates.of(report.manifest()));
    }
  }

  /** The window with the most counted queries, the earliest of equals. */
  static WindowReport busiest(List<WindowReport> windows) {
    Comparator<WindowReport> byQueries =
        Comparator.comparingLong(window -> window.totals().countedQueries());
    return windows.stream().reduce((a, b) -> byQueries.compare(b, a) > 0 ? b : a).orElseThrow();
  }

  private static void header(TextPage page, AnalysisReport report) throws IOException {
    List<WindowReport> windows = report.windows();
    String range = "";
    if (!windows.isEmpty()) {
      range = " · " + Times.range(report.extent().startNanos(), report.extent().endNanos());
    }
    int left = page.width() - "toptail · ".length() - Printable.columns(range);
    String inputs = Printable.shorten(Sentences.inputs(report.manifest()), left);
    page.line(page.styled(Style.BOLD, "toptail") + " · " + inputs + range);
    if (!windows.isEmpty()) {
      page.labelled("seen from", LABELS, EvaluationText.seenFrom(report.manifest()));
    }
    String filters = Sentences.filters(report.manifest());
    if (!filters.isEmpty()) {
      page.labelled("only", LABELS, filters);
    }
    String privacy = Sentences.privacy(report.manifest());
    if (!privacy.isEmpty()) {
      page.labelled("privacy", LABELS, privacy);
    }
  }

  private static void windows(TextPage page, List<WindowReport> windows) throws IOException {
    if (windows.size() == 1) {
      return;
    }
    page.heading("WINDOWS", windows.size() + ", each counted on its own");
    TextTable table = new TextTable().word("start (UTC)", start -> Style.PLAIN);
    table.figures("queries").figures("left out %");
    table.figures("names").figures("clients").figures("misconfigured %");
    for (WindowReport window : windows.subList(0, Math.min(WINDOWS_SHOWN, windows.size()))) {
      Totals totals = window.totals();
      table.row(
          Times.dayAndSecond(totals.startNanos()),
          Figures.count(totals.queries()),
          Figures.percent(window.leftOutShare()),
          Figures.count(totals.names()),
          Figures.count(totals.clients()),
          Figures.percent(Figures.share(totals.misconfiguredQueries(), totals.countedQueries())));
    }
    for (String line : table.lines(page, 2, page.width())) {
      page.line(line);
    }
    if (windows.size() > WINDOWS_SHOWN) {
      page.line("  … " + (windows.size() - WINDOWS_SHOWN) + " more in summary.json");
    }
    Totals busiest = busiest(windows).totals();
    String range = Times.range(busiest.startNanos(), busiest.endNanos());
    page.heading("THE BUSIEST WINDOW", range + "; the others are in the files");
  }

  private static void window(TextPage page, AnalysisReport report, WindowReport window)
      throws IOException {
    TextSummary.write(page, report.manifest(), window);
    TextTop.write(page, window);
    TextChanges.surprises(page, report.surprises());
    TextResponses.write(page, window);
    TextMistakes.write(page, window);
    TextCalls.write(page, report.manifest(), window);
    TextTail.write(page, window);
    CompatText.write(page, report.manifest(), window);
    TextAccount.ledger(page, window);
  }
}
