package io.toptail.detect;

/** Type A for a dotted quad. */
final class AForA extends QuestionDetector {

  AForA() {
    super(
        DetectorInfo.of("a-for-a", 110, Severity.LOW, "asks the address of an IPv4 address")
            .rule("Type A, four labels, each a number from 0 to 255 without a leading zero.")
            .cause(
                "The name already is an address: a program passes whatever it finds in its host"
                    + " field to DNS without testing for a literal.")
            .who(
                "The developer of the program on the asking client. Also: whoever configured "
                    + "the asking client.")
            .fix(
                "Test for an address before calling DNS; if the field wants a name, put a name "
                    + "there.")
            .source("RFC 1123 §2.1; RFC 4697 §2.9"),
        Fact.QUAD);
  }

  @Override
  public boolean matches(Question question) {
    return question.type() == QueryType.A && question.isQuad();
  }
}
