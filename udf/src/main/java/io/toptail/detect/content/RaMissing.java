package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.detect.Vantage;
import io.toptail.dns.DnsMessage;

/** A resolver that answers, but says that it does not resolve. */
final class RaMissing extends ResponseDetector {
  static final String ID = "ra-missing";

  RaMissing() {
    super(
        DetectorInfo.of(ID, 419, Severity.LOW, "answer of a resolver without RA")
            .rule(
                "To a query of class IN with RD an answer, a denial, or an empty answer with the "
                    + "SOA record, with neither RA nor AA, between clients and their resolver. The "
                    + "finding is the server, whatever it was asked.")
            .cause(
                "The server answers from its cache, but recursion is not allowed to this client: "
                    + "what is not in the cache fails. Or a forwarder clears the flag.")
            .who("The operator of the resolver.")
            .fix(
                "Allow recursion to the client's network, or give the client another resolver; "
                    + "update the forwarder.")
            .source("RFC 1034 §4.3.1; RFC 1035 §4.1.1")
            .only(Vantage.RESOLVER),
        About.SERVER_ALONE);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    DnsMessage message = response.message();
    return !message.ra() && !message.aa() && message.rd() && Answers.isFinal(response);
  }
}
