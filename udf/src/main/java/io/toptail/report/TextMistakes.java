package io.toptail.report;

import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.DetectorCount;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.Offender;
import io.toptail.report.WindowReport.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is broken, who fixes it and how, and whom to call. */
final class TextMistakes {
  private static final int OFFENDERS_SHOWN = 15;

  private TextMistakes() {}

  static void write(TextPage page, WindowReport window) throws IOException {
    misconfigurations(page, window);
    whoToCall(page, window);
  }

  private static void misconfigurations(TextPage page, WindowReport window) throws IOException {
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
          Figures.percent(row.share()),
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
    if (row.fix().isEmpty()) {
      return found;
    }
    String who = row.who().isEmpty() ? "" : row.who().replaceFirst("\\.$", "") + ": ";
    return found + " · " + Printable.text(who + row.fix());
  }

  private static Style severity(String severity) {
    return switch (severity) {
      case "high" -> Style.RED;
      case "medium" -> Style.YELLOW;
      case "info" -> Style.DIM;
      default -> Style.PLAIN;
    };
  }

  private static void whoToCall(TextPage page, WindowReport window) throws IOException {
    if (window.offenders().isEmpty()) {
      return;
    }
    int shown = Math.min(OFFENDERS_SHOWN, window.offenders().size());
    page.heading("WHO TO CALL", "the " + shown + " clients with the most findings");
    List<Offender> offenders = window.offenders().subList(0, shown);
    long start = window.totals().startNanos();
    int longest = offenders.stream().mapToInt(row -> row.client().length()).max().orElse(0);
    int room = page.width() - longest - 34;
    TextTable table = new TextTable().word("client", client -> Style.BOLD).figures("queries");
    table.text("findings", 20, Style.PLAIN).word("since", since -> Style.DIM);
    for (Offender offender : offenders) {
      table.row(
          Printable.name(offender.client()),
          Figures.count(offender.queries()),
          findings(offender, room),
          Times.since(start, offender.firstSeenNanos()));
    }
    for (String line : table.lines(page, 2, page.width())) {
      page.line(line);
    }
  }

  /** As many detectors as fit into {@code room} columns, at least one, and how many more. */
  private static String findings(Offender offender, int room) {
    List<String> parts = new ArrayList<>();
    for (DetectorCount count : offender.detectors()) {
      parts.add(Printable.name(count.detector()) + " " + Figures.count(count.queries()));
    }
    return FittingParts.of(parts, room);
  }
}
