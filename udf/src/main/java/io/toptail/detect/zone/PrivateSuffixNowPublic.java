package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.KnownNames;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import io.toptail.name.Registry;
import java.util.List;

/** A domain used inside a network, below a suffix that has been delegated since. */
final class PrivateSuffixNowPublic extends DomainDetector {
  static final String ID = "private-suffix-now-public";
  static final String REGISTRY = "delegated-since.tsv";
  static final Parameter NAMES =
      Parameter.number("names", 5, 1, 1_000_000, "distinct names in the domain, at least");
  static final Parameter PERCENT =
      Parameter.number("percent-denied", 90, 1, 100, "of its queries NXDOMAIN, at least");

  private static final int PERCENT_ONCE = 50;

  private final KnownNames suffixes;
  private final int names;
  private final int percent;

  PrivateSuffixNowPublic(Registry registry, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 221, Severity.HIGH, "home-grown domain that is public now")
            .rule(
                "A domain below a suffix of the registry, which networks used inside before it was "
                    + "delegated: at least so many distinct names, at most half of them asked only "
                    + "once, and at least so much of what is known of its queries NXDOMAIN.")
            .cause(
                "Machines look for hosts of their own network under a suffix that belongs to "
                    + "somebody else by now. Whoever registers the domain can answer them.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Move to home.arpa, .internal or a domain of your own; until then have your "
                    + "resolver answer the domain, or register it.")
            .source("RFC 8023; D-Link domain.name"),
        true,
        settings.number(NAMES));
    suffixes = new KnownNames(registry);
    names = settings.number(NAMES);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, PERCENT);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.isDelegated()
        && domain.names() >= names
        && domain.askedOnce() * 100 <= PERCENT_ONCE * domain.names()
        && suffixes.cover(domain.name())
        && Shares.isAtLeast(
            domain.outcomes().of(Outcome.NXDOMAIN), percent, domain.outcomes().known());
  }

  @Override
  public long shown(DomainHistory domain) {
    return domain.outcomes().of(Outcome.NXDOMAIN);
  }
}
