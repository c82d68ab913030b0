package io.toptail.detect;

import io.toptail.name.WireName;

/** Octets 0x80–0xFF, except in names of service instances. */
final class RawNonAscii extends QuestionDetector {

  RawNonAscii() {
    super(
        DetectorInfo.of(
                "raw-non-ascii", 129, Severity.LOW, "international name that was not encoded")
            .rule("An octet from 0x80 on, other than in the name of a service instance.")
            .cause(
                "The name holds octets beyond ASCII: a program looks up an international name "
                    + "as UTF-8 or in an old character set, instead of its A-label.")
            .who("The developer of the program on the asking client.")
            .fix("Convert names to A-labels (IDNA) before looking them up.")
            .source("RFC 5891 §4–5; RFC 2181 §11"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    return question.hostHas(WireName.HIGH);
  }
}
