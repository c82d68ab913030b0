package io.toptail.operator;

import io.toptail.capture.PacketBatch;
import io.toptail.combine.PacketTally;
import io.toptail.history.EventBlock;
import io.toptail.packet.FlowPacket;
import io.toptail.row.AnalysisSettings;
import io.toptail.serde.RecordType;
import io.toptail.tally.TallyBlock;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Decodes and combines inside the source's own task. Stateless for checkpoints: everything is
 * passed on before the barrier.
 */
public final class PacketTallyOperator extends AbstractStreamOperator<TallyBlock>
    implements OneInputStreamOperator<PacketBatch, TallyBlock>, BoundedOneInput {
  /** Second output: TCP segments of DNS ports, and fragments. */
  public static final OutputTag<FlowPacket> FLOW_PACKETS =
      new OutputTag<>("flow-packets", RecordType.FLOW_PACKET);

  /** Third output: events of messages, for who looks at clients. */
  public static final OutputTag<EventBlock> EVENTS =
      new OutputTag<>("events", RecordType.EVENT_BLOCK);

  private static final long serialVersionUID = 1L;

  private final AnalysisSettings settings;
  private final int partitions;
  private transient PacketTally tally;
  private transient InputCounters counters;

  /**
   * @param partitions parallelism of the next operator
   */
  public PacketTallyOperator(AnalysisSettings settings, int partitions) {
    this.settings = settings;
    this.partitions = partitions;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tally =
        new PacketTally(
            new TaskResources(getContainingTask().getEnvironment()).limit(settings),
            partitions,
            block -> output.collect(new StreamRecord<>(block)),
            this::emit,
            block -> output.collect(EVENTS, new StreamRecord<>(block)));
    counters = new InputCounters(settings.inputs(), getRuntimeContext());
  }

  private void emit(FlowPacket packet) {
    output.collect(FLOW_PACKETS, new StreamRecord<>(packet));
  }

  @Override
  public void processElement(StreamRecord<PacketBatch> record) {
    PacketBatch batch = record.getValue();
    tally.add(batch, counters.file(batch));
    counters.count(batch);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    tally.flush();
  }

  @Override
  public void endInput() {
    tally.flush();
  }
}
