package io.toptail.jobs;

import io.toptail.detect.DetectorCatalogue;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toptail detectors}: every mistake that toptail knows, and what decides. */
@Command(
    name = "detectors",
    description =
        "Lists all detectors: rule, defaults, severity, who can end the mistake, and how.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true)
final class DetectorsCommand implements Callable<Integer> {
  private static final Map<String, DetectorsFormat> FORMATS =
      new TreeMap<>(
          Map.of(
              "text", new DetectorsText(),
              "json", new DetectorsJson(),
              "markdown", new DetectorsMarkdown(),
              "yaml", new DetectorsYaml()));

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, json, markdown (as in docs/detectors.md) or yaml (conf/detectors.yaml with"
              + " everything at its default) (default: ${DEFAULT-VALUE}).")
  String format;

  @Spec CommandSpec spec;

  private final PrintStream out;

  DetectorsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    DetectorsFormat chosen = FORMATS.get(format.toLowerCase(Locale.ROOT));
    if (chosen == null) {
      List<String> words = List.copyOf(FORMATS.keySet());
      throw new ParameterException(
          spec.commandLine(),
          "--format: '" + format + "': expected one of " + String.join(", ", words));
    }
    // Always UTF-8, because files are made of it.
    String text = chosen.write(DetectorCatalogue.describe(), DetectorCatalogue.notYet());
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    return ExitCode.OK;
  }
}
