package io.toptail.jobs;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/**
 * From the command line, the options file and the inputs to checked options: what every command
 * that reads captures does before it runs.
 */
final class RunSetup {
  private static final int MOST_WARNINGS = 10;

  private final CommandSpec command;
  private final CaptureOptions captures;
  private final CaptureCheck check;
  private final PrintStream err;

  RunSetup(CommandSpec command, CaptureOptions captures, CaptureCheck check, PrintStream err) {
    this.command = command;
    this.captures = captures;
    this.check = check;
    this.err = err;
  }

  /**
   * Makes options out of settings.
   *
   * @param <T> the options
   */
  @FunctionalInterface
  interface Reader<T> {
    /**
     * @param conf folder of the files that are read if no option names others
     * @param problems takes a line for everything that is wrong; the options are not used then
     */
    T read(Settings settings, Path conf, List<Input> inputs, List<String> problems);
  }

  /** What a command does with its options. */
  @FunctionalInterface
  interface Action<T> {
    int run(T options) throws Exception;
  }

  /**
   * Reads the options and acts on them.
   *
   * @param ownOptions that only the command line may set, though the file may hold them for another
   *     command
   * @param nothing what to say was not done when something is wrong
   * @return the exit code
   */
  <T> int run(Set<String> ownOptions, Reader<T> reader, String nothing, Action<T> action)
      throws Exception {
    T options;
    try {
      options = options(ownOptions, reader);
    } catch (UsageException e) {
      e.getMessage().lines().forEach(line -> err.println("toptail: " + PlainText.of(line)));
      err.println(nothing + " See: " + command.qualifiedName() + " --help");
      return ExitCode.USAGE;
    }
    return action.run(options);
  }

  private <T> T options(Set<String> ownOptions, Reader<T> reader) throws UsageException {
    ConfFolder conf = confFolder();
    Path folder = conf.path();
    Settings settings =
        new Settings(command.commandLine().getParseResult(), optionsFile(folder), ownOptions);
    conf.warn(settings);
    List<String> problems = new ArrayList<>();
    Inputs inputs = new Inputs(check, problems);
    T options = reader.read(settings, folder, inputs.resolve(captures.arguments), problems);
    warn(inputs.warnings());
    warn(settings.warnings());
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return options;
  }

  private void warn(List<String> warnings) {
    int shown = warnings.size() > MOST_WARNINGS ? MOST_WARNINGS - 1 : warnings.size();
    warnings.subList(0, shown).forEach(line -> err.println("toptail: " + PlainText.of(line)));
    if (shown < warnings.size()) {
      err.println("toptail: and " + (warnings.size() - shown) + " more files left out like these");
    }
  }

  private ConfFolder confFolder() throws UsageException {
    String conf = captures.conf;
    return conf == null ? ConfFolder.usual() : ConfFolder.existing("--conf", path("--conf", conf));
  }

  private OptionsFile optionsFile(Path folder) throws UsageException {
    String config = captures.config;
    Path file = config == null ? folder.resolve("toptail.yaml") : path("--config", config);
    return config == null && !Files.exists(file)
        ? OptionsFile.empty()
        : OptionsFile.read(file, Settings.names(command));
  }

  private static Path path(String option, String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": " + text + ": not a path: " + e.getReason());
    }
  }
}
