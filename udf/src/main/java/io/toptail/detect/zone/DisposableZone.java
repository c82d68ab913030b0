package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import java.util.List;

/** A domain whose names are used once, by design. */
final class DisposableZone extends DomainDetector {
  static final String ID = "disposable-zone";
  static final Parameter NAMES =
      Parameter.number("names", 100, 2, 1_000_000_000, "distinct names per hour, at least");
  static final Parameter ONCE =
      Parameter.number("percent-once", 95, 1, 100, "of the names asked only once, at least");
  static final Parameter ANSWERED =
      Parameter.number("percent-answered", 90, 1, 100, "of the queries without error, at least");

  private final int names;
  private final int once;
  private final int answered;

  DisposableZone(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 323, Severity.INFO, "names that are used once, by design")
            .rule(
                "At least so many distinct names an hour in one domain, such a share of them "
                    + "asked only once, and such a share of the queries answered without error.")
            .cause(
                "A service puts data into names: a look-up of a file or address, a measurement, a "
                    + "token. Each name is used once; no cache can help.")
            .who("Nobody; it is how the service works.")
            .fix("Nothing to repair; leave these names out when you read the tail.")
            .source("Chen 2014 (disposable domains)"),
        true,
        settings.number(NAMES));
    names = settings.number(NAMES);
    once = settings.number(ONCE);
    answered = settings.number(ANSWERED);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, ONCE, ANSWERED);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.names() >= domain.atLeast(names)
        && Shares.isAtLeast(domain.askedOnce(), once, domain.names())
        && Shares.isAtLeast(domain.outcomes().withoutError(), answered, domain.outcomes().known());
  }
}
