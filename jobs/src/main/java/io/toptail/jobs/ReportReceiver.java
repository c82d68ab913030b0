package io.toptail.jobs;

import io.toptail.operator.ReportOperator;
import io.toptail.report.AnalysisReport;
import io.toptail.report.TextReport;
import io.toptail.report.WindowReport;
import io.toptail.sink.ReportFolder;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Writes the report to its folder, and gives the submitting program its text and what decides the
 * exit code, as accumulators: they reach it from a cluster too.
 *
 * @param width columns of the text
 */
record ReportReceiver(ReportFolder folder, int width, boolean colour)
    implements ReportOperator.Receiver {
  static final String TEXT = "report text";
  static final String MESSAGES = "messages";
  static final String DAMAGES = "damages";

  private static final long serialVersionUID = 1L;

  @Override
  public String receive(AnalysisReport report, RuntimeContext context) throws Exception {
    folder.write(report);
    ListAccumulator<String> text = new ListAccumulator<>();
    text.add(new TextReport(width, colour).render(report));
    context.addAccumulator(TEXT, text);
    long messages = 0;
    for (WindowReport window : report.windows()) {
      messages += window.totals().messages();
    }
    context.addAccumulator(MESSAGES, new LongCounter(messages));
    context.addAccumulator(DAMAGES, new LongCounter(report.manifest().damages().size()));
    return folder.uri();
  }
}
