package io.toptail.detect;

import io.toptail.name.WireName;

/** SRV for a name that does not begin with a service and its protocol. */
final class SrvShape extends QuestionDetector {

  SrvShape() {
    super(
        DetectorInfo.of("srv-shape", 153, Severity.LOW, "SRV without a service in the name")
            .rule(
                "Type SRV, and no two labels beside each other begin with an underscore, or "
                    + "the first two do and are in the wrong order (_tcp._ldap). Not below consul, "
                    + "whose services have plain names.")
            .cause(
                "The records of a service lie below _service._protocol. The labels are "
                    + "missing, lack their underscore or are swapped, so nothing can be found.")
            .who("The developer of the program on the asking client.")
            .fix("Build the name as _service._protocol.domain.")
            .source("RFC 2782; RFC 8552"),
        Fact.SERVICE);
  }

  private static final String[] PROTOCOLS = {"_tcp", "_udp", "_sctp", "_dccp", "_tls"};

  @Override
  public boolean matches(Question question) {
    return question.type() == QueryType.SRV
        && question.labels() > 0
        && !question.topIs("consul")
        && (!hasPair(question) || isSwapped(question.name()));
  }

  /** A service may have the name of an instance in front of it. */
  private static boolean hasPair(Question question) {
    WireName name = question.name();
    for (int i = 1; i < question.labels(); i++) {
      if (name.octet(i, 0) == '_' && name.octet(i - 1, 0) == '_') {
        return true;
      }
    }
    return false;
  }

  private static boolean isSwapped(WireName name) {
    return isProtocol(name, 0) && name.octet(1, 0) == '_' && !isProtocol(name, 1);
  }

  private static boolean isProtocol(WireName name, int label) {
    for (String protocol : PROTOCOLS) {
      if (name.labelIs(label, protocol)) {
        return true;
      }
    }
    return false;
  }
}
