package io.toptail.combine;

import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * Queries over time by category, at three resolutions at once, because how long the capture lasts
 * is known only at its end. Counts of the current second are kept apart and written to the table
 * when the second changes.
 */
public final class SeriesTally {
  /** Nanoseconds of a step of each level. */
  public static final long[] LEVELS = {1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L};

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final long[] counts;
  private int base;
  private int window;
  private long second = Long.MIN_VALUE;
  private long secondEnd = Long.MIN_VALUE;

  SeriesTally(TallyTable table, int categories) {
    this.table = table;
    this.counts = new long[categories];
  }

  void add(int newBase, int newWindow, long time, int category) {
    if (time < second || time >= secondEnd || newWindow != window || newBase != base) {
      flush();
      base = newBase;
      window = newWindow;
      second = Math.floorDiv(time, LEVELS[0]) * LEVELS[0];
      secondEnd = second + LEVELS[0];
    }
    counts[category]++;
  }

  /** Moves the counts of the current second to the table. */
  void flush() {
    for (int category = 0; category < counts.length; category++) {
      if (counts[category] > 0) {
        write(category);
      }
    }
    Arrays.fill(counts, 0);
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    second = Long.MIN_VALUE;
    secondEnd = Long.MIN_VALUE;
  }

  private void write(int category) {
    for (int level = 0; level < LEVELS.length; level++) {
      long step = Math.floorDiv(second, LEVELS[level]);
      key.start(base | RowKind.SERIES, window).putByte(level).putShort(category).putLong(step);
      table.count(key.in(table), counts[category], step * LEVELS[level], 0);
    }
  }
}
