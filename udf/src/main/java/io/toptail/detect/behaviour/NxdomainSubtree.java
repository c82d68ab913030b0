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
import io.toptail.dns.Outcome;
import java.util.List;

/**
 * Asks below a name that does not exist. Remembers a {@link ZoneMemory} of names that were denied,
 * and the names asked below them, at most {@value #MOST_NAMES}; further ones are not counted.
 */
final class NxdomainSubtree extends HistoryDetector {
  static final String ID = "nxdomain-subtree";
  static final Parameter NAMES =
      Parameter.number("names", 10, 1, 1_000_000, "distinct names per hour that make a finding");
  static final int MOST_NAMES = 1 << 16;

  private final int names;

  NxdomainSubtree(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 306, Severity.LOW, "asks below a name that does not exist")
            .rule(
                "After NXDOMAIN for a name a resolver asks for at least so many distinct names "
                    + "below it in an hour while the denial holds (RFC 2308 §5). Not if one of "
                    + "them exists, which a server says that breaks RFC 8020. The finding is "
                    + "under the name that was denied.")
            .cause(
                "Nothing exists below a name that does not exist, but the resolver does not draw "
                    + "that conclusion, and passes on whatever its clients ask.")
            .who("The operator of the resolver.")
            .fix("Switch on harden-below-nxdomain (Unbound), or update the resolver.")
            .source("RFC 8020 §2")
            .only(Vantage.UPSTREAM, Vantage.AUTHORITATIVE, Vantage.ROOT),
        true);
    names = settings.number(NAMES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(names));
  }

  private static final class Watch extends ClientWatch {
    private final long least;
    private final ZoneMemory denied = new ZoneMemory();
    private final HashSlots below = new HashSlots(MOST_NAMES);

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.nameLength() <= 1) {
        return;
      }
      byte[] bytes = query.nameBytes();
      int from = query.nameOffset();
      int to = from + query.nameLength();
      if (!denied.isEmpty()) {
        lookAbove(query, WireLabels.hash(bytes, from, to), from + 1 + bytes[from], to);
      }
      if (query.outcome() == Outcome.NXDOMAIN && query.ttl() > 0) {
        long answered = query.timeNanos() + query.latencyNanos();
        denied.tell(WireLabels.hash(bytes, from, to), bytes, from, to, answered, query.ttl());
      }
    }

    private void lookAbove(Transaction query, long name, int parent, int to) {
      byte[] bytes = query.nameBytes();
      for (int at = parent; bytes[at] != 0; at += 1 + bytes[at]) {
        long hash = WireLabels.hash(bytes, at, to);
        int place = denied.find(hash);
        if (place >= 0 && denied.holds(place, query.timeNanos())) {
          count(query, place, WireLabels.mix(name, hash));
        }
      }
    }

    private void count(Transaction query, int place, long pair) {
      if (query.outcome() == Outcome.ANSWER || query.outcome() == Outcome.NODATA) {
        denied.withdraw(place);
        return;
      }
      below.add(pair);
      if (below.isNew()) {
        denied.count(place, query);
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      denied.report(least, findings);
      denied.clear();
      below.clear();
    }
  }
}
