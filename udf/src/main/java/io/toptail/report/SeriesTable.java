package io.toptail.report;

import io.toptail.report.WindowReport.SeriesPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One metric over time as rows of equal length, small enough to draw: at most {@value #MAX_KEYS}
 * keys, the rest summed as {@value #OTHER}, and at most {@value #MAX_POINTS} points, neighbours
 * summed. Every value of the series within the window's period is in exactly one cell; a packet of
 * a wild clock far away would leave nothing to see.
 *
 * @param stepNanos the width of a point
 * @param keys largest sum first
 * @param values by key, then time; a missing point is 0
 */
record SeriesTable(
    String metric, long startNanos, long stepNanos, List<String> keys, long[][] values) {
  static final int MAX_KEYS = 10;
  static final int MAX_POINTS = 720;
  static final String OTHER = "other";

  /** One table per metric, in the order of the series. */
  static List<SeriesTable> of(WindowReport window) {
    Map<String, List<SeriesPoint>> metrics = new LinkedHashMap<>();
    for (SeriesPoint point : window.series()) {
      if (isWithin(window, point)) {
        metrics.computeIfAbsent(point.metric(), metric -> new ArrayList<>()).add(point);
      }
    }
    List<SeriesTable> tables = new ArrayList<>();
    metrics.forEach((metric, points) -> tables.add(of(metric, points, window.seriesStepNanos())));
    return tables;
  }

  private static boolean isWithin(WindowReport window, SeriesPoint point) {
    long time = point.timeNanos();
    return !point.metric().equals(SeriesPoint.OUTSIDE)
        && time > window.totals().startNanos() - window.seriesStepNanos()
        && time <= window.totals().endNanos();
  }

  private static SeriesTable of(String metric, List<SeriesPoint> points, long pointNanos) {
    long start = points.stream().mapToLong(SeriesPoint::timeNanos).min().orElseThrow();
    long end = points.stream().mapToLong(SeriesPoint::timeNanos).max().orElseThrow();
    long width = Math.max(1, pointNanos);
    long spanned = (end - start) / width + 1;
    long step = width * ((spanned + MAX_POINTS - 1) / MAX_POINTS);
    List<String> keys = keys(points);
    Map<String, Integer> rows = new HashMap<>();
    keys.forEach(key -> rows.put(key, rows.size()));
    long[][] values = new long[keys.size()][(int) ((end - start) / step) + 1];
    for (SeriesPoint point : points) {
      int row = rows.getOrDefault(point.key(), keys.size() - 1);
      values[row][(int) ((point.timeNanos() - start) / step)] += point.value();
    }
    return new SeriesTable(metric, start, step, keys, values);
  }

  private static List<String> keys(List<SeriesPoint> points) {
    Map<String, Long> sums = new TreeMap<>();
    points.forEach(point -> sums.merge(point.key(), point.value(), Long::sum));
    List<String> keys = new ArrayList<>(sums.keySet());
    keys.sort((a, b) -> Long.compare(sums.get(b), sums.get(a)));
    if (keys.size() > MAX_KEYS) {
      keys.subList(MAX_KEYS - 1, keys.size()).clear();
      keys.remove(OTHER);
      keys.add(OTHER);
    }
    return keys;
  }
}
