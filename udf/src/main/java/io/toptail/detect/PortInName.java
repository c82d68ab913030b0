package io.toptail.detect;

import io.toptail.name.WireName;

/** A label with exactly one colon, and one to five digits after it at its end. */
final class PortInName extends QuestionDetector {

  PortInName() {
    super(
        DetectorInfo.of("port-in-name", 122, Severity.LOW, "host:port looked up")
            .rule("A label ends in one colon and one to five digits.")
            .cause("A port number is still attached to the host when it is looked up.")
            .who("The developer of the program on the asking client.")
            .fix(
                "Split host and port before resolving; check whether the field expects a host "
                    + "only.")
            .source("RFC 3986 §3.2.3"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION)) {
      return false;
    }
    for (int i = question.firstHostLabel(); i < question.labels(); i++) {
      if (endsInPort(question.name(), i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsInPort(WireName name, int label) {
    int at = name.labelLength(label) - 1;
    int digits = 0;
    while (at > 0 && name.octet(label, at) >= '0' && name.octet(label, at) <= '9') {
      at--;
      digits++;
    }
    boolean port = at > 0 && name.octet(label, at) == ':' && digits >= 1 && digits <= 5;
    for (int i = 0; port && i < at; i++) {
      port = name.octet(label, i) != ':';
    }
    return port;
  }
}
