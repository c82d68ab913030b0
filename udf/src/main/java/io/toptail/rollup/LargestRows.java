package io.toptail.rollup;

import io.toptail.row.Cardinality;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.TimeWindows;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps of names, domains, clients and windows only the largest, and counts how many there are. For
 * one partition, or a part of it.
 */
final class LargestRows {
  private final TallyTable table;
  private final int top;
  private final RowKey key = new RowKey();
  private final Map<Long, Ranking> rankings = new HashMap<>();
  private long windows;
  private boolean outcomes;

  /**
   * @param top how many are kept of each kind in each window
   */
  LargestRows(TallyTable table, int top) {
    this.table = table;
    this.top = top;
  }

  /**
   * Considers an entry, and counts it.
   *
   * @param cardinality of what
   */
  void add(int kind, int entry, int cardinality) {
    if (table.count(entry) == 0) {
      return;
    }
    int window = window(entry);
    long ranked = (long) kind << 32 | (window & 0xFFFFFFFFL);
    rankings.computeIfAbsent(ranked, k -> new Ranking(table, top)).offer(entry);
    int base = kind & RowKind.FROM_RESPONSES;
    key.start(base | RowKind.CARDINALITY, window).putByte(cardinality);
    // A network says which clients are in it; an address is one.
    long weight = cardinality == Cardinality.CLIENTS ? Math.max(1, table.clients(entry)) : 1;
    table.countNames(key.in(table), weight);
  }

  /** Of windows, too, the largest are kept: each is complete in its partition. */
  void addWindow(int entry) {
    long ranked = (long) RowKind.WINDOW << 32;
    rankings
        .computeIfAbsent(ranked, k -> new Ranking(table, TimeWindows.MOST_REPORTED))
        .offer(entry);
    windows++;
  }

  /** A row says what became of queries; none does in a capture without responses. */
  void haveOutcomes() {
    outcomes = true;
  }

  /** Writes the largest, those of names and domains with their outcomes. */
  void write(TallyBlockWriter output) {
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        output.write(0, table, entry);
        writeOutcomes(output, entry);
      }
    }
    if (windows > TimeWindows.MOST_REPORTED) {
      int others = key.start(RowKind.OTHER_WINDOWS, 0).in(table);
      table.countNames(others, windows - TimeWindows.MOST_REPORTED);
      output.write(0, table, others);
    }
  }

  private void writeOutcomes(TallyBlockWriter output, int entry) {
    if (!outcomes) {
      return;
    }
    int kind =
        switch (RowKey.kind(table, entry)) {
          case RowKind.NAME -> RowKind.NAME_OUTCOME;
          case RowKind.DOMAIN -> RowKind.DOMAIN_OUTCOME;
          default -> 0;
        };
    if (kind != 0) {
      new NameOutcomes(table).write(output, kind, entry);
    }
  }

  private int window(int entry) {
    return RowKey.window(table, entry);
  }
}
