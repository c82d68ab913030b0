package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.TypeGroup;
import io.toptail.dns.Outcome;
import java.util.List;

/** A name that is asked again and again for IPv6 addresses that it does not have. */
final class AaaaOnlyName extends NameDetector {
  static final String ID = "aaaa-only-name";
  static final Parameter QUERIES =
      Parameter.number("queries", 200, 1, 1_000_000_000, "for AAAA per hour, at least");

  private static final int PERCENT = 90;

  private final int queries;

  AaaaOnlyName(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 334, Severity.LOW, "asked for IPv6 addresses that are never there")
            .rule(
                "At least so many queries an hour for AAAA of one name, nine in ten of all for "
                    + "it, of which nine in ten are answered NODATA.")
            .cause(
                "The name has no IPv6 address, and the negative answer is kept too short: each "
                    + "time it runs out, all clients ask again; or a client asks nothing else.")
            .who("The owner of the domain; the developer of the asking software.")
            .fix("Raise the SOA's MINIMUM, publish an AAAA record, or cache the negative answer.")
            .source("RFC 2308 §5; RFC 4074; Foremski 2019"),
        true,
        settings.number(QUERIES));
    queries = settings.number(QUERIES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES);
  }

  @Override
  public boolean matches(NameHistory name) {
    OutcomeCounts outcomes = name.outcomes();
    long asked = outcomes.all(TypeGroup.AAAA);
    long empty = outcomes.of(TypeGroup.AAAA, Outcome.NODATA);
    return asked >= name.atLeast(queries)
        && Shares.isAtLeast(asked, PERCENT, outcomes.all())
        && Shares.isAtLeast(empty, PERCENT, outcomes.known(TypeGroup.AAAA));
  }
}
