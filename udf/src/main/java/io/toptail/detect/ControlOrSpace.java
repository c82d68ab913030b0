package io.toptail.detect;

import io.toptail.name.WireName;

/** Octets 0x00–0x20 and 0x7F, except in names of service instances. */
final class ControlOrSpace extends QuestionDetector {

  ControlOrSpace() {
    super(
        DetectorInfo.of(
                "control-or-space", 128, Severity.LOW, "control characters or blanks in the name")
            .rule(
                "An octet from 0x00 to 0x20, or 0x7F, other than in the name of a service "
                    + "instance.")
            .cause(
                "The name holds a blank, a tab, a line end or another control character, mostly"
                    + " copied into a setting together with it.")
            .who("Whoever configured the asking client.")
            .fix(
                "Remove what stands before and after the value; save the file with the line "
                    + "ends of its system.")
            .source("RFC 1123 §2.1; RFC 6763 §4.1.3 for the exception"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    return question.hostHas(WireName.CONTROL_OR_SPACE);
  }
}
