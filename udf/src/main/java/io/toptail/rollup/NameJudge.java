package io.toptail.rollup;

import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/** Shows each name of a partition, with what became of its queries, to the detectors of names. */
final class NameJudge {
  private final TallyTable table;
  private final NameDetector[] detectors;
  private final SubjectFindings findings;
  private final LeastQueries least;

  private final NameHistory history = new NameHistory();

  NameJudge(TallyTable table, Knowledge knowledge, SubjectFindings findings) {
    this.table = table;
    this.detectors = knowledge.catalogue.all(NameDetector.class).toArray(NameDetector[]::new);
    this.findings = findings;
    this.least = LeastQueries.of(detectors);
  }

  /**
   * Judges a name.
   *
   * @param entry of kind {@link RowKind#NAME}
   * @param rows the rows that say what became of its queries
   */
  void judge(int entry, LinkedRows rows) {
    long queries = table.count(entry);
    boolean responses = rows.first(entry) != LinkedRows.END;
    if (!least.isReached(queries, responses)) {
      return;
    }
    history.set(queries, table.clients(entry), table.first(entry), table.last(entry));
    describe(entry, below(entry, rows));
    boolean known = history.outcomes().known() > 0;
    for (NameDetector detector : detectors) {
      if (queries >= detector.leastQueries()
          && (known || !detector.needsResponses())
          && detector.matches(history)
          && !detector.excepts(history.name())) {
        long shown = detector.shown(history);
        findings.name(detector, entry, shown, RowKey.HEADER);
      }
    }
  }

  /** Adds the outcomes, and tells how many queries below the name have no error. */
  private long below(int entry, LinkedRows rows) {
    long below = 0;
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      if (RowKey.kind(table, row) == RowKind.ANSWERED_BELOW) {
        below += table.count(row);
      } else {
        int code = RowKey.getByte(table, row, RowKey.HEADER);
        OutcomeCode.add(history.outcomes(), code, table.count(row));
      }
    }
    return below;
  }

  private void describe(int entry, long below) {
    int facts = table.attribute(entry);
    history.describe(
        table.keys(entry),
        table.keyOffset(entry) + RowKey.HEADER,
        table.keyLength(entry) - RowKey.HEADER,
        QuestionFacts.registrable(facts),
        QuestionFacts.detector(facts) >= 0,
        below);
  }
}
