package io.toptail.rollup;

import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The names in which detectors found something, complete in their partition: counts them, and keeps
 * those asked most of each detector, the first of which is its example.
 */
public final class FoundNames {
  /** How many names of a detector the report tells of. */
  public static final int TOLD = 10;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final NameMask mask;
  private final RowKey key = new RowKey();
  private final byte[] masked = new byte[2 * TallyTable.MAX_KEY];
  private final Map<Integer, Ranking> rankings = new HashMap<>();

  /**
   * @param mask masks names; null to show all
   */
  FoundNames(TallyTable table, Knowledge knowledge, NameMask mask) {
    this.table = table;
    this.knowledge = knowledge;
    this.mask = mask;
  }

  /** Adds an entry of kind {@link RowKind#DETECTOR_NAME} to its detector. */
  void add(int base, int entry) {
    int detector = RowKey.getByte(table, entry, RowKey.HEADER);
    key.start(base | RowKind.DETECTOR, RowKey.window(table, entry)).putByte(detector);
    int group = key.in(table);
    table.countNames(group, 1);
    if (!knowledge.isTag(detector)) {
      table.merge(group, table, entry);
      addMistake(base, detector, entry);
    }
    int shown = mask == null ? entry : mask.detected(entry);
    rankings.computeIfAbsent(group, k -> new Ranking(table, TOLD)).offer(shown);
  }

  private void addMistake(int base, int detector, int entry) {
    if (knowledge.isMisconfiguration(detector)) {
      int window = RowKey.window(table, entry);
      table.merge(key.start(base | RowKind.MISCONFIGURED, window).in(table), table, entry);
    }
  }

  /** Writes the names that are kept. */
  void write(TallyBlockWriter output) {
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        output.write(0, table, entry);
      }
    }
  }

  /** Writes an entry of kind {@link RowKind#FINDING}, its name masked if it has to be. */
  void writeFinding(TallyBlockWriter output, int entry) {
    int length = mask == null ? 0 : mask.finding(entry, masked);
    if (length == 0) {
      output.write(0, table, entry);
    } else {
      output.write(0, table, entry, masked, 0, length);
    }
  }
}
