package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import java.util.List;

/** A domain that nobody has registered, and that many clients rely on. */
final class DeadDomainDangling extends DomainDetector {
  static final String ID = "dead-domain-dangling";
  static final Parameter CLIENTS =
      Parameter.number("clients", 5, 1, 1_000_000_000, "distinct clients, at least; or");
  static final Parameter DAYS =
      Parameter.number("days", 3, 1, 10_000, "between the first query and the last, at least");
  static final Parameter NAMES =
      Parameter.number("names", 5, 1, 1_000_000, "distinct names in the domain, at most");
  static final Parameter MINUTES =
      Parameter.number("minutes", 10, 0, 1_000_000, "between the first query and the last, always");

  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1440 * MINUTE;
  private static final int PERCENT_UNREGISTERED = 90;

  private final int clients;
  private final int days;
  private final int names;
  private final int minutes;

  DeadDomainDangling(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 332, Severity.HIGH, "many clients ask for an unregistered domain")
            .rule(
                "The registrable domain does not exist: no query for it or below it succeeds, and "
                    + "of those denied nine in ten are denied by a zone above (the owner of the "
                    + "SOA); its top-level domain exists. At least so many clients ask, or over "
                    + "so many days; for at most so many names, as devices do; and not in a "
                    + "burst.")
            .cause(
                "A domain has lapsed, or a device was shipped with a name that its maker never "
                    + "registered. Whoever registers it now can answer all these clients.")
            .who("The maker of the device or software, and the operator of the network.")
            .fix("Register the domain or block it before somebody else registers it.")
            .source("Lever 2016 (Domain-Z); tplinklogin.net"),
        true,
        2);
    clients = settings.number(CLIENTS);
    days = settings.number(DAYS);
    names = settings.number(NAMES);
    minutes = settings.number(MINUTES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(CLIENTS, DAYS, NAMES, MINUTES);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.isDelegated()
        && domain.names() <= names
        && domain.span() >= minutes * MINUTE
        && (domain.clients() >= clients || domain.span() >= days * DAY)
        && isUnregistered(domain.outcomes());
  }

  private static boolean isUnregistered(OutcomeCounts outcomes) {
    long denied = outcomes.of(Outcome.NXDOMAIN);
    return outcomes.withoutError() == 0
        && Shares.isAtLeast(outcomes.of(OutcomeDetail.UNREGISTERED), PERCENT_UNREGISTERED, denied)
        && 2 * denied >= outcomes.known();
  }
}
