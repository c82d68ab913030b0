package io.toptail.combine;

import io.toptail.capture.PacketBatch;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Counts packets by file and period of {@value #DAYS} days, for {@code ClockAccount}; any order of
 * packets gives the same. All times that a capture can have are in some 830 periods.
 */
public final class ClockTally {
  /** Nanoseconds of a day. */
  public static final long DAY_NANOS = 86_400_000_000_000L;

  /** Days of a period; one begins with 1990. */
  private static final int DAYS = 128;

  /** 1990-01-01; a clock that was never set says less. */
  public static final long FIRST_SET = 7_305 * DAY_NANOS;

  private static final long PERIOD_NANOS = DAYS * DAY_NANOS;

  private final TallyTable table;
  private final RowKey key = new RowKey();

  ClockTally(TallyTable table) {
    this.table = table;
  }

  void add(PacketBatch batch, int file) {
    int size = batch.size();
    for (int from = 0; from < size; ) {
      from = addPeriod(batch, from, file);
    }
  }

  /** Adds the packets of one period; returns where another begins. */
  private int addPeriod(PacketBatch batch, int from, int file) {
    long period = Math.floorDiv(batch.timeNanos(from) - FIRST_SET, PERIOD_NANOS);
    long start = FIRST_SET + period * PERIOD_NANOS;
    long first = batch.timeNanos(from);
    long last = first;
    int at = from + 1;
    for (; at < batch.size(); at++) {
      long time = batch.timeNanos(at);
      if (time < start || time - start >= PERIOD_NANOS) {
        break;
      }
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    int entry = key.start(RowKind.DAYS, 0).putInt(file).putInt((int) period).in(table);
    table.count(entry, at - from, first, file);
    table.count(entry, 0, last, file);
    return at;
  }
}
