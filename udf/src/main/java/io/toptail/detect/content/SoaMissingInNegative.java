package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.Outcome;

/** A denial that cannot be kept. */
final class SoaMissingInNegative extends ResponseDetector {
  static final String ID = "soa-missing-in-negative";
  private static final int CLASS_IN = 1;
  private static final int TYPE_ANY = 255;

  SoaMissingInNegative() {
    super(
        DetectorInfo.of(ID, 419, Severity.LOW, "negative answer without SOA")
            .rule(
                "NXDOMAIN, or no error and no record of the type (NODATA), without an SOA record "
                    + "in the authority section; class IN, not for ANY, not cut by TC or by the "
                    + "capture, and no referral. The finding is the server, whatever it was asked.")
            .cause(
                "Without the SOA record nobody knows how long a denial holds, so it is not kept, "
                    + "and the question comes again and again.")
            .who("The operator of the server.")
            .fix(
                "Update the server or forwarder; where it invents denials (filters, local "
                    + "zones), have it add an SOA record.")
            .source("RFC 2308 §3 and §5"),
        About.SERVER_ALONE);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    DnsMessage message = response.message();
    Outcome outcome = response.facts().outcome();
    boolean negative = outcome == Outcome.NXDOMAIN || outcome == Outcome.NODATA;
    return negative
        && !response.facts().hasSoa()
        && response.facts().isWhole()
        && !message.tc()
        && message.qclass() == CLASS_IN
        && message.qtype() != TYPE_ANY;
  }
}
