package io.toptail.rollup;

import io.toptail.detect.HistoryDetector;
import io.toptail.row.HeldKey;
import io.toptail.row.NameMask;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.Map;

/** Of findings that wait for a judgement, the largest of a partition. */
final class HeldSummary {
  private final TallyTable table;
  private final Map<Long, Ranking> rankings = new HashMap<>();
  private final byte[] key = new byte[2 * TallyTable.MAX_KEY];

  HeldSummary(TallyTable table) {
    this.table = table;
  }

  /** Adds an entry of kind {@link RowKind#HELD_FINDING}. */
  void add(int entry) {
    long detector = RowKey.getByte(table, entry, RowKey.HEADER);
    long group = detector << 32 | RowKey.window(table, entry) & 0xFFFFFFFFL;
    rankings
        .computeIfAbsent(group, k -> new Ranking(table, HistoryDetector.MOST_HELD))
        .offer(entry);
  }

  /**
   * Writes the largest.
   *
   * @param mask masks names; null to show all
   */
  void write(TallyBlockWriter output, NameMask mask) {
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        int before = HeldKey.name(table.keys(entry), table.keyOffset(entry));
        int length = mask == null ? 0 : mask.named(entry, before, key);
        if (length == 0) {
          output.write(0, table, entry);
        } else {
          output.write(0, table, entry, key, 0, length);
        }
      }
    }
  }
}
