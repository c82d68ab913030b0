package io.toptail.report;

import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.util.List;

/** What is broken, who fixes it and how. */
final class TextMistakes {
  private TextMistakes() {}

  static void write(TextPage page, WindowReport window) throws IOException {
    Totals totals = window.totals();
    List<MisconfigurationRow> behaviour = rows(window, true);
    if (rows(window, false).isEmpty()) {
      page.heading("MISCONFIGURATIONS", "none found");
      behaviour(page, behaviour);
      return;
    }
    if (totals.misconfiguredQueries() == 0) {
      page.heading("MISCONFIGURATIONS", "none; what follows explains traffic");
      rows(page, rows(window, false));
      behaviour(page, behaviour);
      return;
    }
    double share = Figures.share(totals.misconfiguredQueries(), totals.countedQueries());
    page.heading(
        "MISCONFIGURATIONS",
        Figures.percent(share)
            + " % of counted queries: "
            + Figures.count(totals.misconfiguredQueries())
            + " · "
            + Figures.plural(totals.misconfiguredNames(), "name")
            + " · "
            + Figures.count(totals.misconfiguredClients(), totals.misconfiguredClientsEstimated())
            + " clients");
    rows(page, rows(window, false));
    behaviour(page, behaviour);
  }

  private static List<MisconfigurationRow> rows(WindowReport window, boolean behaviour) {
    return window.misconfigurations().stream().filter(row -> row.behaviour() == behaviour).toList();
  }

  private static void behaviour(TextPage page, List<MisconfigurationRow> rows) throws IOException {
    if (!rows.isEmpty()) {
      page.blank();
      page.line(Style.BOLD, "  behaviour; overlaps the above");
      rows(page, rows);
    }
  }

  /** Each row, and below it who fixes it and how: words that must not be cut. */
  private static void rows(TextPage page, List<MisconfigurationRow> rows) throws IOException {
    TextTable table = new TextTable().word("severity", TextMistakes::severity);
    table.figures("queries").figures("%").figures("names").figures("clients");
    table.text("what", 36, Style.BOLD);
    for (MisconfigurationRow row : rows) {
      table.row(
          row.severity(),
          Figures.count(row.queries()),
          row.share() > 0 ? Figures.percent(row.share()) : "–",
          Figures.count(row.names()),
          Figures.count(row.clients(), row.clientsEstimated()),
          Printable.text(row.title()));
    }
    String[] lines = table.lines(page, 2, page.width()).toArray(String[]::new);
    page.line(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      page.line(lines[i]);
      page.wrapped(Style.DIM, 12, advice(rows.get(i - 1)));
    }
  }

  private static String advice(MisconfigurationRow row) {
    boolean named = !row.exampleName().isEmpty();
    String example =
        named ? "e.g. " + Printable.name(row.exampleName()) : "e.g. from " + row.exampleClient();
    String found = Printable.text(row.detector()) + " · " + example;
    return row.fix().isEmpty() ? found : found + " · " + CallText.fix(row.who(), row.fix());
  }

  static Style severity(String severity) {
    return switch (severity) {
      case "high" -> Style.RED;
      case "medium" -> Style.YELLOW;
      case "info" -> Style.DIM;
      default -> Style.PLAIN;
    };
  }
}
