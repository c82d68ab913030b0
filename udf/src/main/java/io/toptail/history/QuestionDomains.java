package io.toptail.history;

import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;

/** Counts the registrable domains of the questions of a client. For one thread. */
final class QuestionDomains {
  private final WireName name = new WireName();
  private final TallyTable domains = new TallyTable();

  /** Whether there are more than so many. Takes as long as there are questions, at most. */
  boolean exceed(QuestionIndex questions, long many) {
    domains.clear();
    for (int number = 0; number < questions.size() && domains.size() <= many; number++) {
      int labels = questions.registrableLabels(number);
      if (labels > 0) {
        byte[] bytes = questions.name(number);
        int length = questions.nameLength(number);
        int from = name.wrap(bytes, 0, length).suffixOffset(labels);
        domains.entry(bytes, from, length - from);
      }
    }
    return domains.size() > many;
  }
}
