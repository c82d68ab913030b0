package io.toptail.detect;

/**
 * One class of misconfiguration that shows in a single question. Immutable; any number of threads
 * may ask, each with a {@link Question} of its own.
 */
public abstract class Detector {
  private final DetectorInfo info;

  protected Detector(DetectorInfo info) {
    this.info = info;
  }

  /**
   * Whether the question shows this misconfiguration. Never throws, whatever octets the name has.
   * Most questions are healthy: decide on the cheapest fact first.
   */
  public abstract boolean matches(Question question);

  /**
   * Labels of the known suffix that made a matching question match; decides between detectors of
   * equal precedence. 0 for a rule without a suffix.
   */
  public int matchedLabels(Question question) {
    return 0;
  }

  public final DetectorInfo info() {
    return info;
  }

  public final String id() {
    return info.id();
  }

  public final int precedence() {
    return info.precedence();
  }

  public final Severity severity() {
    return info.severity();
  }
}
