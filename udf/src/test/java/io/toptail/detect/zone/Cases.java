package io.toptail.detect.zone;

import java.util.ArrayList;
import java.util.List;

/** Cases of one detector. */
final class Cases {
  private final String id;
  private final List<ZoneCase> cases = new ArrayList<>();

  Cases(String id) {
    this.id = id;
  }

  Cases finds(String what, Subject subject) {
    cases.add(new ZoneCase(id, true, what, subject));
    return this;
  }

  Cases leaves(String what, Subject subject) {
    cases.add(new ZoneCase(id, false, what, subject));
    return this;
  }

  List<ZoneCase> list() {
    return cases;
  }
}
