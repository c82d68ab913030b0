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

/** Asks the parent again after a referral. Remembers a {@link ZoneMemory}. */
final class ReferralNotCached extends HistoryDetector {
  static final String ID = "referral-not-cached";
  static final Parameter REPEATS =
      Parameter.number("repeats", 10, 1, 1_000_000, "repetitions per hour that make a finding");

  private final boolean root;
  private final int repeats;

  ReferralNotCached(DetectorSettings.Entry settings, Vantage vantage) {
    super(
        DetectorInfo.of(ID, 302, Severity.LOW, "asks the parent again after a referral")
            .rule(
                "A client that was referred to the servers of a zone asks below that zone again, "
                    + "and is referred again, while the TTL of those servers holds; at least so "
                    + "many times an hour. The finding is under the zone. Where the response does "
                    + "not tell the zone, it is the top-level domain at a root server (two labels "
                    + "below arpa), and the name itself elsewhere.")
            .cause(
                "The resolver does not keep delegations, or none of the zone's servers answers "
                    + "it, or many resolvers sit behind one address.")
            .who("The operator of the resolver.")
            .fix(
                "Look whether the zone's servers answer it; otherwise enlarge its cache, or update "
                    + "it.")
            .source("Castro et al. 2008, class I; RFC 4697 §2.1")
            .only(Vantage.ROOT, Vantage.AUTHORITATIVE),
        true);
    root = vantage == Vantage.ROOT;
    repeats = settings.number(REPEATS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(REPEATS);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(repeats));
  }

  private int zoneLabels(Transaction query, int labels) {
    if (query.referralLabels() > 0) {
      return Math.min(labels, query.referralLabels());
    }
    if (!root) {
      return labels;
    }
    byte[] bytes = query.nameBytes();
    int top = WireLabels.suffix(bytes, query.nameOffset(), 1);
    return Math.min(labels, WireLabels.isLabel(bytes, top, "arpa") ? 2 : 1);
  }

  private final class Watch extends ClientWatch {
    private final long least;
    private final ZoneMemory zones = new ZoneMemory();

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.outcome() != Outcome.REFERRAL || query.nameLength() <= 1 || query.ttl() <= 0) {
        return;
      }
      byte[] bytes = query.nameBytes();
      int labels = WireLabels.count(bytes, query.nameOffset());
      int from = WireLabels.suffix(bytes, query.nameOffset(), zoneLabels(query, labels));
      int to = query.nameOffset() + query.nameLength();
      long hash = WireLabels.hash(bytes, from, to);
      int place = zones.find(hash);
      boolean repeated = place >= 0 && zones.holds(place, query.timeNanos());
      if (repeated && !query.isRetransmission()) {
        zones.count(place, query);
      }
      long answered = query.timeNanos() + query.latencyNanos();
      zones.tell(hash, bytes, from, to, answered, query.ttl());
    }

    @Override
    public void endClient(HistoryFindings findings) {
      zones.report(least, findings);
      zones.clear();
    }
  }
}
