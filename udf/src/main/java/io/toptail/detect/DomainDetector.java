package io.toptail.detect;

/** A misconfiguration that shows in what all clients ask about one registrable domain. */
public abstract non-sealed class DomainDetector extends SubjectDetector {
  /**
   * @param leastQueries it is not asked about domains with fewer
   */
  protected DomainDetector(DetectorInfo info, boolean needsResponses, int leastQueries) {
    super(info, needsResponses, leastQueries);
  }

  /** Whether the domain shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(DomainHistory domain);

  /** How many of the queries of a match show it. */
  public long shown(DomainHistory domain) {
    return domain.queries();
  }
}
