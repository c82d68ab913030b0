package io.toptail.detect;

/** Class CH. */
final class ClassChaosProbe extends QuestionDetector {

  ClassChaosProbe() {
    super(
        DetectorInfo.of("class-chaos-probe", 32, Severity.INFO, "server-identity probe")
            .rule("The class is CH.")
            .cause(
                "Class CH asks a server who it is (version.bind, id.server). Monitoring does "
                    + "it, and so do scanners.")
            .who("Whoever configured the asking client.")
            .fix("Nothing, if it is your monitoring; otherwise find out who scans your servers.")
            .source("RFC 4892"),
        Fact.OTHER_CLASS);
  }

  @Override
  public boolean matches(Question question) {
    return question.qclass() == 3;
  }
}
