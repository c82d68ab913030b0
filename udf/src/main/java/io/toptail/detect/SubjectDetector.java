package io.toptail.detect;

/**
 * A misconfiguration that shows in what all clients together ask about one subject: a name, a
 * domain, a server, or one client among the others. It is asked once for each distinct subject and
 * window, when all is merged. Its findings are tags, like those of a {@link HistoryDetector}.
 */
public abstract sealed class SubjectDetector extends Detector
    permits NameDetector,
        DomainDetector,
        FloodDetector,
        ServerDetector,
        DelegationDetector,
        TargetDetector,
        LoadDetector {
  private final boolean needsResponses;
  private final int leastQueries;

  SubjectDetector(DetectorInfo info, boolean needsResponses) {
    this(info, needsResponses, 0);
  }

  /**
   * @param leastQueries it is not asked about subjects with fewer
   */
  SubjectDetector(DetectorInfo info, boolean needsResponses, int leastQueries) {
    super(info);
    this.needsResponses = needsResponses;
    this.leastQueries = leastQueries;
  }

  /** Whether it means nothing on a capture of queries only. */
  public final boolean needsResponses() {
    return needsResponses;
  }

  /** Subjects with fewer queries cannot match. */
  public final int leastQueries() {
    return leastQueries;
  }

  /**
   * Whether a match holds only if {@link #holds} says so, which is asked when everybody is counted.
   * Of such matches only the {@link #MOST_MATCHES} with most queries are looked at.
   */
  public boolean comparesWithCrowd() {
    return false;
  }

  /** Whether a subject that matched stands out. */
  public boolean holds(long queries, long clients, Crowd crowd) {
    return true;
  }

  /** Matches that are compared with the crowd, for each detector and window. */
  public static final int MOST_MATCHES = 1000;
}
