package io.toptail.jobs;

import io.toptail.combine.ExportSettings;
import io.toptail.operator.InputCounters;
import io.toptail.operator.MessageExportOperator;
import io.toptail.operator.RowWriterOperator.Destination;
import io.toptail.sink.ExportFile;
import io.toptail.sink.LocalStream;
import io.toptail.sink.ReaderGoneException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** Writes a row for each DNS message of captures, from the first packet to the last. */
public final class MessagesJob implements Export {
  @Override
  public int run(MessagesOptions options, PrintStream out, PrintStream err) throws Exception {
    StreamExecutionEnvironment environment = CaptureRun.environment(options);
    if (options.out() != null) {
      return run(environment, options, new ExportFile(uri(options.out())), err);
    }
    if (!(environment instanceof LocalStreamEnvironment)) {
      err.println("toptail: on a cluster the rows go to a file: name it with --out");
      return ExitCodes.USAGE;
    }
    try (LocalStream stream = LocalStream.of(unbuffered(out))) {
      return run(environment, options, stream, err);
    } catch (ExecutionException e) {
      if (ExceptionUtils.findThrowable(e, ReaderGoneException.class).isPresent()) {
        return ExitCodes.DONE;
      }
      throw e;
    }
  }

  private static int run(
      StreamExecutionEnvironment environment,
      MessagesOptions options,
      Destination destination,
      PrintStream err)
      throws Exception {
    ExportSettings settings =
        new ExportSettings(
            CaptureRun.inputs(options),
            options.ports(),
            options.tunnels(),
            options.filter(),
            options.addresses(),
            options.malformed(),
            options.format(),
            options.orderedByTime(),
            options.sortBytes());
    MessagesPipeline.draw(environment, settings, destination);
    Optional<JobExecutionResult> result =
        CaptureRun.execute(environment, "toptail messages", options, err);
    return result.isEmpty() ? ExitCodes.USAGE : finish(options, result.get(), err);
  }

  private static int finish(MessagesOptions options, JobExecutionResult result, PrintStream err) {
    List<String> damage = result.getAccumulatorResult(MessageExportOperator.DAMAGE);
    long damages = result.<Long>getAccumulatorResult(MessageExportOperator.DAMAGES);
    ExportAccount account =
        ExportAccount.of(result.getAccumulatorResult(MessageExportOperator.ACCOUNT));
    long packets = result.<Long>getAccumulatorResult(InputCounters.PACKETS);
    if (account.packets() != packets) {
      throw new IllegalStateException(
          "the account adds up to " + account.packets() + " packets, read were " + packets);
    }
    ExportAccount.damage(options.inputs(), damage, damages)
        .forEach(line -> err.println("toptail: " + line));
    account.flows().forEach(line -> err.println("toptail: " + line));
    if (account.messages() == 0) {
      err.println("toptail: no DNS message in any input; " + account.text());
      return ExitCodes.NO_DNS;
    }
    err.println("toptail: " + account.text());
    return damages > 0 && options.strict() ? ExitCodes.DAMAGED : ExitCodes.DONE;
  }

  /**
   * Standard output itself in place of the stream that prints on it, which would swallow what goes
   * wrong.
   */
  private static OutputStream unbuffered(PrintStream out) {
    out.flush();
    return out == System.out ? new FileOutputStream(FileDescriptor.out) : out;
  }

  private static String uri(String out) {
    return Path.of(out).toAbsolutePath().normalize().toUri().toString();
  }
}
