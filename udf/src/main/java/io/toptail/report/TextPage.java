package io.toptail.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lines of a fixed width, coloured or plain. Mutable; for one report. */
final class TextPage {
  /** Emphasis that only repeats what the words say. */
  enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private final Appendable out;
  private final int width;
  private final boolean colour;

  TextPage(Appendable out, int width, boolean colour) {
    this.out = out;
    this.width = width;
    this.colour = colour;
  }

  /** The same page without colours, for text whose columns are still to be counted. */
  TextPage plain() {
    return new TextPage(out, width, false);
  }

  int width() {
    return width;
  }

  /** The text with the style around it, if this page has colours; takes no more columns. */
  String styled(Style style, String text) {
    return !colour || style == Style.PLAIN || text.isBlank()
        ? text
        : "\u001B[" + style.code + "m" + text + "\u001B[0m";
  }

  void blank() throws IOException {
    out.append('\n');
  }

  /** A line that already fits; spaces at its end are dropped. */
  void line(String text) throws IOException {
    out.append(text.stripTrailing()).append('\n');
  }

  /** A line that is shortened in the middle if it does not fit. */
  void line(Style style, String text) throws IOException {
    line(styled(style, Printable.shorten(text, width)));
  }

  /** A blank line, then {@code TITLE rest}; the rest is wrapped beside the title. */
  void heading(String title, String rest) throws IOException {
    blank();
    List<String> parts = wrap(rest, width - title.length() - 2);
    line(styled(Style.BOLD, title) + "  " + parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      line(" ".repeat(title.length() + 2) + part);
    }
  }

  /** Words over as many lines as they need, each after {@code indent} spaces. */
  void wrapped(Style style, int indent, String text) throws IOException {
    for (String part : wrap(text, width - indent)) {
      line(" ".repeat(indent) + styled(style, part));
    }
  }

  /** {@code label} in a column of its own, the text beside it, wrapped. */
  void labelled(String label, int column, String text) throws IOException {
    List<String> parts = wrap(text, width - column);
    for (int i = 0; i < parts.size(); i++) {
      String left = i == 0 ? "  " + label : "";
      line(styled(Style.DIM, padded(left, column)) + parts.get(i));
    }
  }

  /** Words after {@code start}; further lines are below the first word. */
  void hanging(String start, String text) throws IOException {
    List<String> parts = wrap(text, width - start.length());
    for (int i = 0; i < parts.size(); i++) {
      line((i == 0 ? start : " ".repeat(start.length())) + parts.get(i));
    }
  }

  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - Printable.columns(text)));
  }

  /** Breaks at spaces; a word longer than a line is shortened in its middle. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String shown = Printable.shorten(word, columns);
      if (line.length() > 0
          && Printable.columns(line.toString()) + 1 + Printable.columns(shown) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(shown);
    }
    lines.add(line.toString());
    return lines;
  }
}
