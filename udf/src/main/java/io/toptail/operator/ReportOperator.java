package io.toptail.operator;

import io.toptail.assembly.ReportAssembler;
import io.toptail.combine.SplitBorder;
import io.toptail.detect.Vantage;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Baseline;
import io.toptail.row.AnalysisSettings;
import io.toptail.tally.TallyBlock;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Assembles the report of the whole input and hands it to its receiver, then emits the receiver's
 * answer: one record. If the readers of a file's splits did not meet, or the responses show that
 * the captures were taken elsewhere than assumed, there is no report, and the receiver is told.
 * Runs with parallelism 1; a second attempt hands over the same report again.
 */
public final class ReportOperator extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<TallyBlock, String>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final AnalysisSettings settings;
  private final Baseline baseline;
  private final Receiver receiver;
  private transient ReportAssembler assembler;

  /**
   * @param baseline an earlier report to compare with; null for none
   */
  public ReportOperator(AnalysisSettings settings, Baseline baseline, Receiver receiver) {
    this.settings = settings;
    this.baseline = baseline;
    this.receiver = receiver;
  }

  @Override
  public void open() throws Exception {
    super.open();
    TaskResources resources = new TaskResources(getContainingTask().getEnvironment());
    assembler = new ReportAssembler(resources.limit(settings), baseline, resources::temporaryFile);
  }

  @Override
  public void processElement(StreamRecord<TallyBlock> record) {
    assembler.add(record.getValue());
  }

  @Override
  public void endInput() throws Exception {
    List<SplitBorder> wrong = assembler.wrongBorders();
    output.collect(new StreamRecord<>(answer(wrong)));
  }

  private String answer(List<SplitBorder> wrong) throws Exception {
    if (!wrong.isEmpty()) {
      return receiver.receiveWrong(wrong, getRuntimeContext());
    }
    Vantage other = receiver.canReadAgain() ? assembler.otherVantage() : null;
    return other == null
        ? receiver.receive(assembler.finish(), getRuntimeContext())
        : receiver.receiveOther(other, getRuntimeContext());
  }

  @Override
  public void close() throws Exception {
    if (assembler != null) {
      assembler.close();
    }
    super.close();
  }

  /** Takes the finished report, for instance to write it to a folder. */
  @FunctionalInterface
  public interface Receiver extends Serializable {
    /** Takes a report, readable only during the call, and says in a line what became of it. */
    String receive(
        AnalysisReport report, org.apache.flink.api.common.functions.RuntimeContext context)
        throws Exception;

    /** Takes, in place of a report, the borders without which the input must be read again. */
    default String receiveWrong(
        List<SplitBorder> borders, org.apache.flink.api.common.functions.RuntimeContext context) {
      throw new IllegalStateException("readers of one file did not meet at " + borders);
    }

    /** Whether the input can be read again if the captures were taken elsewhere than assumed. */
    default boolean canReadAgain() {
      return false;
    }

    /** Takes, in place of a report, where the captures were taken; asked only if that helps. */
    default String receiveOther(
        Vantage vantage, org.apache.flink.api.common.functions.RuntimeContext context) {
      throw new IllegalStateException("the captures were taken at " + vantage);
    }
  }
}
