package io.toptail.operator;

import io.toptail.combine.FlowTally;
import io.toptail.packet.FlowPacket;
import io.toptail.row.AnalysisSettings;
import io.toptail.tally.TallyBlock;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts the packets of flows together at the end of input. All packets of a flow come to the same
 * task. They are sorted here, with a bound on memory that holds in both execution modes: Flink
 * sorts only in a batch execution.
 */
public final class FlowTallyOperator extends AbstractStreamOperator<TallyBlock>
    implements OneInputStreamOperator<FlowPacket, TallyBlock>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final AnalysisSettings settings;
  private final int partitions;
  private transient FlowTally tally;

  /**
   * @param partitions parallelism of the next operator
   */
  public FlowTallyOperator(AnalysisSettings settings, int partitions) {
    this.settings = settings;
    this.partitions = partitions;
  }

  /** The task of a flow. */
  public static int partition(String flow, int partitions) {
    int hash = flow.hashCode();
    return Math.floorMod(hash ^ hash >>> 16, partitions);
  }

  @Override
  public void processElement(StreamRecord<FlowPacket> record) throws Exception {
    if (tally == null) {
      TaskResources resources = new TaskResources(getContainingTask().getEnvironment());
      tally =
          new FlowTally(
              resources.limit(settings),
              partitions,
              block -> output.collect(new StreamRecord<>(block)),
              block -> output.collect(PacketTallyOperator.EVENTS, new StreamRecord<>(block)),
              resources::temporaryFile);
    }
    tally.add(record.getValue());
  }

  @Override
  public void endInput() throws Exception {
    if (tally != null) {
      tally.finish();
    }
  }

  @Override
  public void close() throws Exception {
    if (tally != null) {
      tally.close();
    }
    super.close();
  }
}
