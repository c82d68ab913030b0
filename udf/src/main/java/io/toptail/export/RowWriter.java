package io.toptail.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Writes blocks of rows to a stream: in the order of time, or as they come and {@linkplain
 * RowBlock#late late} ones last, by file and position. Rows that have to wait are held up to a
 * budget, then in temporary files. For one thread.
 */
public final class RowWriter implements Closeable {
  private final boolean byTime;
  private final RowSink sink;
  private final RowSorter sorter;

  /**
   * @param out flushed at the end and never closed
   * @param byTime whether rows are put in the order of time
   * @param budget octets of rows to keep in memory
   * @param folder takes temporary files
   */
  public RowWriter(ExportFormat format, OutputStream out, boolean byTime, long budget, Path folder)
      throws IOException {
    this.byTime = byTime;
    this.sink = format.sink(out);
    this.sorter = new RowSorter(byTime, budget, folder);
  }

  /** Takes a block. */
  public void add(RowBlock block) throws IOException {
    if (byTime || block.late()) {
      sorter.add(block);
    } else {
      sink.block(block);
    }
  }

  /** Writes everything that waits, and what ends the file; the last call but for {@link #close}. */
  public void finish() throws IOException {
    sorter.drainTo(sink);
    sink.finish();
  }

  /** Deletes temporary files. */
  @Override
  public void close() throws IOException {
    sorter.close();
  }
}
