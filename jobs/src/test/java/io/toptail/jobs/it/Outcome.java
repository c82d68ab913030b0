package io.toptail.jobs.it;

import io.toptail.jobs.AnalyzeJob;
import io.toptail.jobs.MessagesJob;
import io.toptail.jobs.ToptailCommand;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What one execution of the program ended with and said. */
record Outcome(int exitCode, String out, String err) {
  private static final Path TARGET = Path.of("target");
  private static final long MOST_SECONDS = 60;

  /** Runs a command line in this machine. */
  static Outcome of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        ToptailCommand.create(
                new AnalyzeJob(),
                new MessagesJob(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(arguments);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command line as {@code scripts/toptail} does, in a fresh machine. */
  static Outcome ofFreshMachine(Path folder, String... arguments) throws Exception {
    return ofFreshMachine(folder, new byte[0], arguments);
  }

  /**
   * @param folder takes what the program says
   * @param input goes to standard input, through a pipe
   */
  static Outcome ofFreshMachine(Path folder, byte[] input, String... arguments) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Path temporary = Files.createTempDirectory(folder, "tmp");
    Process process =
        new ProcessBuilder(commandLine(temporary, arguments))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      try (var pipe = process.getOutputStream()) {
        pipe.write(input);
      }
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + MOST_SECONDS + " s: " + arguments[0]);
      }
    } finally {
      process.destroyForcibly();
    }
    // Nothing may be left; fails if there is something.
    Files.delete(temporary);
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The jar that is shipped. */
  static Path jar() {
    return TARGET.resolve("toptail.jar");
  }

  private static List<String> commandLine(Path temporary, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + temporary);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-Dlog4j2."))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), "io.toptail.jobs.Toptail"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String classPath() throws IOException {
    try (Stream<Path> flink = Files.list(TARGET.resolve("flink"))) {
      return Stream.concat(Stream.of(jar(), TARGET.resolve("toptail-local.jar")), flink.sorted())
          .map(Path::toString)
          .reduce((a, b) -> a + File.pathSeparator + b)
          .orElseThrow();
    }
  }
}
