package io.toptail.detect;

import io.toptail.dns.Outcome;
import java.util.List;

/** Keeps asking although the resolution fails. */
final class ServfailLoop extends HistoryDetector {
  static final String ID = "servfail-loop";
  static final Parameter FAILURES =
      Parameter.number("failures", 20, 1, 1_000_000, "SERVFAIL per hour that make a finding");

  static final Parameter OUTAGE =
      Parameter.number(
          "percent-outage",
          20,
          1,
          101,
          "of all queries to the server SERVFAIL, at which the server is ill");

  private final int failures;
  private final int outage;
  private final boolean ofResolver;

  ServfailLoop(DetectorSettings.Entry settings, Vantage vantage) {
    super(
        DetectorInfo.of(ID, 307, Severity.MEDIUM, "keeps asking although the resolution fails")
            .rule(
                "At least so many SERVFAIL an hour to one client for one question; unless it is a "
                    + "resolver that answers such a share of all queries so, which is then "
                    + "failing-server. Of what matches, the 10,000 with most queries.")
            .cause(
                "The domain is broken (its servers, its delegation or its signatures), and the "
                    + "failure is not cached: each repetition sets the resolver to work again.")
            .who("The operator of the resolver, and the owner of the domain.")
            .fix(
                "Resolver: cache failures for 1 second to 5 minutes. Domain: repair delegation "
                    + "or signatures.")
            .source("RFC 9520 §3.2; RFC 2308 §7"),
        true);
    failures = settings.number(FAILURES);
    outage = settings.number(OUTAGE);
    ofResolver = vantage == Vantage.UNKNOWN || vantage == Vantage.RESOLVER;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAILURES, OUTAGE);
  }

  @Override
  public boolean holds(OutcomeCounts answers, boolean returned) {
    return !ofResolver || answers.of(Outcome.SERVFAIL) * 100 < outage * answers.known();
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(failures));
  }

  private static final class Watch extends ClientWatch {
    private final long least;
    private final QuestionCounts failed = new QuestionCounts();
    private final QuestionServers servers = new QuestionServers();

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.outcome() == Outcome.SERVFAIL) {
        failed.add(query);
        servers.put(query);
      }
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      servers.report(failed, question, least, findings);
      failed.forget(question);
    }
  }
}
