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

/** Iterative queries to a resolver. Remembers numbers only. */
final class Rd0ToRecursive extends HistoryDetector {
  static final String ID = "rd0-to-recursive";
  static final Parameter QUERIES =
      Parameter.number("queries", 20, 1, 1_000_000, "such queries per hour that make a finding");
  static final Parameter PERCENT =
      Parameter.number("percent", 50, 1, 100, "of the client's queries that they have to be");
  private static final int AUTHORITATIVE_ANSWER = 0x0400;

  private final int queries;
  private final int percent;

  Rd0ToRecursive(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 341, Severity.LOW, "asks a resolver as if it were an authority")
            .rule(
                "At least so many queries an hour without recursion desired, and at least this "
                    + "share of the client's queries, at a resolver. Not counted: NS of the root, "
                    + "which monitoring asks, and what the resolver answers as an authority.")
            .cause(
                "The client is a resolver that was given this one as an authority or as a root "
                    + "server, or it looks into the cache. It is answered from the cache only, so "
                    + "its look-ups fail at random.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Enter this resolver as a forwarder there, and remove it from the root hints and "
                    + "stub zones.")
            .source("RFC 1034 §4.3.1; RFC 8906")
            .only(Vantage.RESOLVER),
        false);
    queries = settings.number(QUERIES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, PERCENT);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(queries));
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final Evidence iterative = new Evidence();
    private long total;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.opcode() != 0 || query.nameLength() == 0) {
        return;
      }
      total++;
      boolean priming = query.nameLength() == 1 && query.qtype() == Codes.NS;
      boolean authority =
          query.outcome().isResponse() && (query.responseFlags() & AUTHORITATIVE_ANSWER) != 0;
      if (!query.rd() && !priming && !authority) {
        iterative.add(query);
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (iterative.count() >= least && iterative.isShare(percent, total)) {
        iterative.report(findings);
      }
      iterative.clear();
      total = 0;
    }
  }
}
