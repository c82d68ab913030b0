package io.toptail.detect;

/** Any top label that is not delegated. */
final class UnknownTld extends QuestionDetector {

  UnknownTld() {
    super(
        DetectorInfo.of("unknown-tld", 250, Severity.LOW, "top-level domain that does not exist")
            .rule("The top label is not delegated, and no other rule claims the name.")
            .cause(
                "The top label is not delegated in the root zone, and no other rule knows why "
                    + "it was asked.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Look at the clients and at the names below it: a private suffix, a mistake in "
                    + "a configuration, or a program that makes names up.")
            .source("RFC 1034 §3.1; IANA list of top-level domains"),
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    return question.labels() > 0 && !question.tldDelegated();
  }
}
