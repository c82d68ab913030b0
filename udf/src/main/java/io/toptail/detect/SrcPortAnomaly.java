package io.toptail.detect;

/** Source port 0; ports that never change take more than one message to see. */
final class SrcPortAnomaly extends MessageDetector {

  SrcPortAnomaly() {
    super(
        DetectorInfo.of("src-port-anomaly", 42, Severity.MEDIUM, "source port 0")
            .rule("The source port is 0. A client whose port never changes is " + "src-port-fixed.")
            .cause(
                "Nobody can answer to port 0: a broken stack, a broken address translator or "
                    + "a forged packet.")
            .who("The administrator of the network that the client is in.")
            .fix("Update or replace the device that sends or translates; drop such packets.")
            .source("RFC 5452 §9; RFC 6056"));
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.sourcePort() == 0;
  }
}
