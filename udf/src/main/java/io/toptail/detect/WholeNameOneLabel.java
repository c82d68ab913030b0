package io.toptail.detect;

import io.toptail.name.WireName;

/** A label with the octet 0x2E, except in names of service instances. */
final class WholeNameOneLabel extends QuestionDetector {

  WholeNameOneLabel() {
    super(
        DetectorInfo.of("whole-name-one-label", 131, Severity.LOW, "dots inside a label")
            .rule(
                "A label holds the octet of a dot, other than in the name of a service "
                    + "instance.")
            .cause(
                "Dots are inside a label: an encoder wrote the whole name as one label instead "
                    + "of splitting it.")
            .who("The maker of the device or software.")
            .fix("Correct the encoder; each part of a name is a label of its own.")
            .source("RFC 1035 §3.1"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION)) {
      return false;
    }
    WireName name = question.name();
    for (int i = question.firstHostLabel(); i < question.labels(); i++) {
      if (name.label(i).indexOf('.') >= 0) {
        return true;
      }
    }
    return false;
  }
}
