package io.toptail.report;

import io.toptail.report.TextPage.Style;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom to call: the worst clients, each with its symptoms. Below those to whom the same is to be
 * told, what the symptoms point to and what to do.
 */
final class TextCalls {
  private static final int SHOWN = 10;

  /** Columns of severity, indent and gaps. */
  private static final int FIXED = 18;

  private TextCalls() {}

  static void write(TextPage page, Manifest manifest, WindowReport window) throws IOException {
    Offenders offenders = window.offenders();
    if (offenders.clients() == 0) {
      return;
    }
    List<Offender> rows = offenders.rows().stream().limit(SHOWN).toList();
    int shown = rows.size();
    String rest = shown < offenders.clients() ? "; the first " + shown + " of offenders.csv" : "";
    page.heading("WHO TO CALL", CallText.byWorst(offenders, manifest) + rest);
    TextTable table = table(rows, window.totals().startNanos(), page.width());
    List<String> lines = table.lines(page, 2, page.width());
    page.line(lines.get(0));
    Map<Advice, String> given = new HashMap<>();
    for (int i = 0; i < shown; i++) {
      page.line(lines.get(i + 1));
      Advice advice = rows.get(i).advice();
      if (i + 1 == shown || !advice.equals(rows.get(i + 1).advice())) {
        String before = given.putIfAbsent(advice, Printable.name(rows.get(i).client()));
        String text = before == null ? CallText.advice(advice) : "As for " + before + ".";
        page.wrapped(Style.DIM, 12, text);
      }
    }
  }

  private static TextTable table(List<Offender> rows, long start, int width) {
    int taken = FIXED;
    taken += rows.stream().mapToInt(row -> row.client().length()).max().orElse(0);
    taken += rows.stream().mapToInt(row -> first(row, start).length()).max().orElse(0);
    taken += rows.stream().mapToInt(row -> last(row, start).length()).max().orElse(0);
    TextTable table = new TextTable().word("severity", TextMistakes::severity);
    table.word("client", client -> Style.BOLD).text("symptoms, queries", 20, Style.PLAIN);
    table.word("first", first -> Style.DIM).word("last", last -> Style.DIM);
    for (Offender row : rows) {
      table.row(
          row.severity(),
          Printable.name(row.client()),
          CallText.symptoms(row, width - taken),
          first(row, start),
          last(row, start));
    }
    return table;
  }

  private static String first(Offender row, long start) {
    return Times.since(start, row.firstSeenNanos());
  }

  private static String last(Offender row, long start) {
    return Times.since(start, row.lastSeenNanos());
  }
}
