package io.toptail.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts the rows of blocks into the order of {@link SortedRow}, with or without their time. Rows are
 * gathered up to a budget, sorted and spilled to a temporary file; at the end the files are merged.
 *
 * <p>Mutable, for one thread. Temporary files are gone after {@link #close}.
 */
public final class RowSorter implements Closeable {
  /** What a row costs in memory beside its octets. */
  private static final int ROW_BYTES = 96;

  /** Files that are merged at once. */
  private static final int MOST_RUNS = 128;

  private final boolean byTime;
  private final long budget;
  private final Path folder;
  private final int mostRuns;
  private final List<SortedRun> runs = new ArrayList<>();
  private List<SortedRow> rows = new ArrayList<>();
  private long bytes;
  private int written;

  /**
   * @param byTime whether rows are ordered by time first; else by file and position
   * @param budget octets of rows to keep in memory
   * @param folder takes temporary files
   */
  public RowSorter(boolean byTime, long budget, Path folder) {
    this(byTime, budget, folder, MOST_RUNS);
  }

  RowSorter(boolean byTime, long budget, Path folder, int mostRuns) {
    this.byTime = byTime;
    this.budget = budget;
    this.folder = folder;
    this.mostRuns = mostRuns;
  }

  /** Adds the rows of a block, which is kept. */
  public void add(RowBlock block) throws IOException {
    for (int i = 0; i < block.size(); i++) {
      int start = block.start(i);
      rows.add(
          new SortedRow(
              byTime ? block.times()[i] : 0,
              block.files()[i],
              block.positions()[i],
              i,
              block.bytes(),
              start,
              block.end(i) - start));
    }
    bytes += block.bytes().length + (long) ROW_BYTES * block.size();
    if (bytes > budget) {
      spill();
    }
  }

  /** Hands on all rows in their order; nothing is left. */
  public void drainTo(RowSink sink) throws IOException {
    if (runs.isEmpty()) {
      bytes = 0;
      Collections.sort(rows);
      for (SortedRow row : rows) {
        sink.row(row.bytes(), row.offset(), row.length());
      }
      rows = new ArrayList<>();
      return;
    }
    spill();
    Merge merge = new Merge();
    for (SortedRow row = merge.next(); row != null; row = merge.next()) {
      sink.row(row.bytes(), row.offset(), row.length());
    }
    close();
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (SortedRun run : runs) {
      try {
        run.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    runs.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private void spill() throws IOException {
    Collections.sort(rows);
    Iterator<SortedRow> sorted = rows.iterator();
    runs.add(SortedRun.write(folder, written++, () -> sorted.hasNext() ? sorted.next() : null));
    rows = new ArrayList<>();
    bytes = 0;
    if (runs.size() >= mostRuns) {
      SortedRun merged = SortedRun.write(folder, written++, new Merge());
      close();
      runs.add(merged);
    }
  }

  /** All runs as one. */
  private final class Merge implements SortedRun.Rows {
    private final PriorityQueue<SortedRun> queue = new PriorityQueue<>();

    Merge() throws IOException {
      for (SortedRun run : runs) {
        run.open();
        if (run.head() != null) {
          queue.add(run);
        }
      }
    }

    @Override
    public SortedRow next() throws IOException {
      SortedRun run = queue.poll();
      if (run == null) {
        return null;
      }
      SortedRow row = run.head();
      run.advance();
      if (run.head() != null) {
        queue.add(run);
      }
      return row;
    }
  }
}
