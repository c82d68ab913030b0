package io.toptail.jobs;

import io.toptail.capture.UnknownCaptureException;
import io.toptail.row.AnalysisSettings.InputFile;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** What every job that reads captures has in common: its environment, its inputs, and its end. */
final class CaptureRun {
  private static final String STANDARD_INPUT = "file:///dev/stdin";

  private CaptureRun() {}

  static StreamExecutionEnvironment environment(RunOptions options) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(LocalCluster.configuration(options));
    environment.setParallelism(options.parallelism());
    return environment;
  }

  /** The inputs as the job knows them. */
  static List<InputFile> inputs(RunOptions options) {
    List<InputFile> inputs = new ArrayList<>();
    for (Input input : options.inputs()) {
      String uri = input.isStandardInput() ? STANDARD_INPUT : input.flinkPath().toString();
      inputs.add(new InputFile(input.path(), uri, Math.max(0, input.bytes())));
    }
    return List.copyOf(inputs);
  }

  /**
   * Runs what was drawn, and shows how far it is if that is wanted.
   *
   * @return empty if an input turned out to be no capture, which {@code err} is told
   * @throws ExecutionException if the job failed for another reason
   */
  static Optional<JobExecutionResult> execute(
      StreamExecutionEnvironment environment, String name, RunOptions options, PrintStream err)
      throws Exception {
    JobClient client = environment.executeAsync(name);
    try (Progress progress = new Progress(client, options, err)) {
      return Optional.of(progress.await());
    } catch (ExecutionException e) {
      UnknownCaptureException unknown =
          ExceptionUtils.findThrowable(e, UnknownCaptureException.class).orElseThrow(() -> e);
      err.println("toptail: " + PlainText.of(unknown.getMessage()));
      return Optional.empty();
    }
  }
}
