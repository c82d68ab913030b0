package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import io.toptail.name.DelegatedTlds;

/**
 * A name that the root denied, below a top label that is in the list of delegated ones: when the
 * capture was taken somebody used that label inside, and now it belongs to others.
 */
final class TopLevelDenied extends NameDetector {
  static final String ID = "top-level-denied";

  private final DelegatedTlds delegated;

  /**
   * @param delegated the top labels of today; null to describe the rule only
   */
  TopLevelDenied(DelegatedTlds delegated) {
    super(
        DetectorInfo.of(
                ID, 221, Severity.MEDIUM, "denied by the root though its top level exists by now")
            .rule(
                "The root itself denies the name (owner of the SOA record), no query for it "
                    + "succeeds, and its top label is in the list of delegated ones: it was "
                    + "delegated after the capture, or given up before it.")
            .cause(
                "Somebody used a top label that did not exist for names inside. It has been "
                    + "delegated since: whoever registers the name there can answer these clients.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Rename the names inside to home.arpa, .internal or a domain of your own; until "
                    + "then answer them on your resolver.")
            .source("RFC 8023; ICANN name collision"),
        true,
        1);
    this.delegated = delegated;
  }

  @Override
  public boolean matches(NameHistory name) {
    return name.outcomes().of(OutcomeDetail.NO_TOP_LEVEL) > 0
        && name.outcomes().withoutError() == 0
        && delegated.contains(name.name());
  }

  @Override
  public long shown(NameHistory name) {
    return name.outcomes().of(Outcome.NXDOMAIN);
  }
}
