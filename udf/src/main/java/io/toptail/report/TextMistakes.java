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
    List<MisconfigurationRow> primary = rows(window, false);
    List<MisconfigurationRow> behaviour = rows(window, true);
    page.heading("MISCONFIGURATIONS", headline(window.totals(), primary, behaviour));
    if (!primary.isEmpty()) {
      rows(page, primary);
    }
    if (!primary.isEmpty() && !behaviour.isEmpty()) {
      page.blank();
      page.line(Style.BOLD, "  behaviour; overlaps the above");
    }
    if (!behaviour.isEmpty()) {
      rows(page, behaviour);
    }
  }

  private static String headline(
      Totals totals, List<MisconfigurationRow> primary, List<MisconfigurationRow> behaviour) {
    if (totals.misconfiguredQueries() == 0) {
      return withoutQueries(primary, behaviour);
    }
    double share = Figures.share(totals.misconfiguredQueries(), totals.countedQueries());
    return Figures.percent(share)
        + " % of counted queries: "
        + Figures.count(totals.misconfiguredQueries())
        + " · "
        + Figures.plural(totals.misconfiguredNames(), "name")
        + " · "
        + Figures.clients(totals.misconfiguredClients(), totals.misconfiguredClientsEstimated());
  }

  /** What the rows are if no query is misconfigured. */
  private static String withoutQueries(
      List<MisconfigurationRow> primary, List<MisconfigurationRow> behaviour) {
    boolean messages = anyMistake(primary);
    boolean habits = anyMistake(behaviour);
    if (messages || habits) {
      return "none in queries; "
          + (messages ? "other messages" : "")
          + (messages && habits ? " and " : "")
          + (habits ? "behaviour" : "")
          + (messages ? " show some" : " shows some");
    }
    return primary.isEmpty() && behaviour.isEmpty()
        ? "none found"
        : "none; what follows explains traffic";
  }

  private static boolean anyMistake(List<MisconfigurationRow> rows) {
    return rows.stream().anyMatch(row -> !row.severity().equals("info"));
  }

  private static List<MisconfigurationRow> rows(WindowReport window, boolean behaviour) {
    return window.misconfigurations().stream().filter(row -> row.behaviour() == behaviour).toList();
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
