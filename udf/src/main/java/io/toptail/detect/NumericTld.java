package io.toptail.detect;

import io.toptail.name.WireName;

/** A top label of digits only, in a name that is no pasted text. */
final class NumericTld extends QuestionDetector {

  NumericTld() {
    super(
        DetectorInfo.of("numeric-tld", 115, Severity.LOW, "top label is a number")
            .rule("The top label is all digits, and the name has no odd characters.")
            .cause(
                "No top-level domain is a number. A version, a serial number or a counter is "
                    + "used as a host name.")
            .who("The developer of the program on the asking client.")
            .fix("Find the field that should hold a host and holds a version or a number.")
            .source("RFC 3696 §2"),
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    int top = question.labels() - 1;
    return top >= 0
        && question.name().octetClasses(top) == WireName.DIGIT
        && !question.hostHas(WireName.PUNCTUATION | WireName.CONTROL_OR_SPACE | WireName.HIGH);
  }
}
