package io.toptail.report;

import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.TailRow;
import io.toptail.report.WindowReport.TailShape;
import io.toptail.report.WindowReport.TailShape.Bucket;
import io.toptail.report.WindowReport.TailShape.RankShare;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How long the tail is, what explains it, and the groups that nothing explains. */
final class TextTail {
  private static final String UNEXPLAINED = "unexplained";
  private static final int LABELS = 15;
  private static final int GROUPS_SHOWN = 10;

  private TextTail() {}

  static void write(TextPage page, WindowReport window) throws IOException {
    TailShape tail = window.tail();
    if (tail.names() == 0) {
      return;
    }
    page.heading("THE TAIL", Sentences.tail(tail));
    buckets(page, tail);
    beyond(page, tail);
    explained(page, window.tailRows());
    unexplained(page, window.tailRows());
  }

  private static void buckets(TextPage page, TailShape tail) throws IOException {
    TextTable table = new TextTable().word("asked", asked -> Style.PLAIN);
    table.figures("names").figures("% of names").figures("queries").figures("% of queries");
    for (Bucket bucket : tail.buckets()) {
      table.row(
          Sentences.times(bucket),
          Figures.count(bucket.names()),
          Figures.percent(Figures.share(bucket.names(), tail.names())),
          Figures.count(bucket.queries()),
          Figures.percent(Figures.share(bucket.queries(), tail.queries())));
    }
    for (String line : table.isEmpty() ? List.<String>of() : table.lines(page, 2, page.width())) {
      page.line(line);
    }
  }

  private static void beyond(TextPage page, TailShape tail) throws IOException {
    if (tail.beyondRank().isEmpty()) {
      return;
    }
    String shares =
        tail.beyondRank().stream().map(TextTail::beyond).collect(Collectors.joining(" · "));
    page.labelled("beyond rank", LABELS, shares + " of queries");
  }

  private static String beyond(RankShare beyond) {
    return Figures.count(beyond.rank()) + ": " + Figures.percent(beyond.share()) + " %";
  }

  private static void explained(TextPage page, List<TailRow> rows) throws IOException {
    Map<String, Long> names = new TreeMap<>();
    long all = 0;
    for (TailRow row : rows) {
      all += row.names();
      if (!row.explanation().equals(UNEXPLAINED)) {
        names.merge(row.explanation(), row.names(), Long::sum);
      }
    }
    if (names.isEmpty()) {
      return;
    }
    long base = all;
    String shares =
        names.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(
                entry ->
                    Printable.text(entry.getKey())
                        + " "
                        + Figures.percent(Figures.share(entry.getValue(), base))
                        + " %")
            .collect(Collectors.joining(" · "));
    page.labelled("explained", LABELS, shares + " of the names grouped below or in tail.csv");
  }

  private static void unexplained(TextPage page, List<TailRow> rows) throws IOException {
    TextTable table = new TextTable().figures("names").figures("queries").figures("clients");
    table.text("group", 30, Style.BOLD).text("for instance", 20, Style.PLAIN);
    long names = 0;
    long groups = 0;
    for (TailRow row : rows) {
      if (row.explanation().equals(UNEXPLAINED)) {
        names += row.names();
        if (groups++ < GROUPS_SHOWN) {
          group(table, row);
        }
      }
    }
    if (groups == 0) {
      return;
    }
    String first =
        groups > GROUPS_SHOWN ? ", the first " + GROUPS_SHOWN + " (all: tail.csv):" : ":";
    String size = Figures.plural(names, "name") + " in " + Figures.plural(groups, "group");
    page.labelled("unexplained", LABELS, size + first);
    for (String line : table.lines(page, 2, page.width())) {
      page.line(line);
    }
  }

  private static void group(TextTable table, TailRow row) {
    table.row(
        Figures.count(row.names()),
        Figures.count(row.queries()),
        Figures.count(row.clients(), row.clientsEstimated()),
        Printable.name(row.template()),
        Printable.name(row.example()));
  }
}
