package io.toptail.assembly;

import io.toptail.combine.SeriesTally;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.Totals;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts over time within the period of a window, at the finest step that the caller wants or that
 * a plot can show. What lies outside, because its clock was wrong, is one sum.
 */
final class SeriesAssembler {
  private static final int MAX_POINTS = 1000;

  /** So many may be asked for; a day in seconds has fewer. */
  private static final int MAX_POINTS_ASKED = 100_000;

  private static final int[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400
  };

  private final Knowledge knowledge;
  private final OrderedRows rows;
  private final Totals totals;
  private final long step;
  private final Map<Long, Map<String, Long>> sums = new TreeMap<>();
  private long outside;

  /**
   * @param rows of kind {@link RowKind#SERIES}
   * @param totals of the window: its start and end bound the points
   * @param step nanoseconds; 0 to choose
   */
  SeriesAssembler(Knowledge knowledge, OrderedRows rows, Totals totals, long step) {
    this.knowledge = knowledge;
    this.rows = rows;
    this.totals = totals;
    this.step = step > 0 ? bearable(Math.max(step, SeriesTally.LEVELS[0])) : chosenStep();
  }

  /** Nanoseconds between two points. */
  long stepNanos() {
    return step;
  }

  List<SeriesPoint> points() {
    int level = level();
    rows.forEach(
        (table, entry) -> {
          if (level(table, entry) == level) {
            add(table, entry, level);
          }
          return true;
        });
    List<SeriesPoint> points = new ArrayList<>();
    sums.forEach((time, byCategory) -> add(points, time, byCategory));
    if (outside > 0) {
      points.add(new SeriesPoint(totals.startNanos(), SeriesPoint.OUTSIDE, "", outside));
    }
    points.sort(
        Comparator.comparingLong(SeriesPoint::timeNanos)
            .thenComparing(SeriesPoint::metric)
            .thenComparing(SeriesPoint::key));
    return points;
  }

  private void add(TallyTable table, int entry, int level) {
    long time = RowKey.getLong(table, entry, RowKey.HEADER + 3) * SeriesTally.LEVELS[level];
    long point = Math.floorDiv(time, step) * step;
    if (point > totals.endNanos() || point + step <= totals.startNanos()) {
      outside += table.count(entry);
      return;
    }
    String category = knowledge.category(RowKey.getShort(table, entry, RowKey.HEADER + 1));
    sums.computeIfAbsent(point, k -> new TreeMap<>())
        .merge(category, table.count(entry), Long::sum);
  }

  private static void add(List<SeriesPoint> points, long time, Map<String, Long> byCategory) {
    long all = byCategory.values().stream().mapToLong(Long::longValue).sum();
    points.add(new SeriesPoint(time, "queries", "", all));
    byCategory.forEach(
        (category, count) ->
            points.add(new SeriesPoint(time, "queries by category", category, count)));
  }

  private int level() {
    int level = 0;
    while (level + 1 < SeriesTally.LEVELS.length && step % SeriesTally.LEVELS[level + 1] == 0) {
      level++;
    }
    return level;
  }

  private static int level(TallyTable table, int entry) {
    return RowKey.getByte(table, entry, RowKey.HEADER);
  }

  /** A step that was asked for, or a multiple of it. */
  private long bearable(long asked) {
    return ((totals.endNanos() - totals.startNanos()) / asked / MAX_POINTS_ASKED + 1) * asked;
  }

  private long chosenStep() {
    long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
    rows.forEach(
        (table, entry) -> {
          if (level(table, entry) == 0) {
            span[0] = Math.min(span[0], Math.max(table.first(entry), totals.startNanos()));
            span[1] = Math.max(span[1], Math.min(table.last(entry), totals.endNanos()));
          }
          return true;
        });
    long first = span[0];
    long last = span[1];
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
