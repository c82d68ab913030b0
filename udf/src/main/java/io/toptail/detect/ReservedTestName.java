package io.toptail.detect;

/** test, example, invalid, example.com, example.net and example.org. */
final class ReservedTestName extends Detector {

  ReservedTestName() {
    super(
        DetectorInfo.of(
                "reserved-test-name",
                213,
                Severity.LOW,
                "name reserved for tests and documentation")
            .cause(
                "The name is reserved for examples and tests: a sample was left in a live "
                    + "configuration.")
            .who("Whoever configured the asking client.")
            .fix("Replace the sample value by the real one in the configuration of the client.")
            .source("RFC 6761 §6.2, §6.4, §6.5; RFC 2606"));
  }

  @Override
  public boolean matches(Question question) {
    if (question.topIs("test") || question.topIs("example") || question.topIs("invalid")) {
      return true;
    }
    return question.endsIn("example", "com")
        || question.endsIn("example", "net")
        || question.endsIn("example", "org");
  }
}
