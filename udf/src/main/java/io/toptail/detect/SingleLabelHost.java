package io.toptail.detect;

import io.toptail.name.WireName;

/** One label of letters, digits and hyphens that is no delegated top label. */
final class SingleLabelHost extends QuestionDetector {

  SingleLabelHost() {
    super(
        DetectorInfo.of("single-label-host", 240, Severity.LOW, "host name without a domain")
            .rule("One label of letters, digits and hyphens that is no delegated top label.")
            .cause(
                "A bare host name reached the server: the client has no search suffix, or the "
                    + "resolver forwards names without a dot. Browsers of before 2021 also "
                    + "ask for three random ones when they start.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Set the search suffix by DHCP, or have the resolver keep names without a dot "
                    + "(domain-needed in dnsmasq).")
            .source("RFC 7085; SAC053"),
        Fact.UNDELEGATED);
  }

  @Override
  public boolean matches(Question question) {
    return question.labels() == 1
        && !question.tldDelegated()
        && (question.name().octetClasses() & ~(WireName.LETTER | WireName.DIGIT | WireName.HYPHEN))
            == 0;
  }
}
