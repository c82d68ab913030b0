package io.toptail.jobs;

import io.toptail.ignore.IgnoreLine;
import io.toptail.ignore.IgnoreList;
import io.toptail.ignore.IgnoreSyntaxException;
import io.toptail.privacy.Privacy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the settings of {@code analyze} into {@link AnalyzeOptions}. */
final class OptionsReader {
  /** Far more than change in a day, and small beside the names of a busy resolver. */
  private static final int COUNTS = 10_000;

  /** Fewer, because there may be hundreds of windows. */
  private static final int WINDOW_COUNTS = 1_000;

  private final OptionValues values;
  private final RunValues run;
  private final Path conf;

  /**
   * @param conf folder of the files that are read if no option names others
   * @param problems takes a line for every value that is wrong
   */
  OptionsReader(Settings settings, Path conf, List<String> problems) {
    this.values = new OptionValues(settings, problems);
    this.run = new RunValues(values);
    this.conf = conf;
  }

  /** All options, with these inputs; not to be used if there were problems. */
  AnalyzeOptions read(List<Input> inputs) {
    Privacy privacy = privacy();
    Duration window = duration("window", "none");
    int counts = window == null ? COUNTS : WINDOW_COUNTS;
    AnalyzeOptions options =
        new AnalyzeOptions(
            List.copyOf(inputs),
            values.value("out", OptionsReader::folder, path -> path),
            values.integer("top", 1, 1_000_000),
            values.integer("counts", 1, 1_000_000, "auto", counts),
            window,
            ignore(),
            text(values.file("owners", conf.resolve("owners.yaml"), "none")),
            text(values.file("public-suffixes", null, "bundled")),
            text(values.file("tlds", null, "bundled")),
            new DetectorOptions(values).read(conf),
            privacy,
            run.ports(),
            run.tunnels(),
            values.flag("history"),
            new FilterReader(values).read(),
            values.flag("strict"),
            run.parallelism(),
            run.bytes("memory"),
            run.bytes("split-size"),
            duration("series-step", "auto"),
            run.when("color", Terminal.isTerminal(1) && Terminal.wantsColor()),
            run.when("progress", Terminal.isTerminal(2)),
            values.flag("object-reuse"),
            run.runtimeMode(),
            new BaselineOption(values).read(),
            Collections.unmodifiableMap(values.effective()));
    new PrivacyReader(values).hide(privacy, "client", "server", "name", "ignore");
    return options;
  }

  private Privacy privacy() {
    int minClients = values.integer("min-clients", 1, Privacy.MOST_CLIENTS);
    return new Privacy(new PrivacyReader(values).addresses(), minClients);
  }

  private Duration duration(String name, String word) {
    return values.optional(name, word, DurationText::parse, DurationText::format);
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
