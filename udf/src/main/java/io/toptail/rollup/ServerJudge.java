package io.toptail.rollup;

import io.toptail.combine.ProbeTally;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.history.LatencyBuckets;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.List;

/** Shows each server of a partition, with its answers, to the detectors of servers. */
final class ServerJudge {
  private static final double SLOWEST = 0.95;

  private final TallyTable table;
  private final List<ServerDetector> detectors;
  private final SubjectFindings findings;
  private final RowKey key = new RowKey();
  private final ServerHistory history = new ServerHistory();
  private final long[] latencies = new long[LatencyBuckets.COUNT];
  private long names;
  private long addresses;

  ServerJudge(TallyTable table, Knowledge knowledge, SubjectFindings findings) {
    this.table = table;
    this.detectors = knowledge.catalogue.all(ServerDetector.class);
    this.findings = findings;
  }

  /** Judges all servers of the table. */
  void judge() {
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.SERVER_OUTCOME) {
        table.merge(sum(entry, 1), table, entry);
      }
    }
    int sums = table.size();
    if (sums > size) {
      LinkedRows rows = rows(size, sums);
      for (int entry = size; entry < sums; entry++) {
        judge(entry, rows);
      }
    }
  }

  private LinkedRows rows(int size, int sums) {
    LinkedRows rows = new LinkedRows(sums);
    for (int entry = 0; entry < size; entry++) {
      int kind = kind(entry);
      if (kind == RowKind.SERVER_OUTCOME) {
        rows.link(sum(entry, 1), entry);
      } else if (kind == RowKind.SERVER_LATENCY) {
        rows.link(sum(entry, 2), entry);
      } else if (kind == RowKind.INVENTED) {
        int server = inventing(entry);
        if (server >= 0) {
          rows.link(server, entry);
        }
      }
    }
    return rows;
  }

  /** The entry of a server, of a row with some fields before the address. */
  private int sum(int entry, int fields) {
    key.start(RowKind.SERVER_SUM, RowKey.window(table, entry));
    return key.put(table, entry, RowKey.HEADER + fields).in(table);
  }

  /** The entry of the server of a row of kind INVENTED; −1 if nothing else is known of it. */
  private int inventing(int entry) {
    int length = RowKey.getByte(table, entry, RowKey.HEADER + 1);
    key.start(RowKind.SERVER_SUM, RowKey.window(table, entry));
    return key.put(table, entry, RowKey.HEADER + 2, length).find(table);
  }

  private void judge(int entry, LinkedRows rows) {
    history.set(table.count(entry), 0, table.first(entry), table.last(entry));
    Arrays.fill(latencies, 0);
    names = 0;
    addresses = 0;
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      addTo(history, row);
    }
    history.invented(names, addresses);
    long timed = Arrays.stream(latencies).sum();
    history.latency(timed, timed == 0 ? 0 : LatencyBuckets.percentile(latencies, SLOWEST));
    for (ServerDetector detector : detectors) {
      if (detector.matches(history)) {
        findings.server(detector, entry, detector.shown(history));
      }
    }
  }

  private void addTo(ServerHistory server, int row) {
    if (kind(row) == RowKind.SERVER_LATENCY) {
      latencies[RowKey.getShort(table, row, RowKey.HEADER)] += table.count(row);
    } else if (kind(row) == RowKind.INVENTED) {
      boolean isName = RowKey.getByte(table, row, RowKey.HEADER) == ProbeTally.NAMES;
      names += isName ? table.clients(row) : 0;
      addresses += isName ? 0 : 1;
    } else {
      int code = RowKey.getByte(table, row, RowKey.HEADER);
      OutcomeCode.add(server.outcomes(), code, table.count(row));
    }
  }

  private int kind(int entry) {
    return RowKey.kind(table, entry);
  }
}
