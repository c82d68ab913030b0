package io.toptail.jobs;

import io.toptail.compare.Thresholds;
import io.toptail.report.CompareFiles;
import io.toptail.report.ReportComparison;
import io.toptail.report.ReportFormatException;
import io.toptail.report.SavedReport;
import io.toptail.report.SavedReportReader;
import io.toptail.report.TextComparison;
import io.toptail.sink.ReportFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toptail compare}: what changed from one report to another. */
@Command(
    name = "compare",
    description =
        "Compares two reports of analyze: which names, clients, mistakes and so on are new, gone,"
            + " risen or fallen, more than chance explains.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, whether anything changed or not",
      "1:failed",
      "2:wrong usage, or a folder that is no report",
      "4:no query was counted in one of the reports"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int TEXT_WIDTH = 100;
  private static final int MOST_TOP = 20_000;

  @Parameters(index = "0", paramLabel = "REPORT_A", description = "Folder of the earlier report.")
  String before;

  @Parameters(index = "1", paramLabel = "REPORT_B", description = "Folder of the later report.")
  String after;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for compare.html, changes.csv and compare.json; an earlier comparison there is"
              + " replaced (default: no files).")
  String out;

  @Option(
      names = "--min-change",
      paramLabel = "TIMES",
      defaultValue = "2",
      description =
          "Tell a change only to this many times what was expected, or one part of so many; more"
              + " than 1 (default: ${DEFAULT-VALUE}).")
  double minChange;

  @Option(
      names = "--significance",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Share of the changes told that may be chance, more than 0 and less than 1 (default:"
              + " ${DEFAULT-VALUE}).")
  double significance;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Changes to list in each dimension of the text, 1 to 20000; the files hold all (default:"
              + " ${DEFAULT-VALUE}).")
  int top;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colour the text: auto, always or never; auto: on a terminal, unless NO_COLOR is set"
              + " (default: ${DEFAULT-VALUE}).")
  String color;

  @Spec CommandSpec spec;

  private final PrintStream stdout;
  private final PrintStream stderr;

  CompareCommand(PrintStream stdout, PrintStream stderr) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  @Override
  public Integer call() throws IOException {
    check();
    List<String> problems = new ArrayList<>();
    SavedReport first = read(before, problems);
    SavedReport second = read(after, problems);
    OutputFolder.check(out, problems);
    if (!problems.isEmpty()) {
      problems.forEach(line -> stderr.println("toptail: " + PlainText.of(line)));
      stderr.println("Nothing was compared. See: toptail compare --help");
      return ExitCodes.USAGE;
    }
    Thresholds thresholds = new Thresholds(minChange, significance);
    ReportComparison reports = ReportComparison.of(first, second, thresholds, top);
    write(reports);
    if (!reports.comparison().isPossible()) {
      stderr.println("toptail: no query was counted in one of the reports");
      return ExitCodes.NO_DNS;
    }
    return ExitCodes.DONE;
  }

  private void write(ReportComparison reports) throws IOException {
    stdout.print(new TextComparison(TEXT_WIDTH, colour()).render(reports));
    if (out != null) {
      String uri = Path.of(out).toAbsolutePath().normalize().toUri().toString();
      new ReportFolder(uri).write(opener -> CompareFiles.write(reports, Version.current(), opener));
      stdout.println("Written to " + out + "/: " + String.join(" ", CompareFiles.NAMES));
    }
    stdout.flush();
  }

  private static SavedReport read(String folder, List<String> problems) {
    try {
      return SavedReportReader.read(folder, Path.of(folder));
    } catch (InvalidPathException e) {
      problems.add(folder + ": not a path: " + e.getReason());
    } catch (ReportFormatException e) {
      problems.add(folder + ": " + e.getMessage());
    } catch (IOException e) {
      problems.add(ReadFailure.of(folder, e));
    }
    return null;
  }

  private boolean colour() {
    return color.equals("always")
        || color.equals("auto") && Terminal.isTerminal(1) && Terminal.wantsColor();
  }

  private void check() {
    require(minChange > 1 && minChange <= 1e6, "--min-change", "more than 1, to 1000000");
    require(significance > 0 && significance < 1, "--significance", "more than 0, less than 1");
    require(top >= 1 && top <= MOST_TOP, "--top", "1 to " + MOST_TOP);
    boolean known = List.of("auto", "always", "never").contains(color);
    require(known, "--color", "auto, always or never");
    require(out == null || !out.isBlank(), "--out", "a folder");
  }

  private void require(boolean valid, String option, String range) {
    if (!valid) {
      throw new ParameterException(spec.commandLine(), option + " must be " + range);
    }
  }
}
