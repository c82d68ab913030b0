package io.toptail.detect;

import io.toptail.name.ALabel;
import io.toptail.name.WireName;

/** A label that claims to be an A-label and is none. */
final class BadALabel extends QuestionDetector {

  BadALabel() {
    super(
        DetectorInfo.of("bad-a-label", 150, Severity.LOW, "broken Punycode")
            .rule("A label begins with xn-- and is not Punycode of a character beyond ASCII.")
            .cause(
                "A label begins with xn-- but does not decode: a program converts international"
                    + " names wrongly, or the name was damaged.")
            .who("The developer of the program on the asking client.")
            .fix("Use a maintained IDNA library; check where the name was cut or changed.")
            .source("RFC 5890 §2.3.2.1; RFC 3492"),
        Fact.HYPHENS);
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    if (!question.has(WireName.HYPHEN)) {
      return false;
    }
    for (int i = 0; i < question.labels(); i++) {
      if (ALabel.isClaimed(name, i) && !ALabel.decodes(name, i)) {
        return true;
      }
    }
    return false;
  }
}
