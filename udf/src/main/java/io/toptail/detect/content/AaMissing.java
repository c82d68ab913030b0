package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.detect.Vantage;
import io.toptail.dns.DnsMessage;

/** An authoritative server that answers without authority. */
final class AaMissing extends ResponseDetector {
  static final String ID = "aa-missing";

  AaMissing() {
    super(
        DetectorInfo.of(ID, 419, Severity.LOW, "authoritative answer without AA")
            .rule(
                "An answer, a denial, or an empty answer with the SOA record, of class IN, with "
                    + "neither AA nor RA, at an authoritative server. Not a referral. The address "
                    + "in a finding is the server's.")
            .cause(
                "The server holds the records but not the zone, or does not set the flag: "
                    + "resolvers take it for lame and ask others.")
            .who("The operator of the server.")
            .fix("Load the zone on the server, or update the server.")
            .source("RFC 1034 §4.3.1; RFC 1035 §4.1.1; RFC 1536 §3")
            .only(Vantage.AUTHORITATIVE, Vantage.ROOT),
        About.SERVER);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    DnsMessage message = response.message();
    return !message.aa() && !message.ra() && Answers.isFinal(response);
  }
}
