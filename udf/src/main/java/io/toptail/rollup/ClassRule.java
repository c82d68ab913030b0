package io.toptail.rollup;

import io.toptail.row.RowKind;

/**
 * Gives names another class than their questions show, or none, once all that became of their
 * queries is known; {@link Reclassification} applies it. Of a name it may use what is known of that
 * name alone, and what every partition knows, so the result does not depend on how names are
 * divided.
 */
interface ClassRule {
  /** Whether there can be names that the rule changes; if not, none is looked at. */
  boolean mayChange(RowSurvey survey);

  /** Whether the rule changes the name of an entry of kind {@link RowKind#NAME}. */
  boolean changes(int name, RowSurvey survey);

  /** Whether a detector that is no tag loses the names that the rule changes. */
  boolean takesFrom(int detector);

  /**
   * Changes a name.
   *
   * @param classes the classes of its queries until now
   */
  void change(int name, NameClasses classes);

  /**
   * Gives what a detector that lost a name had found in it to the detector that has the name now,
   * if any.
   *
   * @param finding entry of kind {@link RowKind#FINDING}
   */
  void move(int finding, int name);
}
