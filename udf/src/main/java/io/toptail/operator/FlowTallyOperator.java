package io.toptail.operator;

import io.toptail.analysis.AnalysisSettings;
import io.toptail.analysis.FlowTally;
import io.toptail.packet.FlowPacket;
import io.toptail.serde.RecordType;
import io.toptail.tally.TallyBlock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts the packets of flows together; keyed by {@link FlowPacket#flowKey}, so a flow is whole in
 * one task wherever its packets were read.
 *
 * <p>A batch execution brings packets flow by flow and in the order of time, and nothing is kept. A
 * streaming execution brings them as they come: they are kept in keyed state until the end of the
 * input, when a timer of each flow fires.
 */
public final class FlowTallyOperator extends AbstractStreamOperator<TallyBlock>
    implements OneInputStreamOperator<FlowPacket, TallyBlock>,
        Triggerable<String, VoidNamespace>,
        BoundedOneInput {
  private static final long serialVersionUID = 1L;
  private static final long END_OF_INPUT = Long.MAX_VALUE;

  private final AnalysisSettings settings;
  private final int partitions;
  private final boolean sorted;
  private transient FlowTally tally;
  private transient ListState<FlowPacket> packets;
  private transient InternalTimerService<VoidNamespace> timers;

  /**
   * @param partitions parallelism of the next operator
   * @param sorted whether packets come flow by flow and in the order of time
   */
  public FlowTallyOperator(AnalysisSettings settings, int partitions, boolean sorted) {
    this.settings = settings;
    this.partitions = partitions;
    this.sorted = sorted;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tally = new FlowTally(settings, partitions, block -> output.collect(new StreamRecord<>(block)));
    if (!sorted) {
      packets =
          getPartitionedState(
              VoidNamespace.INSTANCE,
              VoidNamespaceSerializer.INSTANCE,
              new ListStateDescriptor<>("packets", RecordType.FLOW_PACKET));
      timers = getInternalTimerService("end", VoidNamespaceSerializer.INSTANCE, this);
    }
  }

  @Override
  public void processElement(StreamRecord<FlowPacket> record) throws Exception {
    if (sorted) {
      tally.add(record.getValue());
    } else {
      packets.add(record.getValue());
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, END_OF_INPUT);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    List<FlowPacket> flow = new ArrayList<>();
    packets.get().forEach(flow::add);
    packets.clear();
    flow.sort(FlowPacket.CAPTURE_ORDER);
    flow.forEach(tally::add);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no timer of processing time is ever set");
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    if (!sorted) {
      tally.flush();
    }
  }

  @Override
  public void endInput() {
    tally.flush();
  }
}
