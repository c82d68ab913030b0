package io.toptail.detect.zone;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.KnownNames;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.Severity;
import io.toptail.dns.Outcome;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.List;

/**
 * A name that the public DNS does not know and that is answered all the same: the capture was taken
 * where it is known. It leaks nowhere.
 */
public final class AnsweredInside extends NameDetector {
  static final String ID = "answered-inside";
  static final String REGISTRY = "locally-served.tsv";

  private final DelegatedTlds delegated;
  private final KnownNames local;

  /**
   * @param delegated the top labels of the root; null to describe the rule only
   * @param locallyServed reverse zones that resolvers serve
   */
  AnsweredInside(DelegatedTlds delegated, Registry locallyServed) {
    super(
        DetectorInfo.of(ID, 341, Severity.INFO, "answered, though the public DNS lacks it")
            .rule(
                "The top label is not delegated, or the name is in a reverse zone for local use; "
                    + "and it is answered more often than it fails, and never denied. Then it "
                    + "counts for no rule about leaks.")
            .cause(
                "The server knows the names of the network inside, as it should; or the capture "
                    + "is from a time at which the top label was delegated.")
            .who("Nobody: it is not a fault.")
            .fix("Nothing to do, but to see that names of the inside stay there.")
            .source("RFC 6303; RFC 6762 appendix G"),
        true,
        1);
    this.delegated = delegated;
    this.local = new KnownNames(locallyServed);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public boolean matches(NameHistory name) {
    return !name.isExplained() && isAnswered(name.name(), name.outcomes());
  }

  /**
   * Whether the public DNS does not know a name, and what became of its queries shows that here
   * somebody does.
   */
  public boolean isAnswered(WireName name, OutcomeCounts outcomes) {
    boolean top = name.labels() > 0 && !delegated.contains(name);
    long answered = outcomes.of(Outcome.ANSWER) + (top ? outcomes.of(Outcome.REFERRAL) : 0);
    return (top || local.cover(name))
        && answered > outcomes.failed()
        && outcomes.of(Outcome.NXDOMAIN) == 0;
  }
}
