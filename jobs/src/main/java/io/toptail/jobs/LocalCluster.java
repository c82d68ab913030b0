package io.toptail.jobs;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;

/**
 * Settings of a run: those of the job hold everywhere; those of the embedded mini-cluster are read
 * only where no cluster is given, and keep it lean.
 */
final class LocalCluster {
  private LocalCluster() {}

  static Configuration configuration(RunOptions options) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, options.runtimeMode());
    configuration.set(PipelineOptions.OBJECT_REUSE, options.objectReuse());
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    lean(configuration, options.parallelism());
    if (Toptail.isOwnMachine()) {
      keepFilesIn(TemporaryFolder.get(), configuration);
    }
    return configuration;
  }

  /** The cluster is not waited for, so it may not get to deleting its folders. */
  private static void keepFilesIn(Path folder, Configuration configuration) {
    configuration.set(CoreOptions.TMP_DIRS, folder.toString());
    configuration.set(WebOptions.TMP_DIR, folder.toString());
  }

  private static void lean(Configuration configuration, int slots) {
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    // Neither keyed state nor sorts: nothing here needs managed memory.
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    configuration.set(ResourceManagerOptions.REQUIREMENTS_CHECK_DELAY, Duration.ZERO);
    // Progress comes with the heartbeats.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    // A fetcher that waits for ever (FLINK-40660) has nothing left to do.
    configuration.set(SourceReaderOptions.SOURCE_READER_CLOSE_TIMEOUT, 200L);
    configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
  }
}
