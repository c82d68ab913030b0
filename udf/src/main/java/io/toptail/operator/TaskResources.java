package io.toptail.operator;

import io.toptail.row.AnalysisSettings;
import java.nio.file.Path;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.Environment;

/** What the process that a task runs in has for it: a share of the heap, and temporary folders. */
final class TaskResources {
  /** Octets of heap that are no table: Flink, buffers, lists of names, young objects. */
  private static final long FIXED = 512L << 20;

  /**
   * Tables of a slot that may be full at the same time: of packets, of names, and half a report;
   * with room for growth.
   */
  private static final int TABLES = 3;

  private static final long LEAST = 16L << 20;

  private final Environment environment;

  TaskResources(Environment environment) {
    this.environment = environment;
  }

  /** The settings, with the budget of a table lowered to what the heap allows. */
  AnalysisSettings limit(AnalysisSettings settings) {
    int slots =
        environment.getTaskManagerInfo().getConfiguration().get(TaskManagerOptions.NUM_TASK_SLOTS);
    long share = tableBytes(Runtime.getRuntime().maxMemory(), slots);
    return share < settings.tableBytes() ? settings.withTableBytes(share) : settings;
  }

  /** Octets that a table may take in a heap that tasks in {@code slots} share. */
  static long tableBytes(long heap, int slots) {
    return Math.max(LEAST, (heap - FIXED) / TABLES / Math.max(1, slots));
  }

  /** A path for a temporary file, in Flink's temporary folders by turns. */
  Path temporaryFile() {
    return environment.getIOManager().createChannel().getPathFile().toPath();
  }
}
