package io.toptail.analysis;

import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.Totals;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts over time, at the finest step that the caller wants or that a plot can show. */
final class SeriesAssembler {
  private static final int MAX_POINTS = 1000;
  private static final int[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400
  };

  private final Knowledge knowledge;
  private final TallyTable table;
  private final int[] entries;
  private final Totals totals;
  private final long step;

  /**
   * @param entries of kind {@link RowKind#SERIES}
   * @param totals of the window: what lies beyond its start or end does not stretch the step
   * @param step nanoseconds; 0 to choose
   */
  SeriesAssembler(Knowledge knowledge, TallyTable table, int[] entries, Totals totals, long step) {
    this.totals = totals;
    this.knowledge = knowledge;
    this.table = table;
    this.entries = entries;
    this.step = step > 0 ? Math.max(step, SeriesTally.LEVELS[0]) : chosenStep();
  }

  /** Nanoseconds between two points. */
  long stepNanos() {
    return step;
  }

  List<SeriesPoint> points() {
    int level = level();
    Map<Long, Map<String, Long>> sums = new TreeMap<>();
    for (int entry : entries) {
      int at = table.keyOffset(entry) + RowKey.HEADER;
      if (RowKey.getByte(table.keys(), at) == level) {
        long time = RowKey.getLong(table.keys(), at + 3) * SeriesTally.LEVELS[level];
        sums.computeIfAbsent(Math.floorDiv(time, step) * step, k -> new TreeMap<>())
            .merge(
                knowledge.category(RowKey.getShort(table.keys(), at + 1)),
                table.count(entry),
                Long::sum);
      }
    }
    List<SeriesPoint> points = new ArrayList<>();
    sums.forEach(
        (time, byCategory) -> {
          long all = byCategory.values().stream().mapToLong(Long::longValue).sum();
          points.add(new SeriesPoint(time, "queries", "", all));
          byCategory.forEach(
              (category, count) ->
                  points.add(new SeriesPoint(time, "queries by category", category, count)));
        });
    points.sort(
        Comparator.comparingLong(SeriesPoint::timeNanos)
            .thenComparing(SeriesPoint::metric)
            .thenComparing(SeriesPoint::key));
    return points;
  }

  private int level() {
    int level = 0;
    while (level + 1 < SeriesTally.LEVELS.length && step % SeriesTally.LEVELS[level + 1] == 0) {
      level++;
    }
    return level;
  }

  private long chosenStep() {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int entry : entries) {
      int at = table.keyOffset(entry) + RowKey.HEADER;
      if (RowKey.getByte(table.keys(), at) == 0) {
        first = Math.min(first, Math.max(table.first(entry), totals.startNanos()));
        last = Math.max(last, Math.min(table.last(entry), totals.endNanos()));
      }
    }
    for (int seconds : SECONDS) {
      long candidate = seconds * SeriesTally.LEVELS[0];
      if (last <= first || (last - first) / candidate < MAX_POINTS) {
        return candidate;
      }
    }
    long day = 24 * SeriesTally.LEVELS[2];
    return ((last - first) / MAX_POINTS / day + 1) * day;
  }
}
