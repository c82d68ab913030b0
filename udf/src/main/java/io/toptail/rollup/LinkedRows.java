package io.toptail.rollup;

import java.util.Arrays;

/** Lists of entries, one for each of some entries of the same table. */
final class LinkedRows {
  static final int END = -1;

  private final int[] first;
  private final int[] next;
  private boolean empty = true;

  /**
   * @param size of the table; entries beyond have no list and are in none
   */
  LinkedRows(int size) {
    first = new int[size];
    next = new int[size];
    Arrays.fill(first, END);
  }

  /** Adds a row to an entry's list; a row is in at most one. */
  void link(int entry, int row) {
    empty = false;
    next[row] = first[entry];
    first[entry] = row;
  }

  /** Whether no list holds a row. */
  boolean isEmpty() {
    return empty;
  }

  /** The first row of an entry's list, {@link #END} if it is empty. */
  int first(int entry) {
    return entry < first.length ? first[entry] : END;
  }

  /** The row behind a row in its list; {@link #END} for the last. */
  int next(int row) {
    return next[row];
  }
}
