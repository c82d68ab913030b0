package io.toptail.analysis;

import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * The rows of a table that were found last: few of a kind get most events, so they are tried before
 * the table is asked.
 */
final class RememberedRows {
  private final TallyTable table;
  private final int[] entries;

  /**
   * @param rows how many are remembered; a power of two
   */
  RememberedRows(TallyTable table, int rows) {
    this.table = table;
    this.entries = new int[rows];
    forget();
  }

  /**
   * The entry of a key, created if it is not there.
   *
   * @param place any number that tells the usual keys apart
   */
  int entry(RowKey key, int place) {
    int slot = place & entries.length - 1;
    int entry = entries[slot];
    if (entry < 0 || !key.isOf(table, entry)) {
      entry = key.in(table);
      entries[slot] = entry;
    }
    return entry;
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    Arrays.fill(entries, -1);
  }
}
