package io.toptail.jobs;

import io.toptail.ignore.IgnoreLine;
import io.toptail.ignore.IgnoreList;
import io.toptail.ignore.IgnoreSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.RuntimeExecutionMode;

/** Reads the settings of {@code analyze} into {@link AnalyzeOptions}. */
final class OptionsReader {
  private static final String[] WHEN = {"auto", "always", "never"};
  private static final int MOST_TASKS = 1_024;

  private final OptionValues values;
  private final Path conf;

  /**
   * @param conf folder of the files that are read if no option names others
   * @param problems takes a line for every value that is wrong
   */
  OptionsReader(Settings settings, Path conf, List<String> problems) {
    this.values = new OptionValues(settings, problems);
    this.conf = conf;
  }

  /** All options, with these inputs; not to be used if there were problems. */
  AnalyzeOptions read(List<Input> inputs) {
    return new AnalyzeOptions(
        List.copyOf(inputs),
        values.value("out", OptionsReader::folder, path -> path),
        values.integer("top", 1, 1_000_000),
        duration("window", "none"),
        ignore(),
        text(values.file("owners", conf.resolve("owners.yaml"), "none")),
        text(values.file("public-suffixes", null, "bundled")),
        text(values.file("tlds", null, "bundled")),
        new DetectorOptions(values).read(conf),
        values.ports("port"),
        values.flag("tunnels"),
        values.flag("strict"),
        tasks(),
        bytes("memory"),
        bytes("split-size"),
        duration("series-step", "auto"),
        when("color", Terminal.isTerminal(1) && Terminal.wantsColor()),
        when("progress", Terminal.isTerminal(2)),
        values.flag("object-reuse"),
        runtimeMode(),
        Collections.unmodifiableMap(values.effective()));
  }

  private Duration duration(String name, String word) {
    return values.optional(name, word, DurationText::parse, DurationText::format);
  }

  private int tasks() {
    int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_TASKS);
    return values.integer("parallelism", 1, MOST_TASKS, "auto", processors);
  }

  private long bytes(String name) {
    Long bytes = values.value(name, SizeText::parse, SizeText::format);
    return bytes == null ? 0 : bytes;
  }

  private boolean when(String name, boolean automatic) {
    String word = values.choice(name, WHEN);
    return word != null && (word.equals("auto") ? automatic : word.equals("always"));
  }

  private RuntimeExecutionMode runtimeMode() {
    String mode = values.choice("runtime-mode", "streaming", "batch");
    return mode == null ? null : RuntimeExecutionMode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  private IgnoreList ignore() {
    List<IgnoreLine> lines = new ArrayList<>();
    Setting entries = values.list("ignore");
    entries.values().forEach(text -> lines.add(new IgnoreLine(entries.origin(), 0, text)));
    Path file = values.file("ignore-file", conf.resolve("ignore.txt"), "none");
    try {
      if (file != null) {
        lines.addAll(IgnoreLine.of(file.toString(), Files.readAllLines(file)));
      }
      return IgnoreList.parse(lines);
    } catch (IgnoreSyntaxException e) {
      e.errors().forEach(values::problem);
    } catch (IOException e) {
      values.problem(ReadFailure.of(file.toString(), e));
    }
    return null;
  }

  private static String folder(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a folder, for instance toptail-report");
    }
    return text;
  }

  private static String text(Path path) {
    return path == null ? null : path.toString();
  }
}
