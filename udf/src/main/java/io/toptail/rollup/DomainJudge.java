package io.toptail.rollup;

import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.OutcomeCounts;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/** Shows each complete domain, with what became of its queries, to the detectors of domains. */
final class DomainJudge {
  private final TallyTable table;
  private final Knowledge knowledge;
  private final DomainDetector[] detectors;
  private final SubjectFindings findings;
  private final DomainShapes shapes;
  private final RowKey key = new RowKey();
  private final DomainHistory history = new DomainHistory();
  private final WireName name = new WireName();
  private final LeastQueries least;

  DomainJudge(
      TallyTable table, Knowledge knowledge, SubjectFindings findings, DomainShapes shapes) {
    this.table = table;
    this.knowledge = knowledge;
    this.detectors = knowledge.catalogue.all(DomainDetector.class).toArray(DomainDetector[]::new);
    this.findings = findings;
    this.shapes = shapes;
    this.least = LeastQueries.of(detectors);
  }

  /** Judges all domains of the table. */
  void judge() {
    int size = table.size();
    LinkedRows rows = outcomes(size);
    for (int entry = 0; entry < size; entry++) {
      if (RowKey.kind(table, entry) == RowKind.DOMAIN) {
        boolean responses = rows.first(entry) != LinkedRows.END;
        if (least.isReached(table.count(entry), responses)) {
          judge(entry, rows);
        }
      }
    }
  }

  private LinkedRows outcomes(int size) {
    LinkedRows rows = new LinkedRows(size);
    for (int entry = 0; entry < size; entry++) {
      if (RowKey.kind(table, entry) == RowKind.DOMAIN_OUTCOME) {
        key.start(RowKind.DOMAIN, RowKey.window(table, entry));
        int domain = key.put(table, entry, RowKey.HEADER + 1).find(table);
        if (domain >= 0) {
          rows.link(domain, entry);
        }
      }
    }
    return rows;
  }

  private void judge(int entry, LinkedRows rows) {
    long queries = table.count(entry);
    history.set(queries, table.clients(entry), table.first(entry), table.last(entry));
    describe(entry);
    OutcomeCounts outcomes = history.outcomes();
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      int code = RowKey.getByte(table, row, RowKey.HEADER);
      OutcomeCode.add(outcomes, code, table.count(row));
    }
    boolean known = outcomes.known() > 0;
    for (DomainDetector detector : detectors) {
      if (queries >= detector.leastQueries()
          && (known || !detector.needsResponses())
          && detector.matches(history)
          && !detector.excepts(history.name())) {
        long shown = detector.shown(history);
        findings.name(detector, entry, shown, RowKey.HEADER);
      }
    }
  }

  private void describe(int entry) {
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    boolean delegated = knowledge.topLevelDomains.contains(name);
    boolean owned = knowledge.owners.resolve(name) != null;
    history.describe(name.bytes(), name.offset(), name.length(), delegated, owned);
    shapes.describe(entry, history);
  }
}
