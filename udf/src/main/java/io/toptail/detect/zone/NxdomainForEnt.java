package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import java.util.List;

/** A name that is said not to exist although names below it do. */
final class NxdomainForEnt extends NameDetector {
  static final String ID = "nxdomain-for-ent";
  static final Parameter DENIALS =
      Parameter.number("denials", 1, 1, 1_000_000_000, "of the name, at least");
  static final Parameter BELOW =
      Parameter.number("below", 2, 1, 1_000_000_000, "queries without error below it, at least");

  private final int denials;
  private final int below;

  NxdomainForEnt(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 405, Severity.MEDIUM, "denied although names below it exist")
            .rule(
                "At least so many NXDOMAIN for a name and no response without error, while so "
                    + "many queries for names below it, down to 8 labels, have no error. Not the "
                    + "registrable domain itself.")
            .cause(
                "The server says that a name does not exist because it holds no records, although "
                    + "names below it do. A resolver that believes it denies those too.")
            .who("The owner of the domain.")
            .fix("Update the server: an empty non-terminal is answered NODATA, never NXDOMAIN.")
            .source("RFC 8020 §2; RFC 9156; RFC 4592 §2.2.2"),
        true,
        settings.number(DENIALS));
    denials = settings.number(DENIALS);
    below = settings.number(BELOW);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(DENIALS, BELOW);
  }

  @Override
  public boolean matches(NameHistory name) {
    return name.answeredBelow() >= below
        && name.outcomes().of(Outcome.NXDOMAIN) >= denials
        && name.outcomes().withoutError() == 0;
  }

  @Override
  public long shown(NameHistory name) {
    return name.outcomes().of(Outcome.NXDOMAIN);
  }
}
