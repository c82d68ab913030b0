package io.toptail.assembly;

import io.toptail.row.RowOrder;
import io.toptail.tally.TallyTable;
import java.util.List;

/** The rows of one kind and window, which may be too many for memory. */
interface OrderedRows {
  /** Looks at rows; a row is an entry of a table, both valid only during the call. */
  @FunctionalInterface
  interface Visitor {
    /** Looks at a row; false to see no more. */
    boolean visit(TallyTable table, int entry);
  }

  /** Makes of a row what the report shows. */
  @FunctionalInterface
  interface RowMaker<T> {
    T of(TallyTable table, int entry);
  }

  /** Shows all rows in the order that is fastest. */
  void forEach(Visitor visitor);

  /** Shows all rows in their order. */
  void forEachInOrder(Visitor visitor);

  /** A property of a row that moves it within the order; rows that share it keep theirs. */
  interface RowClass {
    /** From 0. */
    int of(TallyTable table, int entry);
  }

  /** All rows in their order, each made when it is asked for; random access only if in memory. */
  <T> List<T> list(RowMaker<T> maker);

  /**
   * All rows in another order, in which rows of one class are in the same order as before.
   *
   * @param classes how many there are
   */
  <T> List<T> list(RowOrder order, RowClass classOf, int classes, RowMaker<T> maker);
}
