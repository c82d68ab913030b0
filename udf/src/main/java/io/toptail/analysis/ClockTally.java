package io.toptail.analysis;

import io.toptail.capture.PacketBatch;
import io.toptail.tally.TallyTable;

/**
 * Counts packets by file and day, for {@link ClockAccount}; any order of packets gives the same.
 */
final class ClockTally {
  static final long DAY_NANOS = 86_400_000_000_000L;

  private final TallyTable table;
  private final RowKey key = new RowKey();

  ClockTally(TallyTable table) {
    this.table = table;
  }

  void add(PacketBatch batch, int file) {
    int size = batch.size();
    for (int from = 0; from < size; ) {
      from = addDay(batch, from, file);
    }
  }

  /** Adds the packets of one day; returns where another day begins. */
  private int addDay(PacketBatch batch, int from, int file) {
    long day = batch.timeNanos(from) / DAY_NANOS;
    long start = day * DAY_NANOS;
    long first = batch.timeNanos(from);
    long last = first;
    int at = from + 1;
    for (; at < batch.size(); at++) {
      long time = batch.timeNanos(at);
      if (time < start || time - start >= DAY_NANOS) {
        break;
      }
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    int entry = key.start(RowKind.DAY, 0).putInt(file).putInt((int) day).in(table);
    table.count(entry, at - from, first, file);
    table.count(entry, 0, last, file);
    return at;
  }
}
