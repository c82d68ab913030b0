package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import java.util.List;

/** A domain whose signatures do not verify. */
final class ServfailDnssec extends DomainDetector {
  static final String ID = "servfail-dnssec";
  static final Parameter FAILURES =
      Parameter.number("failures", 1, 1, 1_000_000_000, "such responses, at least");

  private final int failures;

  ServfailDnssec(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 402, Severity.HIGH, "domain whose signatures do not verify")
            .rule(
                "At least so many SERVFAIL with an extended error of DNSSEC: bogus, signature "
                    + "expired or not yet valid, DNSKEY or RRSIG missing, no zone key, NSEC "
                    + "missing (codes 6 to 12). A resolver that sends no extended errors shows "
                    + "nothing.")
            .cause(
                "Keys or signatures of the zone, or the DS in its parent, are wrong or out of "
                    + "date: for everybody behind a validating resolver the domain is gone.")
            .who("The owner of the domain.")
            .fix("Renew the signatures, publish the keys, or correct the DS in the parent.")
            .source("RFC 8914 §4.7 to §4.13; RFC 9520"),
        true,
        settings.number(FAILURES));
    failures = settings.number(FAILURES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAILURES);
  }

  @Override
  public boolean matches(DomainHistory domain) {
    return domain.outcomes().of(OutcomeDetail.BOGUS) >= failures;
  }

  @Override
  public long shown(DomainHistory domain) {
    return domain.outcomes().of(OutcomeDetail.BOGUS);
  }
}
