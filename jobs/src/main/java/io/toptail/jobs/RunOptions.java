package io.toptail.jobs;

import io.toptail.filter.MessageFilter;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;

/** What every run that reads captures is asked, whatever it makes of them. */
interface RunOptions {
  /** Sorted by path, each file once; at least one. */
  List<Input> inputs();

  /** DNS ports, ascending, at least one; must not be changed. */
  int[] ports();

  /** Whether to look into tunnels for the innermost packet. */
  boolean tunnels();

  /** What is counted at all. */
  MessageFilter filter();

  /** Whether damaged or skipped input makes the exit code 3. */
  boolean strict();

  /** Tasks of each operator, 1 or more. */
  int parallelism();

  /** Whether to show progress on standard error. */
  boolean progress();

  /** Flink's object reuse. */
  boolean objectReuse();

  /** Streaming or batch. */
  RuntimeExecutionMode runtimeMode();
}
