package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.Vantage;
import java.util.List;

/** A domain whose parent names a server that does not serve it. */
final class LameToUs extends DomainDetector {
  static final String ID = "lame-to-us";
  static final Parameter CLIENTS =
      Parameter.number("clients", 10, 1, 1_000_000_000, "distinct resolvers, at least");

  private static final int PERCENT_REFUSED = 90;

  private final int clients;

  LameToUs(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 401, Severity.MEDIUM, "somebody delegates a domain to these servers")
            .rule(
                "Nine in ten queries for the domain are refused although they ask without RD, as "
                    + "resolvers do, and at least so many distinct clients ask.")
            .cause(
                "The parent of the domain still lists a server that does not serve it any more, "
                    + "or never did; resolvers ask it in vain first.")
            .who("The owner of the domain.")
            .fix("Remove the server from the delegation in the parent, or load the zone on it.")
            .source("RFC 4697 §2.2; RFC 1912 §2.8")
            .only(Vantage.AUTHORITATIVE),
        true,
        settings.number(CLIENTS));
    clients = settings.number(CLIENTS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(CLIENTS);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    long refused = domain.outcomes().of(OutcomeDetail.ITERATIVE);
    return domain.clients() >= clients
        && Shares.isAtLeast(refused, PERCENT_REFUSED, domain.outcomes().known());
  }

  @Override
  public long shown(DomainHistory domain) {
    return domain.outcomes().of(OutcomeDetail.ITERATIVE);
  }
}
