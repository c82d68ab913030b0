package io.toptail.report;

import io.toptail.report.TextPage.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table that fits: columns are as wide as their cells, and if that is too wide, the widest of the
 * columns that may shrink give way. Mutable; cells must be safe to show.
 */
final class TextTable {
  private static final int GAP = 2;
  private static final int NARROWEST = 4;
  private static final int RIGID = -1;

  private record Column(String header, boolean right, int least, Function<String, Style> style) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();

  /** A column of figures: right-aligned, never shortened. */
  TextTable figures(String header) {
    return column(header, true, RIGID, cell -> Style.PLAIN);
  }

  /** A column of words that is never shortened. */
  TextTable word(String header, Function<String, Style> style) {
    return column(header, false, RIGID, style);
  }

  /**
   * A column of words that gives way when space is short.
   *
   * @param least columns that it keeps as long as another column can give way instead
   */
  TextTable text(String header, int least, Style style) {
    return column(header, false, least, cell -> style);
  }

  private TextTable column(String header, boolean right, int least, Function<String, Style> style) {
    columns.add(new Column(header, right, least, style));
    return this;
  }

  /** One cell for each column. */
  TextTable row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells in " + columns.size() + " columns");
    }
    rows.add(cells);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Header (unless every header is empty) and rows, styled by {@code page}. */
  List<String> lines(TextPage page, int indent, int width) {
    int[] widths = widths(width - indent);
    List<String> lines = new ArrayList<>(rows.size() + 1);
    if (columns.stream().anyMatch(column -> !column.header.isEmpty())) {
      String[] headers = columns.stream().map(Column::header).toArray(String[]::new);
      lines.add(page.styled(Style.DIM, line(null, headers, widths, indent).stripTrailing()));
    }
    for (String[] row : rows) {
      lines.add(line(page, row, widths, indent));
    }
    return lines;
  }

  private String line(TextPage page, String[] cells, int[] widths, int indent) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (int i = 0; i < cells.length; i++) {
      Column column = columns.get(i);
      String cell = Printable.shorten(cells[i], widths[i]);
      String space = " ".repeat(widths[i] - Printable.columns(cell));
      String shown = page == null ? cell : page.styled(column.style.apply(cells[i]), cell);
      line.append(i == 0 ? "" : " ".repeat(GAP)).append(column.right ? space + shown : shown);
      if (!column.right && i < cells.length - 1) {
        line.append(space);
      }
    }
    return line.toString();
  }

  private int[] widths(int available) {
    int[] widths = new int[columns.size()];
    int total = GAP * (widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Printable.columns(columns.get(i).header);
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], Printable.columns(row[i]));
      }
      total += widths[i];
    }
    for (; total > available; total--) {
      int widest = widestToShrink(widths);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  /** The column with the most to spare beyond its least, then beyond the narrowest of all. */
  private int widestToShrink(int[] widths) {
    int best = -1;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < widths.length; i++) {
      int least = columns.get(i).least;
      if (least != RIGID && widths[i] > NARROWEST && widths[i] - least > most) {
        best = i;
        most = widths[i] - least;
      }
    }
    return best;
  }
}
