package io.toptail.detect;

import io.toptail.name.WireName;

/** A label of a host that begins or ends with a hyphen. */
final class HyphenMisplaced extends QuestionDetector {

  HyphenMisplaced() {
    super(
        DetectorInfo.of("hyphen-misplaced", 260, Severity.INFO, "hyphen at the edge of a label")
            .rule("A, AAAA, HTTPS or MX, and a label begins or ends with a hyphen.")
            .cause(
                "Labels of host names begin and end with a letter or a digit. Many real hosts"
                    + " break the rule, and some programs refuse them.")
            .who("The owner of the zone. Also: whoever configured the asking client.")
            .fix("Rename the host, or correct the name in the configuration of the client.")
            .source("RFC 952; RFC 1123 §2.1"),
        Fact.HYPHENS);
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    if (!QueryType.isHost(question.type())) {
      return false;
    }
    for (int i = 0; i < question.labels(); i++) {
      if (name.octet(i, 0) == '-' || name.octet(i, name.labelLength(i) - 1) == '-') {
        return true;
      }
    }
    return false;
  }
}
