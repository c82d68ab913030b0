package io.toptail.detect;

/** A misconfiguration that shows in what all clients ask about one name. */
public abstract non-sealed class NameDetector extends SubjectDetector {
  /**
   * @param leastQueries it is not asked about names with fewer
   */
  protected NameDetector(DetectorInfo info, boolean needsResponses, int leastQueries) {
    super(info, needsResponses, leastQueries);
  }

  /** Whether the name shows this misconfiguration. Never throws; allocates nothing. */
  public abstract boolean matches(NameHistory name);

  /** How many of the queries of a match show it. */
  public long shown(NameHistory name) {
    return name.queries();
  }
}
