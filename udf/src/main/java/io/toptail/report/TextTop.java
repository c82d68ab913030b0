package io.toptail.report;

import io.toptail.report.TextPage.Style;
import io.toptail.report.WindowReport.TopRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is on top, and whose it is. */
final class TextTop {
  private static final int NAMES_SHOWN = 100;
  private static final int ROWS_SHOWN = 10;
  private static final int BAR = 12;

  /** In the order of the questions: whose is it, what is it for, who asks, how. */
  private static final List<String> COMPACT =
      List.of(
          "owner",
          "category",
          "domain",
          "client",
          "qtype",
          "rcode",
          "server",
          "tld",
          "transport",
          "qclass",
          "opcode");

  private static final Set<String> BARS = Set.of("owner", "category");

  /** Dimensions that say nothing when everything is the same. */
  private static final Set<String> OFTEN_UNIFORM = Set.of("qclass", "opcode", "transport");

  private TextTop() {}

  static void write(TextPage page, WindowReport window) throws IOException {
    Map<String, List<TopRow>> dimensions = Dimensions.of(window);
    names(page, window, dimensions.getOrDefault("name", List.of()));
    blocks(page, dimensions);
  }

  private static void names(TextPage page, WindowReport window, List<TopRow> rows)
      throws IOException {
    if (rows.isEmpty()) {
      page.heading("TOP NAMES", "none: no query was counted");
      return;
    }
    TopRow last = rows.get(rows.size() - 1);
    page.heading(
        "TOP NAMES",
        Figures.count(rows.size())
            + " of "
            + Figures.count(window.totals().names())
            + " · "
            + Figures.percent(last.cumulativeShare())
            + " % of counted queries");
    TextTable table = new TextTable().figures("#").figures("queries").figures("%");
    table
        .figures("cum%")
        .figures("clients")
        .text("name", 32, Style.BOLD)
        .text("owner", 12, Style.PLAIN);
    table.text("carried by", 8, Style.DIM);
    for (TopRow row : rows.subList(0, Math.min(NAMES_SHOWN, rows.size()))) {
      table.row(
          Integer.toString(row.rank()),
          Figures.count(row.queries()),
          Figures.percent(row.share()),
          Figures.percent(row.cumulativeShare()),
          Figures.count(row.clients(), row.clientsEstimated()),
          Printable.name(row.key()),
          Printable.text(row.owner()),
          Printable.text(row.carrier()));
    }
    for (String line : table.lines(page, 2, page.width())) {
      page.line(line);
    }
    if (rows.size() > NAMES_SHOWN) {
      page.line("  … " + Figures.count(rows.size() - NAMES_SHOWN) + " more in top.csv");
    }
    page.wrapped(Style.BOLD, 2, Sentences.ownersOfTop(window));
  }

  private record Block(String title, List<String> lines) {}

  private static void blocks(TextPage page, Map<String, List<TopRow>> dimensions)
      throws IOException {
    int half = (page.width() - 4) / 2;
    List<Block> blocks = new ArrayList<>();
    for (String dimension : COMPACT) {
      List<TopRow> rows = dimensions.getOrDefault(dimension, List.of());
      boolean uniform = OFTEN_UNIFORM.contains(dimension) && rows.size() == 1;
      if (!rows.isEmpty() && !uniform) {
        blocks.add(block(page, dimension, rows, half));
      }
    }
    for (int i = 0; i < blocks.size(); i += 2) {
      Block right = i + 1 < blocks.size() ? blocks.get(i + 1) : new Block("", List.of());
      sideBySide(page, blocks.get(i), right, half);
    }
  }

  private static Block block(TextPage page, String dimension, List<TopRow> rows, int width) {
    boolean bars = BARS.contains(dimension);
    TextTable table = new TextTable().text("", 8, Style.PLAIN);
    if (bars) {
      table.word("", cell -> Style.PLAIN);
    } else {
      table.figures("");
    }
    table.figures("");
    double largest = rows.get(0).share();
    for (TopRow row : rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))) {
      String key = row.key().isEmpty() ? "(unknown)" : Printable.text(row.key());
      String size = bars ? bar(row.share(), largest) : Figures.count(row.queries());
      table.row(key, size, Figures.percent(row.share()) + " %");
    }
    String title = Dimensions.title(dimension).toUpperCase(Locale.ROOT);
    if (dimension.equals("rcode")) {
      title += "  share of responses";
    }
    return new Block(title, table.lines(page.plain(), 2, width));
  }

  private static String bar(double share, double largest) {
    int length = largest <= 0 ? 0 : (int) Math.round(BAR * share / largest);
    return "█".repeat(Math.max(share > 0 ? 1 : 0, Math.min(BAR, length)));
  }

  private static void sideBySide(TextPage page, Block left, Block right, int half)
      throws IOException {
    page.blank();
    page.line(page.styled(Style.BOLD, TextPage.padded(left.title, half + 4) + right.title));
    for (int i = 0; i < Math.max(left.lines.size(), right.lines.size()); i++) {
      String first = i < left.lines.size() ? left.lines.get(i) : "";
      String second = i < right.lines.size() ? right.lines.get(i) : "";
      page.line(TextPage.padded(first, half + 2) + (second.isEmpty() ? "" : "  " + second));
    }
  }
}
