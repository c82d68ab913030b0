package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.detect.Vantage;
import java.util.List;

/**
 * Source ports that never change. How bad that is depends on who asks, so it is three detectors:
 * resolvers, stubs, and those that always ask from port 53. Remembers at most as many ports as are
 * too few.
 */
final class FixedSourcePort extends HistoryDetector {
  static final String ID = "src-port-fixed";
  static final String STUB_ID = "src-port-fixed-stub";
  static final String OLD_ID = "src-port-53";
  static final Parameter QUERIES =
      Parameter.number("queries", 100, 2, 1_000_000, "queries per hour that it takes to tell");
  static final Parameter PORTS =
      Parameter.number("ports", 8, 1, 1_000, "distinct source ports that are too few");
  private static final int OLD_PORT = 53;

  private final boolean old;
  private final int queries;
  private final int ports;

  private FixedSourcePort(DetectorInfo info, DetectorSettings.Entry settings) {
    super(
        info.who("Whoever configured the asking client.")
            .fix(
                "Remove a fixed query port from its configuration, and update it if it cannot "
                    + "draw ports at random. Look whether a firewall or address translation "
                    + "before it takes the ports away.")
            .source("RFC 5452 §9; RFC 6056"),
        false);
    old = info.id().equals(OLD_ID);
    queries = settings.number(QUERIES);
    ports = settings.number(PORTS);
  }

  private static String rule(String where) {
    return "At least so many queries over UDP an hour, retransmissions left out, come from no more "
        + "source ports than the parameter says, other than port 53 alone, "
        + where;
  }

  static FixedSourcePort ofResolvers(DetectorSettings settings) {
    return new FixedSourcePort(
        DetectorInfo.of(ID, 343, Severity.MEDIUM, "resolver with a fixed source port")
            .rule(rule("at a server that resolvers ask."))
            .cause(
                "Who forges responses has only the message id left to guess, and soon poisons "
                    + "the resolver's cache.")
            .only(Vantage.UPSTREAM, Vantage.AUTHORITATIVE, Vantage.ROOT),
        settings.of(ID));
  }

  static FixedSourcePort ofStubs(DetectorSettings settings) {
    return new FixedSourcePort(
        DetectorInfo.of(STUB_ID, 343, Severity.LOW, "client with a fixed source port")
            .rule(rule("between clients and their resolver, or where nobody said."))
            .cause(
                "One socket is used for everything. Between a host and its own resolver that is "
                    + "legal, but forged responses are easy to make.")
            .only(Vantage.UNKNOWN, Vantage.RESOLVER),
        settings.of(STUB_ID));
  }

  static FixedSourcePort ofOldResolvers(DetectorSettings settings) {
    return new FixedSourcePort(
        DetectorInfo.of(OLD_ID, 343, Severity.INFO, "always asks from port 53")
            .rule("At least so many queries over UDP an hour, all of them from port 53.")
            .cause(
                "A resolver of the old days, or one that was told to for the sake of a firewall. "
                    + "Others have only the message id to guess."),
        settings.of(OLD_ID));
  }

  @Override
  public List<Parameter> parameters() {
    return old ? List.of(QUERIES) : List.of(QUERIES, PORTS);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final Evidence seen = new Evidence();
    private final FewNumbers distinct = new FewNumbers(ports);

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      boolean udp = query.protocol() == Codes.UDP;
      if (udp && !query.isRetransmission() && query.clientPort() != 0) {
        distinct.add(query.clientPort());
        seen.add(query);
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (seen.count() >= least && distinct.areFew() && distinct.areOnly(OLD_PORT) == old) {
        seen.report(findings);
      }
      seen.clear();
      distinct.clear();
    }
  }
}
