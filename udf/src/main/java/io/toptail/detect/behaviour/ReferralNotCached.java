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

/** Asks the parent again after a referral. Remembers a {@link ReferralMemory}. */
final class ReferralNotCached extends HistoryDetector {
  static final String ID = "referral-not-cached";
  static final Parameter REPEATS =
      Parameter.number("repeats", 10, 1, 1_000_000, "repetitions per hour that make a finding");

  private final Vantage vantage;
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
    this.vantage = vantage;
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

  private final class Watch extends ClientWatch {
    private final long least;
    private final ReferralMemory referrals = new ReferralMemory(vantage);

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      referrals.count(query);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      referrals.report(least, findings);
      referrals.clear();
    }
  }
}
