package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.regex.Pattern;

/** A comma, a semicolon, or blanks between two texts with dots. */
final class ListAsName extends QuestionDetector {
  private static final Pattern HOSTS = Pattern.compile("\\.[a-z0-9-]+\\s+[a-z0-9-]+\\.");

  ListAsName() {
    super(
        DetectorInfo.of("list-as-name", 124, Severity.LOW, "several hosts in one field")
            .rule("A comma, a semicolon, or blanks between two texts with dots.")
            .cause(
                "Several names or addresses were entered where one is expected, and the whole "
                    + "text is looked up as one name.")
            .who("Whoever configured the asking client.")
            .fix(
                "Enter one value, or use the separate fields or lines that the program has for "
                    + "more.")
            .source("RFC 1123 §2.1"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION | WireName.CONTROL_OR_SPACE)) {
      return false;
    }
    if (question.hostHas(WireName.HIGH)) {
      return false;
    }
    String text = question.pasted();
    boolean separator = text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
    return separator && !text.contains("&#") || HOSTS.matcher(text).find();
  }
}
