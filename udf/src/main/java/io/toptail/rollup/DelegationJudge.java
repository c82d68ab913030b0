package io.toptail.rollup;

import io.toptail.detect.DelegationDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.name.WireName;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/** Shows each server of each domain, with its answers for that, to a detector of delegations. */
final class DelegationJudge {
  private final TallyTable table;
  private final DelegationDetector detector;
  private final SubjectFindings findings;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final ServerHistory history = new ServerHistory();

  DelegationJudge(TallyTable table, DelegationDetector detector, SubjectFindings findings) {
    this.table = table;
    this.detector = detector;
    this.findings = findings;
  }

  /** Judges all servers of all domains of the table. */
  void judge() {
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.SERVER_DOMAIN) {
        table.merge(sum(entry), table, entry);
      }
    }
    int sums = table.size();
    LinkedRows rows = new LinkedRows(sums == size ? 0 : sums);
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.SERVER_DOMAIN) {
        rows.link(sum(entry), entry);
      }
    }
    for (int entry = size; entry < sums; entry++) {
      read(entry, rows);
      if (detector.isFine(history)) {
        table.countNames(fine(entry), 1);
      }
    }
    for (int entry = size; entry < sums; entry++) {
      read(entry, rows);
      if (detector.matches(history)) {
        found(entry);
      }
    }
  }

  private void read(int entry, LinkedRows rows) {
    history.set(table.count(entry), 0, table.first(entry), table.last(entry));
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      int code = RowKey.getByte(table, row, RowKey.HEADER);
      OutcomeCode.add(history.outcomes(), code, table.count(row));
    }
  }

  private void found(int entry) {
    int domain = domain(entry);
    int reason =
        table.names(fine(entry)) > 0 ? DelegationDetector.PARTIAL : DelegationDetector.FULL;
    if (!detector.excepts(RowKey.wrap(name, table, entry, domain))) {
      findings.delegation(detector, entry, reason, domain);
    }
  }

  /** Octets of a server's and a domain's key in front of the domain. */
  private int domain(int entry) {
    return RowKey.HEADER + 1 + RowKey.getByte(table, entry, RowKey.HEADER);
  }

  /** The entry of a server and a domain: the key without the outcome. */
  private int sum(int entry) {
    key.start(RowKind.DELEGATION_SUM, RowKey.window(table, entry));
    return key.put(table, entry, RowKey.HEADER + 1).in(table);
  }

  /** The entry that counts the servers of a domain that serve it. */
  private int fine(int entry) {
    key.start(RowKind.DELEGATION_SUM, RowKey.window(table, entry)).putByte(0);
    return key.put(table, entry, domain(entry)).in(table);
  }

  private int kind(int entry) {
    return RowKey.kind(table, entry);
  }
}
