package io.toptail.detect;

import io.toptail.name.WireName;

/** A label with the octet 0x2E, except in names of service instances. */
final class WholeNameOneLabel extends Detector {

  WholeNameOneLabel() {
    super(
        DetectorInfo.of("whole-name-one-label", 131, Severity.LOW, "dots inside a label")
            .cause(
                "Dots are inside a label: an encoder wrote the whole name as one label instead "
                    + "of splitting it.")
            .who("The maker of the device or software.")
            .fix("Correct the encoder; each part of a name is a label of its own.")
            .source("RFC 1035 §3.1"));
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
