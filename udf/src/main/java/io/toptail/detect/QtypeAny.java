package io.toptail.detect;

/** Type ANY. */
final class QtypeAny extends QuestionDetector {

  QtypeAny() {
    super(
        DetectorInfo.of("qtype-any", 36, Severity.INFO, "ANY query")
            .rule("The type is ANY.")
            .cause(
                "ANY returns whatever the server happens to hold, and large answers make it the"
                    + " favourite of reflection attacks. Old mail software asks it in good faith.")
            .who("The operator of the resolver.")
            .fix(
                "Answer it minimally, do not serve clients from outside, and have programs ask "
                    + "for the types that they need.")
            .source("RFC 8482; RFC 5358"),
        Fact.RARE_TYPE);
  }

  @Override
  public boolean matches(Question question) {
    return question.type() == QueryType.ANY;
  }
}
