package io.toptail.operator;

import io.toptail.rollup.NameRollup;
import io.toptail.row.AnalysisSettings;
import io.toptail.tally.TallyBlock;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Merges one partition's rows in a table of its own, and on disk where that outgrows its budget,
 * and passes on what is left at the end.
 */
public final class NameRollupOperator extends AbstractStreamOperator<TallyBlock>
    implements OneInputStreamOperator<TallyBlock, TallyBlock>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final AnalysisSettings settings;
  private transient NameRollup rollup;

  public NameRollupOperator(AnalysisSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    TaskResources resources = new TaskResources(getContainingTask().getEnvironment());
    rollup =
        new NameRollup(
            resources.limit(settings),
            block -> output.collect(new StreamRecord<>(block)),
            resources::temporaryFile);
  }

  @Override
  public void processElement(StreamRecord<TallyBlock> record) {
    rollup.add(record.getValue());
  }

  @Override
  public void endInput() {
    rollup.finish();
  }

  @Override
  public void close() throws Exception {
    if (rollup != null) {
      rollup.close();
    }
    super.close();
  }
}
