package io.toptail.assembly;

import io.toptail.row.RowOrder;
import io.toptail.tally.TallyTable;
import java.util.List;

/** Rows that are entries of one table. */
final class RowsInMemory implements OrderedRows {
  private final TallyTable table;
  private final RowOrder order;
  private final int[] entries;

  RowsInMemory(TallyTable table, RowOrder order, int[] entries) {
    this.table = table;
    this.order = order;
    this.entries = entries;
  }

  @Override
  public void forEach(Visitor visitor) {
    show(entries, visitor);
  }

  @Override
  public void forEachInOrder(Visitor visitor) {
    show(order.sorted(table, entries), visitor);
  }

  private void show(int[] rows, Visitor visitor) {
    for (int entry : rows) {
      if (!visitor.visit(table, entry)) {
        return;
      }
    }
  }

  @Override
  public <T> List<T> list(RowMaker<T> maker) {
    return list(order, (rows, entry) -> 0, 1, maker);
  }

  @Override
  public <T> List<T> list(RowOrder otherOrder, RowClass classOf, int classes, RowMaker<T> maker) {
    int[] sorted = otherOrder.sorted(table, entries);
    return new LazyRows<>(sorted.length, i -> maker.of(table, sorted[i]));
  }
}
