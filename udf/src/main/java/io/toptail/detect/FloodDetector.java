package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * A misconfiguration or attack that shows in names of one domain that nobody asked before, minute
 * by minute. A name counts in the minute of its first query.
 */
public abstract non-sealed class FloodDetector extends SubjectDetector {
  private final int leastNames;

  /**
   * @param leastNames it is not asked about domains with fewer names
   */
  protected FloodDetector(DetectorInfo info, boolean needsResponses, int leastNames) {
    super(info, needsResponses);
    this.leastNames = leastNames;
  }

  /** Domains with fewer names cannot match. */
  public final int leastNames() {
    return leastNames;
  }

  /**
   * Whether a name that failed is one of those looked for.
   *
   * @param registrableLabels of its domain
   * @param queries for it
   */
  public abstract boolean looksLike(WireName name, int registrableLabels, long queries);

  /**
   * Whether a minute is one of a flood.
   *
   * @param fresh names of the domain first asked in it
   * @param failed those of them that never succeeded and are what is looked for
   */
  public abstract boolean matches(long fresh, long failed);
}
