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

/** A name that is fine for A and fails for another type. */
final class TypeDependentFailure extends NameDetector {
  static final String ID = "type-dependent-failure";
  static final Parameter FAILURES =
      Parameter.number("failures", 3, 1, 1_000_000_000, "of the other type, at least");

  private static final TypeGroup[] OTHERS = {
    TypeGroup.AAAA, TypeGroup.HTTPS, TypeGroup.MX, TypeGroup.TXT
  };
  private static final int PERCENT_ANSWERED = 90;

  private final int failures;

  TypeDependentFailure(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 404, Severity.MEDIUM, "fine for A, broken for another type")
            .rule(
                "Nine in ten queries for A of a name are answered; for AAAA, HTTPS or SVCB, MX, or "
                    + "TXT at least so many fail (an error code or no response), and none is "
                    + "without error.")
            .cause(
                "A load balancer or an old server answers types that it does not know with an "
                    + "error or not at all. NXDOMAIN for one type denies the whole name, so A "
                    + "fails with it wherever the denial is cached.")
            .who("The owner of the domain.")
            .fix("Answer unknown types without error and with no record (NODATA).")
            .source("RFC 4074 §4; RFC 8906 §3"),
        true,
        settings.number(FAILURES) + 1);
    failures = settings.number(FAILURES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAILURES);
  }

  @Override
  public boolean matches(NameHistory name) {
    OutcomeCounts outcomes = name.outcomes();
    long answered = outcomes.of(TypeGroup.A, Outcome.ANSWER);
    return Shares.isAtLeast(answered, PERCENT_ANSWERED, outcomes.known(TypeGroup.A))
        && shown(name) > 0;
  }

  @Override
  public long shown(NameHistory name) {
    OutcomeCounts outcomes = name.outcomes();
    long failed = 0;
    for (TypeGroup type : OTHERS) {
      if (outcomes.failed(type) >= failures && outcomes.withoutError(type) == 0) {
        failed += outcomes.failed(type);
      }
    }
    return failed;
  }
}
