package io.toptail.assembly;

import io.toptail.detect.HistoryDetector;
import io.toptail.detect.OutcomeCounts;
import io.toptail.row.FindingKey;
import io.toptail.row.HeldKey;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Judges the findings of clients that depend on their server, when all clients are counted. */
final class HeldJudge {
  private final TallyTable table;
  private final Knowledge knowledge;
  private final TallyBlockWriter findings;
  private final RowKey key = new RowKey();
  private final OutcomeCounts answers = new OutcomeCounts();
  private final byte[] wire = new byte[2 * TallyTable.MAX_KEY];

  /** Who shows something towards whom about which name. */
  private record Towards(int detector, long from, long to, long name) {}

  /**
   * @param table the rows of the report; takes the sums of what is found
   * @param findings takes the findings
   */
  HeldJudge(TallyTable table, Knowledge knowledge, TallyBlockWriter findings) {
    this.table = table;
    this.knowledge = knowledge;
    this.findings = findings;
  }

  /** Judges one window. */
  void judge(RowIndex index, int window) {
    int[] held = index.of(RowKind.HELD_FINDING, window);
    if (held.length == 0) {
      return;
    }
    Map<Integer, Ranking> rankings = new HashMap<>();
    Set<Towards> all = new HashSet<>();
    for (int entry : held) {
      rankings
          .computeIfAbsent(detector(entry), k -> new Ranking(table, HistoryDetector.MOST_HELD))
          .offer(entry);
      all.add(towards(entry, false));
    }
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        if (holds(entry, window, all.contains(towards(entry, true)))) {
          found(entry, window);
        }
      }
    }
  }

  private boolean holds(int entry, int window, boolean returned) {
    HistoryDetector detector = (HistoryDetector) knowledge.detectors.get(detector(entry));
    int length = RowKey.getByte(table, entry, HeldKey.SERVER);
    answers.clear();
    for (int code = 0; code < OutcomeCode.COUNT; code++) {
      key.start(RowKind.SERVER_OUTCOME, window).putByte(code);
      int row = key.put(table, entry, HeldKey.SERVER + 1, length).find(table);
      if (row >= 0) {
        OutcomeCode.add(answers, code, table.count(row));
      }
    }
    return detector.holds(answers, returned);
  }

  private Towards towards(int entry, boolean returned) {
    byte[] keys = table.keys(entry);
    int at = table.keyOffset(entry);
    long from = HeldKey.from(keys, at);
    long to = HeldKey.to(keys, at);
    int before = HeldKey.name(keys, at);
    long name = KeyHash.of(keys, at + before, table.keyLength(entry) - before);
    return new Towards(detector(entry), returned ? to : from, returned ? from : to, name);
  }

  private void found(int entry, int window) {
    byte[] keys = table.keys(entry);
    int at = table.keyOffset(entry);
    int number = detector(entry);
    int client = at + HeldKey.client(keys, at);
    byte[] name =
        Arrays.copyOfRange(keys, at + HeldKey.name(keys, at), at + table.keyLength(entry));
    FindingKey.start(key, 0, window, number, keys, client + 1, keys[client]);
    findings.write(0, table, entry, wire, 0, key.put(name, 0, name.length).copyTo(wire, 0));
    int sum = key.start(RowKind.DETECTOR, window).putByte(number).in(table);
    table.merge(sum, table, entry);
    if (name.length > 0) {
      key.start(RowKind.DETECTOR_NAME, window).putByte(number).put(name, 0, name.length);
      int named = key.in(table);
      table.countNames(sum, table.inserted() ? 1 : 0);
      table.merge(named, table, entry);
    }
  }

  private int detector(int entry) {
    return RowKey.getByte(table, entry, RowKey.HEADER);
  }
}
