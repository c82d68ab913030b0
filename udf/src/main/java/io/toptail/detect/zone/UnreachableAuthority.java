package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import java.util.List;

/** A domain whose servers a resolver cannot reach. */
final class UnreachableAuthority extends DomainDetector {
  static final String ID = "unreachable-authority";
  static final Parameter FAILURES =
      Parameter.number("failures", 3, 1, 1_000_000_000, "such responses, at least");

  private final int failures;

  UnreachableAuthority(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 403, Severity.MEDIUM, "domain whose servers cannot be reached")
            .rule(
                "At least so many SERVFAIL with the extended error no reachable authority or "
                    + "network error (codes 22 and 23). A resolver that sends no extended errors "
                    + "shows nothing.")
            .cause(
                "No server of the domain answers the resolver: they are down, their addresses in "
                    + "the parent are out of date, or a filter drops the packets.")
            .who("The owner of the domain; the operator of the resolver if many domains show it.")
            .fix("Bring the servers up, or correct the delegation and its addresses.")
            .source("RFC 8914 §4.23 and §4.24"),
        true,
        settings.number(FAILURES));
    failures = settings.number(FAILURES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAILURES);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.outcomes().of(OutcomeDetail.UNREACHABLE) >= failures;
  }

  @Override
  public long shown(DomainHistory domain) {
    return domain.outcomes().of(OutcomeDetail.UNREACHABLE);
  }
}
