package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Parameter;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import java.util.List;

/** A server that rejects standard queries. */
final class FormerrNotimp extends ServerDetector {
  static final String ID = "formerr-notimp";
  static final Parameter RESPONSES =
      Parameter.number("responses", 3, 1, 1_000_000_000, "such responses, at least");
  static final Parameter PERCENT =
      Parameter.number("percent", 1, 0, 100, "of the queries to the server, at least");

  private final int responses;
  private final int percent;

  FormerrNotimp(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 406, Severity.LOW, "server that rejects standard queries")
            .rule(
                "At least so many responses FORMERR or NOTIMP to standard queries of class IN that "
                    + "can be read, and such a share of all queries to the server.")
            .cause(
                "The server, or a firewall in front of it, does not know EDNS, an option or a "
                    + "type, and each query costs a second one without.")
            .who("The operator of the server.")
            .fix("Update the server, or have the firewall pass EDNS.")
            .source("RFC 8906 §3.2; RFC 6891 §7"));
    responses = settings.number(RESPONSES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(RESPONSES, PERCENT);
  }

  @Override
  public boolean matches(ServerHistory server) {
    long rejected = server.outcomes().of(OutcomeDetail.REJECTED);
    return rejected >= responses && Shares.isAtLeast(rejected, percent, server.outcomes().known());
  }

  @Override
  public long shown(ServerHistory server) {
    return server.outcomes().of(OutcomeDetail.REJECTED);
  }
}
