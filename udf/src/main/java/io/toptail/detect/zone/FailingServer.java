package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.Parameter;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.Severity;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.List;

/** A resolver that fails with much of what it is asked. */
final class FailingServer extends ServerDetector {
  static final String ID = "failing-server";
  static final Parameter FAILURES =
      Parameter.number("failures", 20, 1, 1_000_000_000, "SERVFAIL, at least");
  static final Parameter PERCENT =
      Parameter.number("percent", 20, 1, 100, "of all queries to the server, at least");

  private final int failures;
  private final int percent;

  FailingServer(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 307, Severity.MEDIUM, "resolver that fails often")
            .rule(
                "At least so many responses of the server, and such a share of all queries to it, "
                    + "are SERVFAIL. Clients and domains that fail there are then no finding of "
                    + "servfail-loop and servfail-domain.")
            .cause(
                "The resolver has no way to the authoritative servers, a wrong clock or trust "
                    + "anchor, or too little room; what its clients see has no other cause.")
            .who("The operator of the resolver.")
            .fix("Look at its uplink, its clock, its trust anchors and its log.")
            .source("RFC 9520 §3.2; RFC 2308 §7")
            .only(Vantage.UNKNOWN, Vantage.RESOLVER));
    failures = settings.number(FAILURES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAILURES, PERCENT);
  }

  @Override
  public boolean matches(ServerHistory server) {
    long failed = server.outcomes().of(Outcome.SERVFAIL);
    return failed >= failures && Shares.isAtLeast(failed, percent, server.outcomes().known());
  }

  @Override
  public long shown(ServerHistory server) {
    return server.outcomes().of(Outcome.SERVFAIL);
  }
}
