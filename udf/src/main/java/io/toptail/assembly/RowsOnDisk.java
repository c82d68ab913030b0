package io.toptail.assembly;

import io.toptail.row.RowOrder;
import io.toptail.tally.BlockFile;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Rows in sorted runs of a file, merged anew each time they are read. Several threads may read at
 * the same time; each holds a block of every run.
 */
final class RowsOnDisk implements OrderedRows {
  private final BlockFile file;
  private final RowOrder order;
  private final List<RowRun.Range> runs;

  RowsOnDisk(BlockFile file, RowOrder order, List<RowRun.Range> runs) {
    this.file = file;
    this.order = order;
    this.runs = runs;
  }

  @Override
  public void forEach(Visitor visitor) {
    for (RowRun.Range range : runs) {
      RowRun run = new RowRun(file, range);
      while (run.next()) {
        if (!visitor.visit(run.table(), run.entry())) {
          return;
        }
      }
    }
  }

  @Override
  public void forEachInOrder(Visitor visitor) {
    Iterator<Boolean> rows = new Merge<>(order, (table, entry) -> 0, 1, visitor::visit);
    while (rows.hasNext()) {
      if (!rows.next()) {
        return;
      }
    }
  }

  @Override
  public <T> List<T> list(RowMaker<T> maker) {
    return list(order, (table, entry) -> 0, 1, maker);
  }

  @Override
  public <T> List<T> list(RowOrder otherOrder, RowClass classOf, int classes, RowMaker<T> maker) {
    long rows = runs.stream().mapToLong(RowRun.Range::rows).sum();
    return new SequentialRows<>(rows, () -> new Merge<>(otherOrder, classOf, classes, maker));
  }

  /** The rows of one class in a run, which are in order whatever moves the others. */
  private record Head(RowRun run, int rowClass) {}

  private final class Merge<T> implements Iterator<T> {
    private final RowMaker<T> maker;
    private final RowClass classOf;
    private final PriorityQueue<Head> heads;

    Merge(RowOrder order, RowClass classOf, int classes, RowMaker<T> maker) {
      this.maker = maker;
      this.classOf = classOf;
      this.heads =
          new PriorityQueue<>(
              (a, b) -> order.compare(a.run.table(), a.run.entry(), b.run.table(), b.run.entry()));
      for (RowRun.Range range : runs) {
        for (int rowClass = 0; rowClass < classes; rowClass++) {
          advance(new Head(new RowRun(file, range), rowClass));
        }
      }
    }

    private void advance(Head head) {
      while (head.run.next()) {
        if (classOf.of(head.run.table(), head.run.entry()) == head.rowClass) {
          heads.add(head);
          return;
        }
      }
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public T next() {
      Head first = heads.poll();
      if (first == null) {
        throw new NoSuchElementException();
      }
      T made = maker.of(first.run.table(), first.run.entry());
      advance(first);
      return made;
    }
  }
}
