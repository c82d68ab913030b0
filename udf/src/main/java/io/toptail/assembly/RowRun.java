package io.toptail.assembly;

import io.toptail.tally.BlockFile;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;

/** Reads a range of a file that holds rows in order, block by block. */
final class RowRun {
  private final BlockFile file;
  private final long end;
  private final TallyTable table = new TallyTable();
  private final TallyRow row = new TallyRow();
  private long position;
  private int entry = -1;

  /**
   * Where a run lies in a file.
   *
   * @param rows how many they are
   */
  record Range(long start, long end, long rows) {}

  RowRun(BlockFile file, Range range) {
    this.file = file;
    this.position = range.start();
    this.end = range.end();
  }

  /** Moves to the next row; false if there is none. */
  boolean next() {
    entry++;
    if (entry == table.size()) {
      if (position == end) {
        return false;
      }
      readBlock();
    }
    return true;
  }

  private void readBlock() {
    TallyBlock block = file.read(position);
    position += BlockFile.frame(block);
    table.clear();
    row.wrap(block);
    while (row.next()) {
      table.append(row);
    }
    entry = 0;
  }

  /** The table that holds the row, until the next move. */
  TallyTable table() {
    return table;
  }

  /** The row. */
  int entry() {
    return entry;
  }
}
