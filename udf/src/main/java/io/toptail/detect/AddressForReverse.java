package io.toptail.detect;

/** An address, a mail server or the like of a whole reverse name. */
final class AddressForReverse extends QuestionDetector {

  AddressForReverse() {
    super(
        DetectorInfo.of("address-for-reverse", 143, Severity.INFO, "address of a reverse name")
            .rule("A, AAAA, MX, SRV or HTTPS for the reverse name of one whole address.")
            .cause(
                "The reverse name of an address is used as if it were a host. Mail servers do"
                    + " so when they check the greeting of another whose PTR is a reverse name.")
            .who("The developer of the program on the asking client.")
            .fix(
                "Look up the PTR of a reverse name, and the address of the name that it "
                    + "returns.")
            .source("RFC 1035 §3.5"),
        Fact.ARPA);
  }

  @Override
  public boolean matches(Question question) {
    return isHostType(question.type()) && (isAddress4(question) || isAddress6(question));
  }

  private static boolean isHostType(int type) {
    return switch (type) {
      case QueryType.A, QueryType.AAAA, QueryType.MX, QueryType.SRV, QueryType.HTTPS -> true;
      default -> false;
    };
  }

  private static boolean isAddress4(Question question) {
    return question.isReverse4() && question.labels() == 6 && question.startsWithQuad();
  }

  private static boolean isAddress6(Question question) {
    if (!question.isReverse6() || question.labels() != 34) {
      return false;
    }
    for (int i = 0; i < 32; i++) {
      if (question.name().labelLength(i) != 1 || !Ip6Text.hex(question.name().octet(i, 0))) {
        return false;
      }
    }
    return true;
  }
}
