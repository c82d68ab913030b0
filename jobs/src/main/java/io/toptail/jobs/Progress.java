package io.toptail.jobs;

import io.toptail.operator.InputCounters;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/**
 * Waits for a job and meanwhile, if wanted, says how far it is: packets, rate, share, time left.
 */
final class Progress implements AutoCloseable {
  private static final long PERIOD_MILLIS = 500;

  private final JobClient client;
  private final PrintStream err;
  private final boolean shown;
  private final long totalBytes;
  private final long start = System.nanoTime();
  private int width;

  Progress(JobClient client, RunOptions options, PrintStream err) {
    this.client = client;
    this.err = err;
    this.shown = options.progress();
    boolean known = options.inputs().stream().allMatch(input -> input.bytes() >= 0);
    this.totalBytes = known ? options.inputs().stream().mapToLong(Input::bytes).sum() : -1;
  }

  /** The job's result. */
  JobExecutionResult await() throws InterruptedException, ExecutionException {
    CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
    while (shown) {
      try {
        return result.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        show();
      }
    }
    return result.get();
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
    }
  }

  private void show() throws InterruptedException {
    try {
      Map<String, Object> counted = client.getAccumulators().get();
      long packets = number(counted, InputCounters.PACKETS);
      if (packets > 0) {
        boolean compressed = number(counted, InputCounters.COMPRESSED) > 0;
        print(line(packets, number(counted, InputCounters.BYTES), compressed));
      }
    } catch (ExecutionException e) {
      // The job has ended or not begun; the next turn of the loop finds out which.
    }
  }

  private static long number(Map<String, Object> counted, String name) {
    return counted.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private String line(long packets, long bytes, boolean compressed) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "%,d MiB read, %,d packets, %,.0f packets/s",
            bytes >> 20,
            packets,
            packets / seconds);
    if (!compressed && bytes > 0 && bytes <= totalBytes) {
      line +=
          String.format(
              Locale.ROOT,
              ", %.0f %%, about %.0f s left",
              100.0 * bytes / totalBytes,
              seconds * (totalBytes - bytes) / bytes);
    }
    return line;
  }

  private void print(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }
}
