package io.toptail.operator;

import java.nio.file.Path;
import org.apache.flink.runtime.execution.Environment;

/** Temporary files of tasks, in the folders that Flink is given for them. */
final class SpillFile {
  private SpillFile() {}

  /** A path at which no file is yet. */
  static Path of(Environment environment) {
    return environment.getIOManager().createChannel().getPathFile().toPath();
  }
}
