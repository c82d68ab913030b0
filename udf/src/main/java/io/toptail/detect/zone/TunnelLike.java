package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.KnownNames;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.TypeGroup;
import io.toptail.name.Registries;
import java.util.List;

/** Data carried in names. */
final class TunnelLike extends DomainDetector {
  static final String ID = "tunnel-like";
  static final Parameter OCTETS =
      Parameter.number(
          "octets", 10_000, 100, 1_000_000_000, "in front of the domain per hour, at least");
  static final Parameter LONG =
      Parameter.number("long", 50, 1, 250, "octets in front on average, at least; or");
  static final Parameter MIDDLE =
      Parameter.number("middle", 30, 1, 250, "octets in front on average, at least, and");
  static final Parameter PERCENT =
      Parameter.number(
          "percent-carriers", 30, 1, 100, "of the queries for TXT, MX, CNAME, NULL or KEY");

  private final KnownNames lists;
  private final KnownNames disposable;
  private final int octets;
  private final int longFront;
  private final int middle;
  private final int percent;

  TunnelLike(Registries registries, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 322, Severity.HIGH, "data carried in names")
            .rule(
                "The labels in front of a domain, of all its distinct names, sum up to at least "
                    + "so many octets an hour, and are long on average; or less long, and such a "
                    + "share of the queries is for types that carry data back (known only with "
                    + "responses). Not domains of a known owner, block lists, known "
                    + "disposable zones or reverse zones.")
            .cause(
                "Somebody moves data in and out through the resolver, past the firewall: a VPN "
                    + "over DNS, malware, or a licensed agent that works this way.")
            .who("The owner of the asking machine.")
            .fix("Find the program on the clients; except the domain here if it is meant to be.")
            .source("Paxson 2013; Ozery 2023"),
        false,
        settings.number(OCTETS) / 250);
    lists = new KnownNames(registries.get("dnsbl-zones.tsv"));
    disposable = new KnownNames(registries.get("disposable-zones.tsv"));
    octets = settings.number(OCTETS);
    longFront = settings.number(LONG);
    middle = settings.number(MIDDLE);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OCTETS, LONG, MIDDLE, PERCENT);
  }

  @Override
  public List<String> registries() {
    return RandomSubdomain.REGISTRIES;
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.frontOctets() >= domain.atLeast(octets)
        && isLong(domain)
        && domain.isDelegated()
        && !domain.isOwned()
        && !domain.name().labelIs(domain.name().labels() - 1, "arpa")
        && !lists.cover(domain.name())
        && !disposable.cover(domain.name());
  }

  private boolean isLong(DomainHistory domain) {
    long front = domain.frontOctets();
    return front >= longFront * domain.names()
        || front >= middle * domain.names() && carries(domain.outcomes());
  }

  private boolean carries(OutcomeCounts outcomes) {
    long carriers =
        outcomes.all(TypeGroup.TXT) + outcomes.all(TypeGroup.MX) + outcomes.all(TypeGroup.CARRIER);
    return Shares.isAtLeast(carriers, percent, outcomes.all());
  }
}
