package io.toptail.assembly;

import io.toptail.report.WindowReport.Counts;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranks one dimension after the other, and says how many keys each has. */
final class RankAssembler {
  private final TopAssembler top;
  private final Map<String, Long> keys = new TreeMap<>();
  private final List<TopRow> rows = new ArrayList<>();

  RankAssembler(TopAssembler top) {
    this.top = top;
  }

  /** Adds a dimension whose keys are all there. */
  void add(String dimension, int kind, TallyTable table, int[] entries, long total) {
    add(dimension, kind, table, entries, total, entries.length);
  }

  /**
   * Adds a dimension.
   *
   * @param total what the shares are of
   * @param all how many keys it has; the largest of them are there
   */
  void add(String dimension, int kind, TallyTable table, int[] entries, long total, long all) {
    rows.addAll(top.rows(dimension, kind, table, entries, total));
    keys.put(dimension, all);
  }

  Counts counts() {
    return new Counts(keys, rows);
  }
}
