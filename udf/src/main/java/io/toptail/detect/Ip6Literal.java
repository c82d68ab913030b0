package io.toptail.detect;

import io.toptail.name.WireName;

/** A label that parses as an IPv6 address. */
final class Ip6Literal extends QuestionDetector {

  Ip6Literal() {
    super(
        DetectorInfo.of("ip6-literal", 112, Severity.LOW, "IPv6 address used as a name")
            .rule(
                "A label reads as an IPv6 address with at least two colons; brackets and a "
                    + "zone are left out.")
            .cause(
                "A label is an IPv6 address, alone or with a search suffix behind it: a program"
                    + " did not recognise the literal, often because of brackets or a zone.")
            .who("The developer of the program on the asking client.")
            .fix("Accept literals before calling DNS; strip the brackets and the zone first.")
            .source("RFC 3986 §3.2.2; RFC 4007 §11"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION)) {
      return false;
    }
    for (int i = question.firstHostLabel(); i < question.labels(); i++) {
      if (Ip6Text.isAddress(question.name(), i)) {
        return true;
      }
    }
    return false;
  }
}
