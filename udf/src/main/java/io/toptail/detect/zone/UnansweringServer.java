package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import java.util.List;

/** A server that leaves queries unanswered. */
final class UnansweringServer extends ServerDetector {
  static final String ID = "unanswering-server";
  static final Parameter QUERIES =
      Parameter.number("queries", 10, 1, 1_000_000_000, "unanswered, at least");
  static final Parameter PERCENT =
      Parameter.number("percent", 5, 1, 100, "of all queries to the server, at least");

  private final int queries;
  private final int percent;

  UnansweringServer(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 304, Severity.MEDIUM, "server that leaves queries unanswered")
            .rule(
                "At least so many queries to the server, and such a share of all queries to it, "
                    + "have no response. Clients that ask it in vain are then no finding of "
                    + "no-answer-retry.")
            .cause(
                "The server is down, overloaded, or drops queries; or its responses are lost on "
                    + "the way, to the clients or to the capture.")
            .who("The operator of the server.")
            .fix(
                "Look whether the server runs and answers; whether a filter or rate limit drops "
                    + "queries; and whether the capture holds both directions.")
            .source("RFC 4697 §2.5; Wessels 2004"));
    queries = settings.number(QUERIES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, PERCENT);
  }

  @Override
  public boolean matches(ServerHistory server) {
    long unanswered = server.outcomes().of(Outcome.UNANSWERED);
    return unanswered >= queries
        && Shares.isAtLeast(unanswered, percent, server.outcomes().known());
  }

  @Override
  public long shown(ServerHistory server) {
    return server.outcomes().of(Outcome.UNANSWERED);
  }
}
