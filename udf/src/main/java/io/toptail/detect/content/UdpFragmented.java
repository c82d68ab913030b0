package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import java.util.List;

/** A response over UDP that is too large for one packet, or nearly. */
final class UdpFragmented extends ResponseDetector {
  static final String ID = "udp-fragmented";
  static final Parameter OCTETS =
      Parameter.number("octets", 1400, 512, 65_535, "of a response over UDP that is not too large");

  private final int octets;

  UdpFragmented(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 409, Severity.MEDIUM, "answer in fragments")
            .rule(
                "A response over UDP came in fragments of IP, or has more octets than the "
                    + "parameter says. The address in a finding is the server's.")
            .cause(
                "Fragments get lost at firewalls, so that the client waits in vain, and they can "
                    + "be forged.")
            .who("The operator of the server.")
            .fix("Limit UDP responses to 1232 octets (max-udp-size), and answer over TCP too.")
            .source("RFC 9715; RFC 6891 §6.2.3–6.2.5"),
        About.SERVER);
    octets = settings.number(OCTETS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OCTETS);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    return response.isDatagram()
        && (response.isFragmented() || response.message().length() > octets);
  }
}
