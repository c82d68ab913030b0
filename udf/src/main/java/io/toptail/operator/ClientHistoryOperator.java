package io.toptail.operator;

import io.toptail.history.EventBlock;
import io.toptail.rollup.HistoryTally;
import io.toptail.row.AnalysisSettings;
import io.toptail.tally.TallyBlock;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Looks at the history of each client at the end of input. All events of a client come to the same
 * task. They are sorted here, with a bound on memory that holds in both execution modes: Flink
 * sorts only in a batch execution.
 */
public final class ClientHistoryOperator extends AbstractStreamOperator<TallyBlock>
    implements OneInputStreamOperator<EventBlock, TallyBlock>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final AnalysisSettings settings;
  private final int partitions;
  private transient HistoryTally tally;

  /**
   * @param partitions parallelism of the next operator
   */
  public ClientHistoryOperator(AnalysisSettings settings, int partitions) {
    this.settings = settings;
    this.partitions = partitions;
  }

  @Override
  public void processElement(StreamRecord<EventBlock> record) {
    if (tally == null) {
      TaskResources resources = new TaskResources(getContainingTask().getEnvironment());
      tally =
          new HistoryTally(
              resources.limit(settings),
              partitions,
              block -> output.collect(new StreamRecord<>(block)),
              resources::temporaryFile);
    }
    tally.add(record.getValue());
  }

  @Override
  public void endInput() {
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
