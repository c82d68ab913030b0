package io.toptail.detect;

/** Any type but A for a dotted quad. */
final class Ip4OtherType extends QuestionDetector {

  Ip4OtherType() {
    super(
        DetectorInfo.of(
                "ip4-other-type", 111, Severity.LOW, "asks another record of an IPv4 address")
            .rule(
                "Four labels, each a number from 0 to 255 without a leading zero, and any "
                    + "type but A.")
            .cause(
                "The name is an IPv4 address as written. With PTR, the caller forgot to reverse"
                    + " it and to add in-addr.arpa; with AAAA, HTTPS or MX it did not test for a "
                    + "literal.")
            .who("The developer of the program on the asking client.")
            .fix("Test for an address before calling DNS; build reverse names with in-addr.arpa.")
            .source("RFC 1123 §2.1; RFC 1035 §3.5"),
        Fact.QUAD);
  }

  @Override
  public boolean matches(Question question) {
    return question.type() != QueryType.A && question.isQuad();
  }
}
