package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import java.util.List;

/**
 * A history and whether a detector finds something in it.
 *
 * @param what a few words
 */
record HistoryCase(
    String id,
    Vantage vantage,
    HistoryScope scope,
    boolean positive,
    String what,
    History history) {

  HistoryDetector detector() {
    return HistoryRun.detector(vantage, "", id);
  }

  List<HistoryRun.Found> run() {
    return HistoryRun.of(detector(), scope).client(history);
  }

  /** A case in another place, or of another length. */
  HistoryCase in(HistoryScope other) {
    return new HistoryCase(id, vantage, other, positive, what, history);
  }

  @Override
  public String toString() {
    return id + (positive ? " finds " : " leaves ") + what;
  }
}
