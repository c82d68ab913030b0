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

  /** A new watch, for one task. */
  public abstract ClientWatch watch(HistoryScope scope);
}
