package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import java.util.ArrayList;
import java.util.List;

/** Cases of one detector at one vantage, in a capture of an hour with responses. */
final class Cases {
  static final HistoryScope HOUR = new HistoryScope(true, 1);
  static final HistoryScope QUERIES_ONLY = new HistoryScope(false, 1);

  private final String id;
  private final Vantage vantage;
  private final List<HistoryCase> cases = new ArrayList<>();
  private HistoryScope scope = HOUR;

  Cases(String id, Vantage vantage) {
    this.id = id;
    this.vantage = vantage;
  }

  /** Where the cases that follow are. */
  Cases in(HistoryScope other) {
    scope = other;
    return this;
  }

  Cases finds(String what, History history) {
    cases.add(new HistoryCase(id, vantage, scope, true, what, history));
    return this;
  }

  Cases leaves(String what, History history) {
    cases.add(new HistoryCase(id, vantage, scope, false, what, history));
    return this;
  }

  List<HistoryCase> list() {
    return cases;
  }
}
