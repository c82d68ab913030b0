package io.toptail.detect;

import io.toptail.name.WireName;

/** PTR for a name outside the reverse trees that is no service. */
final class PtrForName extends QuestionDetector {

  PtrForName() {
    super(
        DetectorInfo.of(
                "ptr-for-name", 142, Severity.LOW, "reverse look-up of a name that is no address")
            .rule(
                "Type PTR, not below in-addr.arpa, ip6.arpa or ip6.int, no label begins with "
                    + "an underscore, the first is none of b, db, r, dr, lb, and the name has a "
                    + "label.")
            .cause(
                "Somebody asked for the name of a host instead of the name of its address: "
                    + "the type is wrong, or the address was not turned into its reverse name.")
            .who("The developer of the program on the asking client.")
            .fix("Ask for A and AAAA, or build the reverse name of the address first.")
            .source("RFC 1035 §3.5; RFC 6763 §4"),
        Fact.POINTER);
  }

  @Override
  public boolean matches(Question question) {
    return question.type() == QueryType.PTR
        && question.labels() > 0
        && !question.topIs("arpa")
        && !question.endsIn("ip6", "int")
        && !question.has(WireName.UNDERSCORE)
        && !DnsSdUnicast.isBrowseLabel(question.name());
  }
}
