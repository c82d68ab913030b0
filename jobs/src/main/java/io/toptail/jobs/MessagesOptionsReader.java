package io.toptail.jobs;

import io.toptail.export.ExportFormat;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the settings of {@code messages} into {@link MessagesOptions}. */
final class MessagesOptionsReader {
  private static final String STANDARD_OUTPUT = "-";

  private final OptionValues values;
  private final RunValues run;

  /**
   * @param problems takes a line for every value that is wrong
   */
  MessagesOptionsReader(Settings settings, List<String> problems) {
    this.values = new OptionValues(settings, problems);
    this.run = new RunValues(values);
  }

  /** All options, with these inputs; not to be used if there were problems. */
  MessagesOptions read(List<Input> inputs) {
    String out = out(inputs);
    return new MessagesOptions(
        List.copyOf(inputs),
        format(out),
        out,
        "time".equals(values.choice("order", "input", "time")),
        new PrivacyReader(values).addresses(),
        values.flag("malformed"),
        run.ports(),
        run.tunnels(),
        new FilterReader(values).read(),
        values.flag("strict"),
        run.parallelism(),
        run.bytes("memory"),
        run.when("progress", Terminal.isTerminal(2) && (out != null || !Terminal.isTerminal(1))),
        values.flag("object-reuse"),
        run.runtimeMode());
  }

  private ExportFormat format(String out) {
    String[] words =
        Arrays.stream(ExportFormat.values()).map(ExportFormat::id).toArray(String[]::new);
    String word = values.choice("format", words);
    if (word == null) {
      return null;
    }
    ExportFormat format = ExportFormat.valueOf(word.toUpperCase(Locale.ROOT));
    if (!format.isText() && out == null) {
      values.problem("--format", word + " is no text; name a file with --out");
    }
    return format;
  }

  private String out(List<Input> inputs) {
    String out = values.value("out", text -> text, text -> text);
    if (out.equals(STANDARD_OUTPUT)) {
      return null;
    }
    try {
      Path file = Path.of(out).toAbsolutePath().normalize();
      Path folder = file.getParent();
      if (out.isBlank() || folder == null || Files.isDirectory(file)) {
        values.problem("--out", out + ": a folder; name a file in it");
      } else if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
        values.problem("--out", out + ": not in a folder that you may write to");
      } else if (Files.exists(file) && !Files.isRegularFile(file)) {
        values.problem("--out", out + ": not a file; use standard output for a device or pipe");
      } else if (isInput(file, inputs)) {
        values.problem("--out", out + ": one of the inputs, which are only ever read");
      }
    } catch (InvalidPathException e) {
      values.problem("--out", out + ": not a path: " + e.getReason());
    }
    return out;
  }

  private static boolean isInput(Path file, List<Input> inputs) {
    return inputs.stream().anyMatch(input -> !input.isStandardInput() && isSame(file, input));
  }

  private static boolean isSame(Path file, Input input) {
    try {
      return Files.exists(file) && Files.isSameFile(file, Path.of(input.path()));
    } catch (java.io.IOException | InvalidPathException e) {
      return false;
    }
  }
}
