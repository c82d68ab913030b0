package io.toptail.rollup;

import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.BitSet;

/**
 * The rows of a table before anything is summed up of them: how many, of which kinds, and those
 * that say what became of the queries for names.
 */
final class RowSurvey {
  private final TallyTable table;
  private final int size;
  private final BitSet kinds = new BitSet();
  private final LinkedRows ofNames;
  private final RowKey key = new RowKey();

  /** Looks at all rows that are in a table now. */
  RowSurvey(TallyTable table) {
    this.table = table;
    this.size = table.size();
    this.ofNames = new LinkedRows(size);
    for (int entry = 0; entry < size; entry++) {
      int kind = RowKey.kind(table, entry);
      kinds.set(kind);
      switch (kind) {
        case RowKind.NAME_OUTCOME -> link(entry, 1);
        case RowKind.ANSWERED_BELOW -> link(entry, 0);
        default -> {
          // belongs to no name
        }
      }
    }
  }

  private void link(int entry, int fields) {
    key.start(RowKind.NAME, RowKey.window(table, entry));
    int name = key.put(table, entry, RowKey.HEADER + fields).find(table);
    if (name >= 0) {
      ofNames.link(name, entry);
    }
  }

  /** So many entries of the table are merged rows; others are behind them. */
  int size() {
    return size;
  }

  /** Whether any row is of a kind, its flags included. */
  boolean holds(int kind) {
    return kinds.get(kind);
  }

  /** Rows of kind NAME_OUTCOME and ANSWERED_BELOW by the entry of their name. */
  LinkedRows ofNames() {
    return ofNames;
  }
}
