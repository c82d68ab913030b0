package io.toptail.detect;

/**
 * A misconfiguration that shows in a single question.
 *
 * <p>Most questions are healthy. So a detector says which facts ({@link Fact}) a question must have
 * to be worth a look, and the catalogue asks it for no other.
 */
public abstract non-sealed class QuestionDetector extends Detector {
  private final int[] triggers;

  /**
   * @param triggers sets of facts; it is asked about a question that has all facts of one of them;
   *     none for every question
   */
  protected QuestionDetector(DetectorInfo info, int... triggers) {
    super(info);
    this.triggers = triggers.clone();
  }

  /** Whether the question shows this misconfiguration. Never throws, whatever octets it has. */
  public abstract boolean matches(Question question);

  /**
   * Labels of the known suffix that made a matching question match; decides between detectors of
   * equal precedence. 0 for a rule without a suffix.
   */
  public int matchedLabels(Question question) {
    return 0;
  }

  /** The names that make {@link Fact#LISTED} hold for this detector; null if it needs none. */
  KnownNames listed() {
    return null;
  }

  /** Whether a question with these facts is worth a look. */
  final boolean isTriggeredBy(int facts) {
    for (int trigger : triggers) {
      if ((facts & trigger) == trigger) {
        return true;
      }
    }
    return triggers.length == 0;
  }
}
