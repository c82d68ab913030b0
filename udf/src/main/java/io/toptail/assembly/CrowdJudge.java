package io.toptail.assembly;

import io.toptail.detect.Crowd;
import io.toptail.detect.Detector;
import io.toptail.detect.LoadDetector;
import io.toptail.detect.SubjectDetector;
import io.toptail.dns.Outcome;
import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares candidates and large clients with everybody, when everybody is counted. */
final class CrowdJudge {
  /** Of clients, those that send no more than is usual. */
  private static final double USUAL = 0.99;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final TallyBlockWriter findings;
  private final HeldJudge held;
  private final RowKey key = new RowKey();
  private final byte[] wire = new byte[TallyTable.MAX_KEY];

  /**
   * @param table the rows of the report; takes the sums of what is found
   * @param findings takes the findings
   */
  CrowdJudge(TallyTable table, Knowledge knowledge, Consumer<TallyBlock> findings) {
    this.table = table;
    this.knowledge = knowledge;
    this.findings = new TallyBlockWriter(1, findings);
    this.held = new HeldJudge(table, knowledge, this.findings);
  }

  /**
   * Judges all windows.
   *
   * @param index of the table
   * @param base {@link RowKind#FROM_RESPONSES} if clients are those of responses, else 0
   */
  void judge(RowIndex index, int base) {
    for (int window : index.windows()) {
      Crowd crowd = crowd(index, window, base);
      judgeNames(index.of(RowKind.CANDIDATE, window), crowd, window);
      held.judge(index, window);
      for (LoadDetector detector : knowledge.catalogue.all(LoadDetector.class)) {
        judgeClients(detector, index.of(base | RowKind.CLIENT, window), crowd, window, base);
      }
    }
    findings.flush();
  }

  private Crowd crowd(RowIndex index, int window, int base) {
    long queries = 0;
    for (int entry : index.of(base | RowKind.SERVER, window)) {
      queries += table.count(entry);
    }
    long known = 0;
    long servfail = 0;
    for (int entry : index.of(RowKind.TRANSACTIONS, window)) {
      int what = field(entry);
      if (what < OutcomeCode.TOTALS && what != Outcome.UNDETERMINED.ordinal()) {
        known += table.count(entry);
        servfail += what == Outcome.SERVFAIL.ordinal() ? table.count(entry) : 0;
      }
    }
    TreeMap<Long, Long> clients = new TreeMap<>();
    for (int entry : index.of(base | RowKind.CLIENT_COUNTS, window)) {
      long count = RowKey.getLong(table, entry, RowKey.HEADER);
      clients.merge(count, table.names(entry), Long::sum);
    }
    long all = clients.values().stream().mapToLong(Long::longValue).sum();
    return new Crowd(queries, all, usual(clients, all), known, servfail);
  }

  private static long usual(TreeMap<Long, Long> clients, long all) {
    long so = 0;
    for (Map.Entry<Long, Long> entry : clients.entrySet()) {
      so += entry.getValue();
      if (so >= all * USUAL) {
        return entry.getKey();
      }
    }
    return 0;
  }

  private void judgeNames(int[] candidates, Crowd crowd, int window) {
    Map<Integer, Ranking> rankings = new HashMap<>();
    for (int entry : candidates) {
      rankings
          .computeIfAbsent(field(entry), k -> new Ranking(table, SubjectDetector.MOST_MATCHES))
          .offer(entry);
    }
    rankings.forEach(
        (number, ranking) -> {
          Detector detector = knowledge.detectors.get(number);
          for (int entry : ranking.sorted()) {
            if (detector instanceof SubjectDetector rule
                && rule.holds(table.count(entry), table.clients(entry), crowd)) {
              name(number, entry, window);
            }
          }
        });
  }

  private void name(int number, int entry, int window) {
    int from = RowKey.HEADER + 1;
    FindingKey.start(key, 0, window, number, wire, 0, 0);
    writeFinding(key.put(table, entry, from), entry);
    key.start(RowKind.DETECTOR_NAME, window).putByte(number).put(table, entry, from);
    table.merge(key.in(table), table, entry);
    int sum = key.start(RowKind.DETECTOR, window).putByte(number).in(table);
    table.merge(sum, table, entry);
    table.countNames(sum, 1);
  }

  private void judgeClients(
      LoadDetector detector, int[] clients, Crowd crowd, int window, int base) {
    int number = knowledge.detectorNumber(detector);
    for (int entry : clients) {
      if (detector.holds(table.count(entry), 1, crowd)) {
        int from = table.keyOffset(entry) + RowKey.HEADER;
        int length = table.keyLength(entry) - RowKey.HEADER;
        writeFinding(
            FindingKey.start(key, base, window, number, table.keys(entry), from, length), entry);
        int sum = key.start(base | RowKind.DETECTOR, window).putByte(number).in(table);
        table.merge(sum, table, entry);
        table.addClient(sum, KeyHash.of(table.keys(entry), from, length));
      }
    }
  }

  private void writeFinding(RowKey finding, int entry) {
    findings.write(0, table, entry, wire, 0, finding.copyTo(wire, 0));
  }

  private int field(int entry) {
    return RowKey.getByte(table, entry, RowKey.HEADER);
  }
}
