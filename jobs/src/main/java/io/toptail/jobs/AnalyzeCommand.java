package io.toptail.jobs;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
  private static final int MOST_WARNINGS = 10;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "pcap or pcapng, also gzipped: files, folders (recursive), quoted patterns such as"
              + " 'logs/**/*.pcap', URIs of Flink's file systems, or - for standard input.")
  List<String> arguments;

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
      defaultValue = "unknown",
      description =
          "Where the captures were taken: resolver (between clients and their resolver), upstream"
              + " (between a resolver and authoritative servers), authoritative or root (at such a"
              + " server), or unknown; rules that make sense at some of them only are not run if it"
              + " is unknown (default: ${DEFAULT-VALUE}).")
  String vantage;

  @Option(
      names = "--port",
      paramLabel = "LIST",
      defaultValue = "53",
      description =
          "DNS ports, separated by commas, 1 to 65535; only messages to or from them count"
              + " (default: ${DEFAULT-VALUE}).")
  String port;

  @Option(
      names = "--tunnels",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Look into tunnels (GRE, VXLAN, GTP-U and the like) and count the innermost packet and its"
              + " addresses (default: ${DEFAULT-VALUE}).")
  boolean tunnels;

  @Option(
      names = "--strict",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Exit with 3 if input was damaged or skipped (default: ${DEFAULT-VALUE}).")
  boolean strict;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "auto",
      description =
          "Parallel tasks, 1 to 1024; auto: as many as processors (default: ${DEFAULT-VALUE}).")
  String parallelism;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "256m",
      description =
          "Budget of the combining table of each parallel task, 1m to 64g"
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

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Show progress on standard error: auto, always or never; auto: on a terminal"
              + " (default: ${DEFAULT-VALUE}).")
  String progress;

  @Option(
      names = "--runtime-mode",
      paramLabel = "MODE",
      defaultValue = "streaming",
      description =
          "Flink's runtime mode, streaming or batch; the report is the same"
              + " (default: ${DEFAULT-VALUE}).")
  String runtimeMode;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Options file, YAML; only on the command line (default: toptail.yaml of --conf, if it is"
              + " there).")
  String config;

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description =
          "Folder of toptail.yaml, owners.yaml, detectors.yaml and ignore.txt; only on the command line (default:"
              + " system property toptail.conf, else TOPTAIL_CONF of the environment, else the"
              + " project's conf).")
  String conf;

  @Option(
      names = "--object-reuse",
      negatable = true,
      hidden = true,
      defaultValue = "true",
      fallbackValue = "true")
  boolean objectReuse;

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
    AnalyzeOptions options;
    try {
      options = options();
    } catch (UsageException e) {
      e.getMessage().lines().forEach(line -> stderr.println("toptail: " + PlainText.of(line)));
      stderr.println("Nothing was analyzed. See: " + spec.qualifiedName() + " --help");
      return ExitCode.USAGE;
    }
    return analysis.run(options, stdout, stderr);
  }

  private AnalyzeOptions options() throws UsageException {
    Path folder = confFolder();
    Settings settings = new Settings(spec.commandLine().getParseResult(), optionsFile(folder));
    List<String> problems = new ArrayList<>();
    OptionsReader reader = new OptionsReader(settings, folder, problems);
    Inputs inputs = new Inputs(captures, problems);
    AnalyzeOptions options = reader.read(inputs.resolve(arguments));
    OutputFolder.check(options.out(), problems);
    warn(inputs.warnings());
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return options;
  }

  private void warn(List<String> warnings) {
    int shown = warnings.size() > MOST_WARNINGS ? MOST_WARNINGS - 1 : warnings.size();
    warnings.subList(0, shown).forEach(line -> stderr.println("toptail: " + PlainText.of(line)));
    if (shown < warnings.size()) {
      stderr.println(
          "toptail: and " + (warnings.size() - shown) + " more files left out like these");
    }
  }

  private Path confFolder() throws UsageException {
    Path folder = conf == null ? ConfFolder.usual() : path("--conf", conf);
    if (conf != null && !Files.isDirectory(folder)) {
      throw new UsageException("--conf: " + conf + ": no such folder; check the spelling");
    }
    return folder;
  }

  private OptionsFile optionsFile(Path folder) throws UsageException {
    Path file = config == null ? folder.resolve("toptail.yaml") : path("--config", config);
    return config == null && !Files.exists(file)
        ? OptionsFile.empty()
        : OptionsFile.read(file, Settings.names(spec));
  }

  private static Path path(String option, String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": " + text + ": not a path: " + e.getReason());
    }
  }
}
