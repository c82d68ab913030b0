package io.toptail.report;

import java.util.List;

/** A list on one line: as many of its parts as there is room for, and how many more there are. */
final class FittingParts {
  private static final String BETWEEN = " · ";

  private FittingParts() {}

  /**
   * Whole parts, at least one.
   *
   * @param room columns for the parts; what says how many more there are comes on top
   */
  static String of(List<String> parts, int room) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (String part : parts) {
      int length = Printable.columns(part) + (shown == 0 ? 0 : BETWEEN.length());
      if (shown > 0 && Printable.columns(text.toString()) + length > room) {
        break;
      }
      text.append(shown == 0 ? "" : BETWEEN).append(part);
      shown++;
    }
    int more = parts.size() - shown;
    return more > 0 ? text + BETWEEN + more + " more" : text.toString();
  }
}
