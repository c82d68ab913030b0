package io.toptail.analysis;

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
  public <T> List<T> list(RowMaker<T> maker) {
    long rows = runs.stream().mapToLong(RowRun.Range::rows).sum();
    return new SequentialRows<>(rows, () -> new Merge<>(maker));
  }

  private final class Merge<T> implements Iterator<T> {
    private final RowMaker<T> maker;
    private final PriorityQueue<RowRun> heads =
        new PriorityQueue<>((a, b) -> order.compare(a.table(), a.entry(), b.table(), b.entry()));

    Merge(RowMaker<T> maker) {
      this.maker = maker;
      for (RowRun.Range range : runs) {
        advance(new RowRun(file, range));
      }
    }

    private void advance(RowRun run) {
      if (run.next()) {
        heads.add(run);
      }
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public T next() {
      RowRun first = heads.poll();
      if (first == null) {
        throw new NoSuchElementException();
      }
      T made = maker.of(first.table(), first.entry());
      advance(first);
      return made;
    }
  }
}
