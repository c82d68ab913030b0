package io.toptail.detect;

/**
 * A misconfiguration that shows in what one client asks and is answered over time. Its findings are
 * tags beside the primary class of a query: they overlap with those of other detectors, and their
 * shares are added to nothing.
 *
 * <p>To add one: a class that extends this, with its {@link ClientWatch}; a line in {@code
 * DetectorAssembly}; and histories in the tests. Precedences are 300 and above.
 */
public abstract non-sealed class HistoryDetector extends Detector {
  private final boolean needsResponses;

  /**
   * @param needsResponses whether it means nothing on a capture of queries only; the report says
   *     that it was not evaluated then
   */
  protected HistoryDetector(DetectorInfo info, boolean needsResponses) {
    super(info);
    this.needsResponses = needsResponses;
  }

  /** Whether it means nothing without responses. */
  public final boolean needsResponses() {
    return needsResponses;
  }

  /** Whether it means nothing on a capture without DNS over TCP. */
  public boolean needsTcp() {
    return false;
  }

  /**
   * Whether a finding stands that was given with the server it is about. Asked once all clients are
   * counted.
   *
   * @param answers what became of the queries of all clients to the server
   * @param returned whether the same was found of the server, as a client, towards this client
   */
  public boolean holds(OutcomeCounts answers, boolean returned) {
    return true;
  }

  /**
   * Findings with a server that are looked at, those with most queries, for each detector and
   * window.
   */
  public static final int MOST_HELD = 10_000;

  /** A new watch, for one task. */
  public abstract ClientWatch watch(HistoryScope scope);
}
