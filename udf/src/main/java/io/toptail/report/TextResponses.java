package io.toptail.report;

import io.toptail.report.Responses.Outcomes;
import io.toptail.report.TextPage.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What became of the queries: in all, and at the busiest servers. */
final class TextResponses {
  private static final int SERVERS_SHOWN = 10;
  private static final int BESIDE_LABEL = 20;

  private TextResponses() {}

  static void write(TextPage page, WindowReport window) throws IOException {
    Responses responses = window.responses();
    if (!responses.evaluated()) {
      page.heading("RESPONSES", "not evaluated: " + responses.notEvaluated());
      return;
    }
    page.heading("RESPONSES", ResponseSentences.answered(responses.outcomes()));
    page.wrapped(Style.PLAIN, 2, ResponseSentences.outcomes(responses.outcomes()));
    servers(page, responses);
    if (!responses.beside().isEmpty()) {
      page.labelled("beside", BESIDE_LABEL, ResponseSentences.beside(responses));
    }
  }

  private static void servers(TextPage page, Responses responses) throws IOException {
    TextTable table = new TextTable().text("server", 15, Style.BOLD).figures("queries");
    table.figures("answered %").figures("NXDOMAIN %").figures("SERVFAIL %").figures("p50 ms");
    table.figures("p95 ms").figures("p99 ms");
    int shown = 0;
    for (Responses.Row row : responses.rows()) {
      if (row.dimension().equals("server") && shown++ < SERVERS_SHOWN) {
        table.row(cells(row));
      }
    }
    for (String line : table.isEmpty() ? List.<String>of() : table.lines(page, 2, page.width())) {
      page.line(line);
    }
  }

  private static String[] cells(Responses.Row row) {
    Outcomes outcomes = row.outcomes();
    List<String> cells = new ArrayList<>();
    cells.add(Printable.name(row.key()));
    cells.add(Figures.count(outcomes.queries()));
    cells.add(Figures.percent(Figures.share(outcomes.responded(), outcomes.determined())));
    cells.add(Figures.percent(Figures.share(outcomes.nxdomain(), outcomes.queries())));
    cells.add(Figures.percent(Figures.share(outcomes.servfail(), outcomes.queries())));
    cells.add(Figures.millis(outcomes.p50Nanos()));
    cells.add(Figures.millis(outcomes.p95Nanos()));
    cells.add(Figures.millis(outcomes.p99Nanos()));
    return cells.toArray(String[]::new);
  }
}
