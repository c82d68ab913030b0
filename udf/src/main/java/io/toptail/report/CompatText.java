package io.toptail.report;

import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.CompatRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes of published studies beside what they published, for terminal and page. */
final class CompatText {
  private CompatText() {}

  /**
   * One mode of a window.
   *
   * @param sources the studies, in the order of the shares of a line
   */
  record Mode(String mode, List<String> sources, List<Line> lines) {}

  /** One class: what was counted, and what each study published; empty without a value. */
  record Line(String id, String title, String queries, String share, List<String> published) {}

  static List<Mode> modes(WindowReport window) {
    Map<String, List<CompatRow>> byMode = new LinkedHashMap<>();
    window.compat().forEach(r -> byMode.computeIfAbsent(r.mode(), k -> new ArrayList<>()).add(r));
    return byMode.entrySet().stream().map(mode -> mode(mode.getKey(), mode.getValue())).toList();
  }

  private static Mode mode(String mode, List<CompatRow> rows) {
    List<String> sources =
        rows.stream().map(CompatRow::publishedSource).filter(s -> !s.isEmpty()).distinct().toList();
    Map<String, List<CompatRow>> byClass = new LinkedHashMap<>();
    rows.forEach(row -> byClass.computeIfAbsent(row.id(), k -> new ArrayList<>()).add(row));
    return new Mode(mode, sources, byClass.values().stream().map(CompatText::line).toList());
  }

  private static Line line(List<CompatRow> rows) {
    CompatRow row = rows.get(0);
    boolean evaluated = row.queries() >= 0;
    return new Line(
        row.id(),
        row.title(),
        evaluated ? Figures.count(row.queries()) : "not evaluated",
        percent(row.share()),
        rows.stream().map(r -> percent(r.publishedShare())).toList());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "" : Figures.percent(share);
  }

  /** What the figures may be compared with. */
  static String warning(Manifest manifest) {
    boolean root = manifest.evaluation().seenFrom().vantage().equals("root");
    return "Published shares are of root servers, which see other traffic than resolvers do (NCAP"
        + " 2022, finding 2)"
        + (root ? "." : "; this capture is not known to be of one.");
  }

  static void write(TextPage page, Manifest manifest, WindowReport window) throws IOException {
    for (Mode mode : modes(window)) {
      boolean published = !mode.sources().isEmpty();
      String shares = published ? "; the share here, and as published" : "; no published shares";
      page.heading("AS OTHERS COUNT", mode.mode() + shares);
      TextTable table = new TextTable().word("class", id -> Style.BOLD);
      table.figures("queries").figures("%");
      for (int i = 1; i <= mode.sources().size(); i++) {
        table.figures("[" + i + "] %");
      }
      table.text("what", 20, Style.PLAIN);
      mode.lines().forEach(line -> table.row(cells(line, mode.sources().size())));
      for (String line : table.lines(page, 2, page.width())) {
        page.line(line);
      }
      for (int i = 0; i < mode.sources().size(); i++) {
        page.wrapped(Style.DIM, 2, "[" + (i + 1) + "] " + mode.sources().get(i));
      }
      if (published) {
        page.wrapped(Style.PLAIN, 2, warning(manifest));
      }
    }
  }

  private static String[] cells(Line line, int studies) {
    List<String> cells = new ArrayList<>(List.of(line.id(), line.queries(), line.share()));
    cells.addAll(line.published().subList(0, studies));
    cells.add(line.title());
    return cells.toArray(String[]::new);
  }
}
