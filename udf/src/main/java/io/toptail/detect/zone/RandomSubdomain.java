package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.FloodDetector;
import io.toptail.detect.KnownNames;
import io.toptail.detect.ListLookup;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.name.Registries;
import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.List;

/** Random names below a domain, so that no cache helps its servers: water torture. */
final class RandomSubdomain extends FloodDetector {
  static final String ID = "random-subdomain";
  static final Parameter NAMES =
      Parameter.number("names", 200, 10, 1_000_000_000, "new names in one minute, at least");
  static final Parameter QUERIES =
      Parameter.number("queries", 2, 1, 1000, "for one of these names, at most");

  static final List<String> REGISTRIES = List.of("dnsbl-zones.tsv", "disposable-zones.tsv");
  private static final int SHORTEST_LABEL = 6;
  private static final int PERCENT_FAILED = 90;

  private final List<KnownNames> lists = new ArrayList<>();
  private final int names;
  private final int queries;

  RandomSubdomain(Registries registries, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 320, Severity.HIGH, "random names to wear a domain's servers out")
            .rule(
                "Within one minute of the clock at least so many names of a domain that were "
                    + "never asked before in the window, and nine in ten of all that are new in it, "
                    + "are each asked at most so often, never succeed (NXDOMAIN, SERVFAIL or no "
                    + "response), and begin with a label of 6 octets or more. Not block lists, "
                    + "known disposable zones, reverse zones, public names or addresses in front "
                    + "of the domain, as lists are asked for them, or names that another rule "
                    + "explains.")
            .cause(
                "Somebody attacks the domain's servers through open resolvers: each query is for "
                    + "a new name, so every one of them reaches the servers.")
            .who("The operator of the resolver; the domain is the victim.")
            .fix(
                "Close open resolvers, limit the rate for each zone, and use NSEC records "
                    + "aggressively.")
            .source("RFC 8198; attacks since February 2014"),
        true,
        settings.number(NAMES));
    for (String registry : REGISTRIES) {
      lists.add(new KnownNames(registries.get(registry)));
    }
    names = settings.number(NAMES);
    queries = settings.number(QUERIES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, QUERIES);
  }

  @Override
  public List<String> registries() {
    return REGISTRIES;
  }

  @Override
  public boolean looksLike(WireName name, int registrableLabels, long asked) {
    return asked <= queries
        && registrableLabels > 0
        && name.labels() > registrableLabels
        && name.labelLength(0) >= SHORTEST_LABEL
        && !name.labelIs(name.labels() - 1, "arpa")
        && !ListLookup.isLikely(name, registrableLabels)
        && !isMeantTo(name);
  }

  private boolean isMeantTo(WireName name) {
    for (int i = 0; i < lists.size(); i++) {
      if (lists.get(i).cover(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean matches(long fresh, long failed) {
    return failed >= names && Shares.isAtLeast(failed, PERCENT_FAILED, fresh);
  }
}
