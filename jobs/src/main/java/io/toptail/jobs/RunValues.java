package io.toptail.jobs;

import java.util.Locale;
import org.apache.flink.api.common.RuntimeExecutionMode;

/** Reads the settings of {@link CaptureOptions}, and kinds of values that commands share. */
final class RunValues {
  private static final String[] WHEN = {"auto", "always", "never"};
  private static final int MOST_TASKS = 1_024;

  private final OptionValues values;

  RunValues(OptionValues values) {
    this.values = values;
  }

  int[] ports() {
    return values.ports("port");
  }

  boolean tunnels() {
    return values.flag("tunnels");
  }

  int parallelism() {
    int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_TASKS);
    return values.integer("parallelism", 1, MOST_TASKS, "auto", processors);
  }

  /** A size; 0 if there is something wrong with it. */
  long bytes(String name) {
    Long bytes = values.value(name, SizeText::parse, SizeText::format);
    return bytes == null ? 0 : bytes;
  }

  /** {@code auto}, {@code always} or {@code never}. */
  boolean when(String name, boolean automatic) {
    String word = values.choice(name, WHEN);
    return word != null && (word.equals("auto") ? automatic : word.equals("always"));
  }

  RuntimeExecutionMode runtimeMode() {
    String mode = values.choice("runtime-mode", "streaming", "batch");
    return mode == null ? null : RuntimeExecutionMode.valueOf(mode.toUpperCase(Locale.ROOT));
  }
}
