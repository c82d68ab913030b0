package io.toptail.detect;

import io.toptail.name.WireName;

/** A label that is an asterisk. */
final class WildcardLiteral extends QuestionDetector {

  WildcardLiteral() {
    super(
        DetectorInfo.of("wildcard-literal", 132, Severity.LOW, "asks for the asterisk itself")
            .rule("A label is an asterisk.")
            .cause(
                "A label is an asterisk: the pattern of a certificate or of a virtual host is "
                    + "used as a host name.")
            .who("The developer of the program on the asking client.")
            .fix("Strip the asterisk and its dot before resolving.")
            .source("RFC 4592 §2.1.1"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.has(WireName.PUNCTUATION)) {
      return false;
    }
    for (int i = 0; i < question.labels(); i++) {
      if (question.name().labelIs(i, "*")) {
        return true;
      }
    }
    return false;
  }
}
