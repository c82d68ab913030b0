package io.toptail.detect.zone;

import io.toptail.detect.Crowd;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.LoadDetector;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import java.util.List;

/** One client that is much of the load. */
final class ExcessiveClient extends LoadDetector {
  static final String ID = "excessive-client";
  static final Parameter PERCENT =
      Parameter.number("percent", 10, 1, 100, "of all queries, at least; or");
  static final Parameter TIMES =
      Parameter.number("times", 20, 2, 1_000_000, "as many as 99 % of the clients, at least");
  static final Parameter QUERIES =
      Parameter.number("queries", 1000, 1, 1_000_000_000, "of the client, always");
  static final Parameter CLIENTS =
      Parameter.number("clients", 20, 1, 1_000_000_000, "in the capture, fewer are no crowd");

  private final int percent;
  private final int times;
  private final int queries;
  private final int clients;

  ExcessiveClient(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 339, Severity.INFO, "one client is much of the load")
            .rule(
                "The client sends such a share of all queries, or so many times as many as 99 % "
                    + "of the clients send at most; and so many at all, and among so many "
                    + "clients. Looked for among the largest clients of the report.")
            .cause(
                "A loop, a scan, a mail server, a resolver of its own, or many machines behind one "
                    + "address; the other findings of the client say which.")
            .who("The owner of the asking machine.")
            .fix("Talk to its owner with the other findings of this client at hand.")
            .source("Castro 2010"));
    percent = settings.number(PERCENT);
    times = settings.number(TIMES);
    queries = settings.number(QUERIES);
    clients = settings.number(CLIENTS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PERCENT, TIMES, QUERIES, CLIENTS);
  }

  @Override
  public boolean comparesWithCrowd() {
    return true;
  }

  @Override
  public boolean holds(long ofClient, long one, Crowd crowd) {
    return ofClient >= queries
        && crowd.clients() >= clients
        && (Shares.isAtLeast(ofClient, percent, crowd.queries())
            || ofClient >= crowd.usual() * times);
  }
}
