package io.toptail.detect;

import io.toptail.dns.WireAnomaly;

/** Octets on a DNS port that are no DNS message at all. */
final class NotDnsPayload extends PayloadDetector {
  NotDnsPayload() {
    super(
        DetectorInfo.of(
                "not-dns-payload", 10, Severity.LOW, "something that is not DNS on its port")
            .rule(
                "A payload of fewer than 12 octets, or one that announces more questions and "
                    + "records than it has room for; over TCP a segment sent to a DNS port, of a "
                    + "stream that does not have the form of DNS. Not counted among queries.")
            .cause(
                "A proxy, a tunnel or a scanner uses the port of DNS for another protocol, "
                    + "because firewalls let it through.")
            .who("The administrator of the network that the client is in.")
            .fix("Find the program on the client and have it use a port of its own, or block it.")
            .source("RFC 1035 §4.1.1"));
  }

  @Override
  public boolean matches(WireAnomaly anomaly) {
    return anomaly == WireAnomaly.SHORT_HEADER || anomaly == WireAnomaly.NOT_DNS;
  }
}
