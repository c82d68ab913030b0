package io.toptail.detect;

import io.toptail.ignore.AddressBlocks;
import io.toptail.name.Registries;
import java.util.List;

/** UPDATE from a client that may not. */
final class DynamicUpdateLeak extends MessageDetector {
  static final String ID = "dynamic-update-leak";
  static final Parameter UPDATERS =
      Parameter.list(
          "updaters", Parameter.Kind.PREFIXES, "clients that may update, addresses or prefixes");
  private final AddressBlocks updaters;
  private static final List<String> REGISTRIES =
      List.of("locally-served.tsv", "special-use.tsv", "private-suffixes.tsv");

  private final KnownNames reverse;
  private final KnownNames inside;

  /** Whether all registries are there; else nobody says which zone it is. */
  private final boolean complete;

  DynamicUpdateLeak(Registries registries, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(
                ID, 25, Severity.MEDIUM, "host tries to register itself with the wrong server")
            .rule("Opcode UPDATE, and the sender is none of the configured updaters.")
            .cause(
                "A computer registers its name and address, but with a server that is not "
                    + "that of its domain, and so tells both to strangers.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Turn off the registration of the connection in DNS, or give clients the DNS "
                    + "servers of their domain. If updates are wanted here, list who may send them "
                    + "in the settings.")
            .source("RFC 2136; RFC 4697 §2.8; RFC 7534"));
    updaters = new AddressBlocks(settings.list(UPDATERS));
    complete = REGISTRIES.stream().noneMatch(registries::isMissing);
    reverse = new KnownNames(registries.get("locally-served.tsv"));
    inside =
        KnownNames.union(
            List.of(
                new KnownNames(registries.get("special-use.tsv")),
                new KnownNames(registries.get("private-suffixes.tsv"))));
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.message().opcode() == 5 && !query.isFrom(updaters);
  }

  @Override
  public List<String> reasons() {
    return List.of("private-reverse-zone", "private-zone", "other-zone");
  }

  @Override
  public int reason(QueryMessage query) {
    if (reverse.cover(query.name())) {
      return 1;
    }
    if (inside.cover(query.name())) {
      return 2;
    }
    return complete ? 3 : 0;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(UPDATERS);
  }
}
