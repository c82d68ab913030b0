package io.toptail.ignore;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of an ignore list, as written, and where it was written.
 *
 * @param origin a file, or the option that gave the line
 * @param number from 1; 0 if the origin has no lines
 */
public record IgnoreLine(String origin, int number, String text) implements Serializable {

  /** The lines of one file, numbered from 1. */
  public static List<IgnoreLine> of(String origin, List<String> lines) {
    List<IgnoreLine> numbered = new ArrayList<>(lines.size());
    for (String line : lines) {
      numbered.add(new IgnoreLine(origin, numbered.size() + 1, line));
    }
    return numbered;
  }

  String place() {
    return number == 0 ? origin : origin + ":" + number;
  }

  /** The rule without comment and surrounding blanks; empty if there is none. */
  String rule() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        return text.substring(0, i).strip();
      }
    }
    return text.strip();
  }
}
