package io.toptail.history;

import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;

/**
 * Counts the registrable domains of the questions of a client, once, when somebody wants to know.
 * For one thread.
 */
final class QuestionDomains {
  private final WireName name = new WireName();
  private final TallyTable domains = new TallyTable();
  private boolean counted;

  /** How many there are; the questions must not change before {@link #forget}. */
  long count(QuestionIndex questions) {
    if (!counted) {
      domains.clear();
      for (int number = 0; number < questions.size(); number++) {
        add(questions, number);
      }
      counted = true;
    }
    return domains.size();
  }

  private void add(QuestionIndex questions, int number) {
    int labels = questions.registrableLabels(number);
    if (labels > 0) {
      byte[] bytes = questions.name(number);
      int length = questions.nameLength(number);
      int from = name.wrap(bytes, 0, length).suffixOffset(labels);
      domains.entry(bytes, from, length - from);
    }
  }

  /** The next count is of other questions. */
  void forget() {
    counted = false;
  }
}
