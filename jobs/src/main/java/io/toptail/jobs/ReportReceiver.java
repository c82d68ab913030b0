package io.toptail.jobs;

import io.toptail.combine.SplitBorder;
import io.toptail.detect.Vantage;
import io.toptail.operator.ReportOperator;
import io.toptail.report.AccountTerm;
import io.toptail.report.AnalysisReport;
import io.toptail.report.TextReport;
import io.toptail.report.WindowReport;
import io.toptail.sink.ReportFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Writes the report to its folder, and gives the submitting program its text and what decides the
 * exit code, as accumulators: they reach it from a cluster too.
 *
 * @param width columns of the text
 * @param canReadAgain whether the inputs can be read a second time
 */
record ReportReceiver(ReportFolder folder, int width, boolean colour, boolean canReadAgain)
    implements ReportOperator.Receiver {
  static final String TEXT = "report text";
  static final String MESSAGES = "messages";
  static final String DAMAGES = "damages";
  static final String OUTCOMES = "outcomes";
  static final String WRONG_BORDERS = "wrong borders";
  static final String OTHER_VANTAGE = "other vantage";

  private static final long serialVersionUID = 1L;
  private static final int MOST = 5;

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
    ListAccumulator<String> outcomes = new ListAccumulator<>();
    outcomes.add(outcomes(report));
    context.addAccumulator(OUTCOMES, outcomes);
    return folder.uri();
  }

  @Override
  public String receiveWrong(List<SplitBorder> borders, RuntimeContext context) {
    ListAccumulator<SplitBorder> wrong = new ListAccumulator<>();
    borders.forEach(wrong::add);
    context.addAccumulator(WRONG_BORDERS, wrong);
    return "no report: " + borders;
  }

  @Override
  public String receiveOther(Vantage vantage, RuntimeContext context) {
    ListAccumulator<Vantage> other = new ListAccumulator<>();
    other.add(vantage);
    context.addAccumulator(OTHER_VANTAGE, other);
    return "no report: taken at " + vantage.word();
  }

  /** What the packets were, most first: {@code 412 packets: 412 tcp (TCP/443)}. */
  private static String outcomes(AnalysisReport report) {
    Map<AccountTerm, Long> packets = new LinkedHashMap<>();
    for (WindowReport window : report.windows()) {
      for (WindowReport.LedgerRow row : window.ledger()) {
        packets.merge(new AccountTerm(row.outcome(), row.detail()), row.packets(), Long::sum);
      }
    }
    String most =
        packets.entrySet().stream()
            .sorted(Map.Entry.<AccountTerm, Long>comparingByValue().reversed())
            .limit(MOST)
            .map(e -> e.getKey().counted(e.getValue()))
            .collect(Collectors.joining(", "));
    long all = packets.values().stream().mapToLong(Long::longValue).sum();
    String sum = String.format(Locale.ROOT, all == 1 ? "%,d packet" : "%,d packets", all);
    return all == 0 ? sum : sum + ": " + most;
  }
}
