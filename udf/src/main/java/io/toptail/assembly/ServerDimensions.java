package io.toptail.assembly;

import io.toptail.row.RowKey;
import io.toptail.tally.TallyTable;

/** Splits the rows by (opcode, transport, server) into the three dimensions. */
final class ServerDimensions {
  static final int OPCODE = 40;
  static final int TRANSPORT = 41;
  static final int SERVER = 42;

  private ServerDimensions() {}

  /** The three dimensions in a table of their own. */
  static TallyTable split(TallyTable table, int[] servers) {
    TallyTable split = new TallyTable();
    RowKey key = new RowKey();
    for (int entry : servers) {
      int at = RowKey.HEADER;
      add(split, key.start(OPCODE, 0).put(table, entry, at, 1), table, entry);
      add(split, key.start(TRANSPORT, 0).put(table, entry, at + 1, 1), table, entry);
      add(split, key.start(SERVER, 0).put(table, entry, at + 2), table, entry);
    }
    return split;
  }

  private static void add(TallyTable split, RowKey key, TallyTable table, int entry) {
    split.merge(key.in(split), table, entry);
  }
}
