package io.toptail.operator;

import io.toptail.export.ExportFormat;
import io.toptail.export.RowBlock;
import io.toptail.export.RowSink;
import io.toptail.export.RowSorter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.IOUtils;

/**
 * Writes all rows to one destination, as they come or in the order of time. Runs with parallelism
 * 1; emits nothing.
 *
 * <p>In the order of time, rows beyond the budget are spilled to Flink's folders for temporary
 * files. What is written is committed at the end of input only.
 */
public final class RowWriterOperator extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<RowBlock, String>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final ExportFormat format;
  private final Destination destination;
  private final long sortBytes;
  private transient Output opened;
  private transient RowSink sink;
  private transient RowSorter sorter;

  /**
   * @param sortBytes budget of the sort by time; 0 to write rows as they come
   */
  public RowWriterOperator(ExportFormat format, Destination destination, long sortBytes) {
    this.format = format;
    this.destination = destination;
    this.sortBytes = sortBytes;
  }

  @Override
  public void open() throws Exception {
    super.open();
    opened = destination.open();
    sink = format.sink(opened.stream());
    if (sortBytes > 0) {
      File[] folders = getContainingTask().getEnvironment().getIOManager().getSpillingDirectories();
      sorter = new RowSorter(sortBytes, folders[0].toPath());
    }
  }

  @Override
  public void processElement(StreamRecord<RowBlock> record) throws Exception {
    if (sorter == null) {
      sink.block(record.getValue());
    } else {
      sorter.add(record.getValue());
    }
  }

  @Override
  public void endInput() throws Exception {
    if (sorter != null) {
      sorter.drainTo(sink);
    }
    sink.finish();
    opened.commit();
  }

  @Override
  public void close() throws Exception {
    try {
      IOUtils.closeAll(sorter, opened);
    } finally {
      super.close();
    }
  }

  /** Where rows go. */
  public interface Destination extends Serializable {
    /** Begins to write. */
    Output open() throws IOException;
  }

  /** A destination that is being written. Closing it before the commit takes back what can be. */
  public interface Output extends AutoCloseable {
    OutputStream stream();

    /** Makes what was written last. */
    void commit() throws IOException;

    @Override
    void close() throws IOException;
  }
}
