package io.toptail.assembly;

import io.toptail.row.RowOrder;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * One order in which rows of a kind are wanted, and which of them.
 *
 * @param choice which rows are in it
 */
record Arrangement(RowOrder order, Choice choice) {
  /** Whether a row is in an arrangement. */
  @FunctionalInterface
  interface Choice {
    boolean includes(TallyTable table, int entry);
  }

  /** All rows. */
  static Arrangement ofAll(RowOrder order) {
    return new Arrangement(order, (table, entry) -> true);
  }

  /** Those of some entries that are in it, in no order. */
  int[] chosen(TallyTable table, int[] entries) {
    return Arrays.stream(entries).filter(entry -> choice.includes(table, entry)).toArray();
  }
}
