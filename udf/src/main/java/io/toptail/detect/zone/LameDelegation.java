package io.toptail.detect.zone;

import io.toptail.detect.DelegationDetector;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Parameter;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.List;

/** A server that is listed for a domain and does not serve it. */
final class LameDelegation extends DelegationDetector {
  static final String ID = "lame-delegation";
  static final Parameter RESPONSES =
      Parameter.number("responses", 3, 1, 1_000_000_000, "of one kind, at least");
  static final Parameter PERCENT =
      Parameter.number("percent", 90, 1, 100, "of the server's responses for the domain, at least");

  private final int responses;
  private final int percent;

  LameDelegation(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 400, Severity.MEDIUM, "listed server that does not serve the domain")
            .rule(
                "A server answers queries without RD for a domain with REFUSED, with SERVFAIL, or "
                    + "with a referral to the root, at least so often, and such a share of what "
                    + "it answers for the domain; partial if another server of the domain "
                    + "answers without error, else full. Queries without a response do not count. "
                    + "The address in a finding is the server's.")
            .cause(
                "The delegation names a server that does not hold the zone, or no longer; every "
                    + "resolver asks it in vain before it tries another.")
            .who("The owner of the domain.")
            .fix("Remove the server from the NS records of the parent, or load the zone on it.")
            .source("RFC 1912 §2.8; RFC 9499; Akiwate 2020")
            .only(Vantage.UPSTREAM));
    responses = settings.number(RESPONSES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(RESPONSES, PERCENT);
  }

  @Override
  public boolean matches(ServerHistory server) {
    OutcomeCounts outcomes = server.outcomes();
    long answered = outcomes.known() - outcomes.of(Outcome.UNANSWERED);
    return isLame(outcomes.of(Outcome.REFUSED), answered)
        || isLame(outcomes.of(Outcome.SERVFAIL), answered)
        || isLame(outcomes.of(OutcomeDetail.UPWARD), answered);
  }

  private boolean isLame(long lame, long answered) {
    return lame >= responses && Shares.isAtLeast(lame, percent, answered);
  }

  @Override
  public boolean isFine(ServerHistory server) {
    OutcomeCounts outcomes = server.outcomes();
    return outcomes.withoutError() + outcomes.of(Outcome.NXDOMAIN)
        > outcomes.of(OutcomeDetail.UPWARD);
  }
}
