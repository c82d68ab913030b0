package io.toptail.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code toptail analyze}: declares every option once, for the command line, its help, the options
 * file and the manifest alike.
 *
 * <p>The values are read as text through {@link Settings}, because the file may set them too; the
 * fields only declare.
 */
@Command(
    name = "analyze",
    description = "Reads DNS captures and reports what is asked most, by whom, and what is broken.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    optionListHeading = "%nOptions, also keys of the options file; the command line wins:%n",
    parameterListHeading = "%nInputs:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage or unreadable input",
      "3:done, but input was damaged or skipped, and --strict was given",
      "4:no DNS message in any input"
    },
    footer = {
      "",
      "Durations: a number and s, m, h or d (90s, 10m, 1h30m), or ISO 8601 (PT10M).",
      "Sizes: a number and k, m or g, powers of 1,024 (256m, 1g)."
    })
final class AnalyzeCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "toptail-report",
      description =
          "Folder of the report; an earlier report there is replaced (default: ${DEFAULT-VALUE}).")
  String out;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "50",
      description = "Ranks to list in each dimension, 1 to 1000000 (default: ${DEFAULT-VALUE}).")
  String top;

  @Option(
      names = "--counts",
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Ranks of each dimension to keep in counts.csv, for comparisons, 1 to 1000000; auto:"
              + " 10000, or 1000 for each window (default: ${DEFAULT-VALUE}).")
  String counts;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      defaultValue = "none",
      description =
          "Earlier report to compare with: what is new, gone, risen or fallen since (default:"
              + " ${DEFAULT-VALUE}).")
  String baseline;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      defaultValue = "none",
      description =
          "One set of results for each window of this length of packet time; none: the whole input"
              + " as one (default: ${DEFAULT-VALUE}).")
  String window;

  @Option(
      names = "--ignore",
      paramLabel = "ENTRY",
      description =
          "Leave queries out of the ranking and account for them: a name, *.SUFFIX, /REGEX/, a"
              + " client's address or prefix, or qtype:TYPE. Repeatable; comes before the entries of"
              + " --ignore-file (default: none).")
  List<String> ignore;

  @Option(
      names = "--ignore-file",
      paramLabel = "FILE",
      description =
          "One such entry a line, # for comments; none: no file (default: ignore.txt of --conf, if"
              + " it is there).")
  String ignoreFile;

  @Option(
      names = "--owners",
      paramLabel = "FILE",
      description =
          "YAML list of who owns which names; none: no owners (default: owners.yaml of --conf, if"
              + " it is there).")
  String owners;

  @Option(
      names = "--public-suffixes",
      paramLabel = "FILE",
      defaultValue = "bundled",
      description =
          "Public suffix list, format of publicsuffix.org; bundled: the one that is built in"
              + " (default: ${DEFAULT-VALUE}).")
  String publicSuffixes;

  @Option(
      names = "--tlds",
      paramLabel = "FILE",
      defaultValue = "bundled",
      description =
          "Delegated top-level domains, format of IANA's tlds-alpha-by-domain.txt; bundled: the"
              + " list that is built in (default: ${DEFAULT-VALUE}).")
  String tlds;

  @Option(
      names = "--detectors",
      paramLabel = "FILE",
      description =
          "YAML settings of the detectors: switches, severities, thresholds; none: all as they come"
              + " (default: detectors.yaml of --conf, if it is there).")
  String detectors;

  @Option(
      names = "--registries",
      paramLabel = "DIR",
      description =
          "Folder of registries (*.tsv) that replace the built-in ones of the same name; none: no"
              + " folder (default: registries of --conf, if it is there).")
  String registries;

  @Option(
      names = "--vantage",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description =
          "Where the captures were taken: resolver (between clients and their resolver), upstream"
              + " (between a resolver and authoritative servers), authoritative or root (at such a"
              + " server), or unknown, where rules that make sense at some of them only are not run;"
              + " auto: as the responses show (default: ${DEFAULT-VALUE}).")
  String vantage;

  @Option(
      names = "--compat",
      paramLabel = "MODES",
      defaultValue = "none",
      description =
          "Count in the classes of published studies as well, and print their shares beside:"
              + " castro2008, dsc, ithi-m3, several with commas; none: do not (default:"
              + " ${DEFAULT-VALUE}).")
  String compat;

  @Option(
      names = "--history",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Match queries with their responses and look at what each client asks over time; without"
              + " it the report says which checks were not made (default: ${DEFAULT-VALUE}).")
  boolean history;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "256m",
      description =
          "Budget of each table of a task (packets combined, names, the report's rows), 1m to 64g;"
              + " what is beyond goes to temporary files, and less is used if the heap is small"
              + " (default: ${DEFAULT-VALUE}).")
  String memory;

  @Option(
      names = "--split-size",
      paramLabel = "SIZE",
      defaultValue = "16m",
      description =
          "An uncompressed file is read by several tasks in pieces no smaller than this, 1m to 64g"
              + " (default: ${DEFAULT-VALUE}).")
  String splitSize;

  @Option(
      names = "--series-step",
      paramLabel = "DURATION",
      defaultValue = "auto",
      description =
          "Time between the points of series.csv; auto: 1s for captures of up to 15 minutes, else"
              + " such that there are at most 1,000 points (default: ${DEFAULT-VALUE}).")
  String seriesStep;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colour the text report: auto, always or never; auto: on a terminal, unless NO_COLOR is"
              + " set (default: ${DEFAULT-VALUE}).")
  String color;

  @Mixin CaptureOptions inputs;
  @Mixin FilterOptions filters;
  @Mixin PrivacyOptions privacy;

  @Option(
      names = "--min-clients",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Mask names that fewer than K clients asked for, 1 to 1024: what stays is their domain or"
              + " top-level domain, if that many asked for it (default: ${DEFAULT-VALUE}).")
  String minClients;

  @Spec CommandSpec spec;

  private final Analysis analysis;
  private final CaptureCheck captures;
  private final PrintStream stdout;
  private final PrintStream stderr;

  AnalyzeCommand(Analysis analysis, CaptureCheck captures, PrintStream stdout, PrintStream stderr) {
    this.analysis = analysis;
    this.captures = captures;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  @Override
  public Integer call() throws Exception {
    return new RunSetup(spec, inputs, captures, stderr)
        .run(
            Set.of(),
            AnalyzeCommand::read,
            "Nothing was analyzed.",
            options -> analysis.run(options, stdout, stderr));
  }

  private static AnalyzeOptions read(
      Settings settings, Path conf, List<Input> inputs, List<String> problems) {
    AnalyzeOptions options = new OptionsReader(settings, conf, problems).read(inputs);
    OutputFolder.check(options.out(), problems);
    return options;
  }
}
