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

/** Asks for the root's name servers all the time. Remembers numbers, and a sample of the gaps. */
final class PrimingStorm extends HistoryDetector {
  static final String ID = "priming-storm";
  static final Parameter QUERIES =
      Parameter.number("queries", 24, 1, 1_000_000, "queries per day that are still all right");
  private static final double DAY_HOURS = 24;

  /** A check by a clock deviates less from its median gap, percent. */
  private static final int CLOCKWORK = 5;

  /** Nobody checks a server more often. */
  private static final int CHECK_MILLIS = 10_000;

  private final int queries;

  PrimingStorm(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 311, Severity.LOW, "primes far too often")
            .rule(
                "More than so many queries a day for NS of the root, retransmissions left out; "
                    + "not fewer in less than a day. Not if they come by a clock of ten seconds or "
                    + "more, as checks of a server do.")
            .cause(
                "A resolver that starts anew again and again, or keeps no cache: the answer holds "
                    + "for six days.")
            .who("The maker of the device or software.")
            .fix("Find out why the resolver restarts; update it, or let it forward.")
            .source("RFC 9609")
            .only(Vantage.RESOLVER, Vantage.ROOT),
        false);
    queries = settings.number(QUERIES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch((long) Math.ceil(queries * Math.max(1, scope.hours() / DAY_HOURS)));
  }

  private static final class Watch extends ClientWatch {
    private final long most;
    private final Evidence seen = new Evidence();
    private final GapSample gaps = new GapSample();
    private long before;

    Watch(long most) {
      this.most = most;
    }

    @Override
    public void add(Transaction query) {
      boolean priming =
          query.nameLength() == 1 && query.qtype() == Codes.NS && query.qclass() == Codes.IN;
      if (!priming || query.isRetransmission()) {
        return;
      }
      if (seen.count() > 0) {
        gaps.add(query.timeNanos() - before);
      }
      before = query.timeNanos();
      seen.add(query);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (seen.count() > most && gaps.rhythm(CLOCKWORK) < CHECK_MILLIS) {
        seen.report(findings);
      }
      seen.clear();
      gaps.clear();
    }
  }
}
