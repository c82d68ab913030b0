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

/** Recursive queries to an authority. Remembers numbers only. */
final class Rd1ToAuthoritative extends HistoryDetector {
  static final String ID = "rd1-to-authoritative";
  static final Parameter QUERIES =
      Parameter.number("queries", 50, 1, 1_000_000, "such queries per hour that make a finding");
  static final Parameter PERCENT =
      Parameter.number("percent", 90, 1, 100, "of the client's queries that they have to be");

  private final int queries;
  private final int percent;

  Rd1ToAuthoritative(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 342, Severity.LOW, "takes an authority for its resolver")
            .rule(
                "At least so many queries an hour with recursion desired, and at least this "
                    + "share of the client's queries, at an authoritative or a root server.")
            .cause(
                "The client has the server's address as its resolver. It gets answers for what "
                    + "the server is in charge of, and referrals or refusals for the rest.")
            .who("The administrator of the network that the client is in.")
            .fix("Remove the address from resolv.conf, from DHCP and from lists of forwarders.")
            .source("RFC 4697 §2.10")
            .only(Vantage.AUTHORITATIVE, Vantage.ROOT),
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
    private final Evidence recursive = new Evidence();
    private long total;

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.opcode() != 0) {
        return;
      }
      total++;
      if (query.rd()) {
        recursive.add(query);
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (recursive.count() >= least && recursive.isShare(percent, total)) {
        recursive.report(findings);
      }
      recursive.clear();
      total = 0;
    }
  }
}
