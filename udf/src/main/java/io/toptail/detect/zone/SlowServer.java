package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import java.util.List;

/** A server that takes long. */
final class SlowServer extends ServerDetector {
  static final String ID = "slow-server";
  static final Parameter QUERIES =
      Parameter.number("queries", 50, 1, 1_000_000_000, "answered, at least");
  static final Parameter MILLIS =
      Parameter.number("milliseconds", 2000, 1, 60_000, "that 5 % of them take, at least");

  private final int queries;
  private final long nanos;

  SlowServer(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 420, Severity.INFO, "server that takes long")
            .rule("The slowest 5 % of at least so many answers take at least so long.")
            .cause(
                "The server, or for a resolver the servers behind it, are far away, overloaded or "
                    + "partly dead, and people wait.")
            .who("The operator of the server.")
            .fix("Look for lost packets, dead servers in delegations, and load.")
            .source("DNS-collector (slow domain)"));
    queries = settings.number(QUERIES);
    nanos = settings.number(MILLIS) * 1_000_000L;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, MILLIS);
  }

  @Override
  public boolean matches(ServerHistory server) {
    return server.timed() >= queries && server.percentile95() >= nanos;
  }
}
