package io.toptail.detect.zone;

import io.toptail.detect.Crowd;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import java.util.List;

/** A domain that never resolves, for anybody. */
final class ServfailDomain extends DomainDetector {
  static final String ID = "servfail-domain";
  static final Parameter FAILURES =
      Parameter.number("failures", 20, 1, 1_000_000_000, "SERVFAIL, at least");
  static final Parameter SPREAD =
      Parameter.number("spread", 3, 1, 1_000_000_000, "names or clients, at least");
  static final Parameter MINUTES =
      Parameter.number("minutes", 10, 0, 1_000_000, "from the first query to the last, at least");
  static final Parameter OUTAGE =
      Parameter.number(
          "percent-outage", 20, 1, 101, "of all queries SERVFAIL, at which the resolver is ill");

  private static final long MINUTE = 60_000_000_000L;

  private final int failures;
  private final int spread;
  private final int minutes;
  private final int outage;

  ServfailDomain(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 307, Severity.MEDIUM, "domain that never resolves")
            .rule(
                "At least so many SERVFAIL for a domain, from so many names or clients, over so "
                    + "many minutes, and not one query without error; unless the resolver itself "
                    + "is ill, which shows in such a share of SERVFAIL among all queries. Of the "
                    + "domains that match, the 1,000 asked most.")
            .cause(
                "The servers, the delegation or the signatures of the domain are broken, and each "
                    + "repetition sets the resolver to work again.")
            .who("The owner of the domain; the operator of the resolver.")
            .fix(
                "Domain: repair servers, delegation or signatures. Resolver: cache failures for 1 "
                    + "second to 5 minutes.")
            .source("RFC 9520 §3.2; RFC 2308 §7"),
        true,
        settings.number(FAILURES));
    failures = settings.number(FAILURES);
    spread = settings.number(SPREAD);
    minutes = settings.number(MINUTES);
    outage = settings.number(OUTAGE);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAILURES, SPREAD, MINUTES, OUTAGE);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.outcomes().of(Outcome.SERVFAIL) >= failures
        && domain.outcomes().withoutError() == 0
        && Math.max(domain.names(), domain.clients()) >= spread
        && domain.span() >= minutes * MINUTE
        && domain.name().labels() > 1;
  }

  @Override
  public boolean comparesWithCrowd() {
    return true;
  }

  @Override
  public boolean holds(long queries, long clients, Crowd crowd) {
    return !Shares.isAtLeast(crowd.servfail(), outage, crowd.known());
  }

  @Override
  public long shown(DomainHistory domain) {
    return domain.outcomes().of(Outcome.SERVFAIL);
  }
}
