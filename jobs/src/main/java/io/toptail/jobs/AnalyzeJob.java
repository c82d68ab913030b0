package io.toptail.jobs;

import io.toptail.combine.SplitBorder;
import io.toptail.detect.Vantage;
import io.toptail.report.Baseline;
import io.toptail.report.ReportDifferences;
import io.toptail.report.ReportFiles;
import io.toptail.report.SavedReport;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.AnalysisSettings.ListText;
import io.toptail.row.KnowledgeLoader;
import io.toptail.sink.ReportFolder;
import io.toptail.source.CaptureFile;
import io.toptail.source.SplitPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Analyzes captures once, from the first packet to the last, and writes one report. If the readers
 * of a file's splits did not meet, the job leaves nothing behind but where, and runs again without
 * those borders; of each file twice at most, because then it is not split any more. It also runs
 * again, once, if the responses show that the captures were taken elsewhere than guessed.
 */
public final class AnalyzeJob implements Analysis {
  private static final int TEXT_WIDTH = 100;

  @Override
  public int run(AnalyzeOptions options, PrintStream out, PrintStream err) throws Exception {
    long start = System.nanoTime();
    AnalysisSettings settings = VantageGuess.made(settings(options), options.inputs());
    SplitPlan splits = splits(settings, options);
    if (Toptail.isOwnMachine()) {
      KnowledgeLoader.start(settings);
    }
    Optional<JobExecutionResult> result = execute(options, settings, splits, err);
    while (result.isPresent() && result.get().getAccumulatorResult(ReportReceiver.TEXT) == null) {
      Vantage other = otherVantage(result.get());
      if (other != null) {
        err.println(
            "toptail: by the responses, seen from: "
                + other.description()
                + "; reading again with the rules for there");
        settings = settings.withVantage(other);
      }
      if (other == null && wrongBorders(result.get()).isEmpty()) {
        throw new IllegalStateException("the job left neither a report nor a reason");
      }
      tell(wrongBorders(result.get()), settings, err);
      splits = splits.without(wrongBorders(result.get()));
      result = execute(options, settings, splits, err);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return result.isEmpty() ? ExitCodes.USAGE : finish(options, result.get(), seconds, out, err);
  }

  private static Optional<JobExecutionResult> execute(
      AnalyzeOptions options, AnalysisSettings settings, SplitPlan splits, PrintStream err)
      throws Exception {
    StreamExecutionEnvironment environment = CaptureRun.environment(options);
    ReportFolder folder = new ReportFolder(folderUri(options.out()));
    AnalysisPipeline.draw(
        environment,
        settings,
        splits,
        baseline(options),
        new ReportReceiver(
            folder, TEXT_WIDTH, options.color(), VantageGuess.canReadAgain(options.inputs())));
    return CaptureRun.execute(environment, "toptail analyze", options, err);
  }

  private static Baseline baseline(AnalyzeOptions options) {
    SavedReport report = options.baseline();
    return report == null
        ? null
        : report.baseline(ReportDifferences.between(report, options.effective()));
  }

  private static SplitPlan splits(AnalysisSettings settings, AnalyzeOptions options) {
    List<CaptureFile> files =
        settings.inputs().stream()
            .map(input -> new CaptureFile(input.uri(), input.bytes()))
            .toList();
    return SplitPlan.of(files, options.parallelism(), options.splitBytes());
  }

  /** Empty if there is a report. */
  private static List<SplitBorder> wrongBorders(JobExecutionResult result) {
    List<SplitBorder> wrong = result.getAccumulatorResult(ReportReceiver.WRONG_BORDERS);
    return wrong == null ? List.of() : wrong;
  }

  /** Null if there is a report, or another reason that there is none. */
  private static Vantage otherVantage(JobExecutionResult result) {
    List<Vantage> other = result.getAccumulatorResult(ReportReceiver.OTHER_VANTAGE);
    return other == null ? null : other.get(0);
  }

  private static void tell(List<SplitBorder> wrong, AnalysisSettings settings, PrintStream err) {
    for (SplitBorder border : wrong) {
      String path = PlainText.of(settings.inputs().get(border.file()).path());
      String where = ": no place to divide it at offset " + border.offset();
      err.println("toptail: " + path + where + "; reading again without that border");
    }
  }

  private static int finish(
      AnalyzeOptions options,
      JobExecutionResult result,
      double seconds,
      PrintStream out,
      PrintStream err) {
    List<String> text = result.getAccumulatorResult(ReportReceiver.TEXT);
    long messages = result.<Long>getAccumulatorResult(ReportReceiver.MESSAGES);
    long damages = result.<Long>getAccumulatorResult(ReportReceiver.DAMAGES);
    text.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "Written to %s/: %s   (%.1f s)%n",
        options.out(),
        String.join(" ", ReportFiles.NAMES),
        seconds);
    out.flush();
    if (messages == 0) {
      List<String> outcomes = result.getAccumulatorResult(ReportReceiver.OUTCOMES);
      err.println("toptail: no DNS message in any input; " + String.join("", outcomes));
      return ExitCodes.NO_DNS;
    }
    return damages > 0 && options.strict() ? ExitCodes.DAMAGED : ExitCodes.DONE;
  }

  private static AnalysisSettings settings(AnalyzeOptions options) throws IOException {
    return new AnalysisSettings(
        CaptureRun.inputs(options),
        options.top(),
        options.counts(),
        nanos(options.window()),
        nanos(options.seriesStep()),
        options.ports(),
        options.tunnels(),
        options.tableBytes(),
        options.history(),
        options.filter(),
        options.ignore(),
        text(options.owners()),
        text(options.publicSuffixes()),
        text(options.tlds()),
        options.detectors(),
        options.privacy(),
        options.effective(),
        Version.current());
  }

  private static ListText text(String path) throws IOException {
    return path == null ? null : new ListText(path, Files.readString(Path.of(path)));
  }

  private static long nanos(Duration duration) {
    return duration == null ? 0 : duration.toNanos();
  }

  private static String folderUri(String out) {
    return Path.of(out).toAbsolutePath().normalize().toUri().toString();
  }
}
