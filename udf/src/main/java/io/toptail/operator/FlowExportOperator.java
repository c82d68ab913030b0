package io.toptail.operator;

import io.toptail.combine.ExportSettings;
import io.toptail.combine.FlowExport;
import io.toptail.export.RowBlock;
import io.toptail.packet.FlowPacket;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts the packets of flows together at the end of input and passes on the rows of their messages.
 * All packets of a flow come to the same task; see {@link FlowTallyOperator}.
 */
public final class FlowExportOperator extends AbstractStreamOperator<RowBlock>
    implements OneInputStreamOperator<FlowPacket, RowBlock>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final ExportSettings settings;
  private transient FlowExport export;

  public FlowExportOperator(ExportSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    export =
        new FlowExport(
            settings,
            block -> output.collect(new StreamRecord<>(block)),
            new TaskResources(getContainingTask().getEnvironment())::temporaryFile);
  }

  @Override
  public void processElement(StreamRecord<FlowPacket> record) throws Exception {
    export.add(record.getValue());
  }

  @Override
  public void endInput() throws Exception {
    export.finish();
    MessageExportOperator.publish(export.account(), getRuntimeContext());
  }

  @Override
  public void close() throws Exception {
    if (export != null) {
      export.close();
    }
    super.close();
  }
}
