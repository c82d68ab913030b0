package io.toptail.operator;

import io.toptail.combine.ExportSettings;
import io.toptail.export.RowBlock;
import io.toptail.export.RowWriter;
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
 * Writes all rows to one destination in the order of {@link RowWriter}, with temporary files in
 * Flink's folders for them. Runs with parallelism 1; emits nothing. What is written is committed at
 * the end of input only.
 */
public final class RowWriterOperator extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<RowBlock, String>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final ExportSettings settings;
  private final Destination destination;
  private transient Output opened;
  private transient RowWriter writer;

  public RowWriterOperator(ExportSettings settings, Destination destination) {
    this.settings = settings;
    this.destination = destination;
  }

  @Override
  public void open() throws Exception {
    super.open();
    opened = destination.open();
    File[] folders = getContainingTask().getEnvironment().getIOManager().getSpillingDirectories();
    writer =
        new RowWriter(
            settings.format(),
            opened.stream(),
            settings.byTime(),
            settings.memory(),
            folders[0].toPath());
  }

  @Override
  public void processElement(StreamRecord<RowBlock> record) throws Exception {
    writer.add(record.getValue());
  }

  @Override
  public void endInput() throws Exception {
    writer.finish();
    opened.commit();
  }

  @Override
  public void close() throws Exception {
    try {
      IOUtils.closeAll(writer, opened);
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
