package io.toptail.jobs;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code toptail messages}: declares its options; the values are read through Settings. */
@Command(
    name = "messages",
    description = "Reads DNS captures and writes a row for each DNS message.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    optionListHeading =
        "%nOptions; those from --port on are also keys of the options file; the command line"
            + " wins:%n",
    parameterListHeading = "%nInputs:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage or unreadable input",
      "3:done, but input was damaged or skipped, and --strict was given",
      "4:no DNS message in any input, or none that the filters let through"
    },
    footer = {"", "What became of every packet is said on standard error at the end."})
final class MessagesCommand implements Callable<Integer> {
  /** The options file may hold keys of these names, but for {@code analyze}. */
  private static final Set<String> OWN = Set.of("format", "out", "order", "malformed");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "tsv",
      description = "tsv, csv, jsonl or parquet (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description =
          "File to write, replaced if it is there; -: standard output (default: ${DEFAULT-VALUE}).")
  String out;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "input",
      description =
          "input: files by their paths, and packets as they lie in them; messages out of TCP and"
              + " fragments come last. time: by time (default: ${DEFAULT-VALUE}).")
  String order;

  @Option(
      names = "--malformed",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description =
          "Write a row for messages too that cannot be read, with what can be read of them"
              + " (default: ${DEFAULT-VALUE}).")
  boolean malformed;

  @Mixin CaptureOptions captures;
  @Mixin FilterOptions filters;
  @Mixin PrivacyOptions privacy;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "256m",
      description =
          "Budget of the sort by time, 1m to 64g; beyond it rows go to temporary files"
              + " (default: ${DEFAULT-VALUE}).")
  String memory;

  @Spec CommandSpec spec;

  private final Export export;
  private final CaptureCheck check;
  private final PrintStream stdout;
  private final PrintStream stderr;

  MessagesCommand(Export export, CaptureCheck check, PrintStream stdout, PrintStream stderr) {
    this.export = export;
    this.check = check;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  @Override
  public Integer call() throws Exception {
    return new RunSetup(spec, captures, check, stderr)
        .run(
            OWN,
            (settings, conf, inputs, problems) ->
                new MessagesOptionsReader(settings, problems).read(inputs),
            "Nothing was written.",
            options -> export.run(options, stdout, stderr));
  }
}
