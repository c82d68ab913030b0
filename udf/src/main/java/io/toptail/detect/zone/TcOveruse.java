package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import java.util.List;

/** A server that truncates too often. */
final class TcOveruse extends ServerDetector {
  static final String ID = "tc-overuse";
  static final Parameter QUERIES =
      Parameter.number("queries", 200, 1, 1_000_000_000, "to the server, at least");
  static final Parameter PERCENT =
      Parameter.number("percent", 5, 1, 100, "of them answered with TC, at least");

  private final int queries;
  private final int percent;

  TcOveruse(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 407, Severity.LOW, "server that truncates too often")
            .rule("Such a share of at least so many queries to the server is answered with TC.")
            .cause(
                "Answers are too large for UDP, the server's limit is too low, or it slips "
                    + "truncated answers to slow an attack down: each costs a second query over "
                    + "TCP.")
            .who("The operator of the server.")
            .fix("Shrink records and keys, raise the UDP limit to 1232, or tune the rate limit.")
            .source("RFC 2181 §9; RFC 7766; RFC 9715"));
    queries = settings.number(QUERIES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, PERCENT);
  }

  @Override
  public boolean matches(ServerHistory server) {
    return server.outcomes().known() >= queries
        && Shares.isAtLeast(
            server.outcomes().of(Outcome.TRUNCATED), percent, server.outcomes().known());
  }

  @Override
  public long shown(ServerHistory server) {
    return server.outcomes().of(Outcome.TRUNCATED);
  }
}
