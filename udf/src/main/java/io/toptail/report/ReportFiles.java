package io.toptail.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** The files of a report, on whatever holds files. */
public final class ReportFiles {
  /** Every file that {@link #write} opens, each once. */
  public static final List<String> NAMES =
      List.of(
          "report.html",
          "summary.json",
          "top.csv",
          "misconfigurations.csv",
          "offenders.csv",
          "findings.csv",
          "tail.csv",
          "transactions.csv",
          "series.csv",
          "compatibility.csv",
          "counts.csv",
          "changes.csv",
          "manifest.json");

  /** The long ones are begun first. */
  private static final List<String> LARGEST_FIRST =
      List.of(
          "findings.csv",
          "offenders.csv",
          "report.html",
          "tail.csv",
          "series.csv",
          "counts.csv",
          "top.csv",
          "transactions.csv",
          "changes.csv",
          "summary.json",
          "misconfigurations.csv",
          "compatibility.csv",
          "manifest.json");

  private ReportFiles() {}

  /** Opens a new file for writing. */
  @FunctionalInterface
  public interface FileOpener {
    /**
     * @param name one of {@link #NAMES}
     * @return a stream that the caller closes; it need not be buffered
     */
    OutputStream open(String name) throws IOException;
  }

  /**
   * Writes every file of {@link #NAMES}, several at the same time. The same report gives the same
   * bytes.
   *
   * @throws IOException from the opener or its streams; files opened so far are closed, and
   *     incomplete
   */
  public static void write(AnalysisReport report, FileOpener opener) throws IOException {
    try (FileThreads threads = new FileThreads()) {
      List<Future<?>> files = new ArrayList<>();
      for (String name : LARGEST_FIRST) {
        files.add(threads.begin(() -> write(report, name, opener, threads)));
      }
      for (Future<?> file : files) {
        FileThreads.result(file);
      }
    }
  }

  private static Void write(
      AnalysisReport report, String name, FileOpener opener, FileThreads threads)
      throws IOException {
    try (OutputStream out = opener.open(name)) {
      write(report, name, out, threads);
    }
    return null;
  }

  private static void write(
      AnalysisReport report, String name, OutputStream out, FileThreads threads)
      throws IOException {
    switch (name) {
      case "report.html" -> new HtmlReport(report).write(out);
      case "summary.json" -> SummaryJson.write(report, out);
      case "changes.csv" ->
          ChangesCsv.write(report.surprises().all(), report.manifest().fractionDigits(), out);
      case "manifest.json" -> ManifestJson.write(report.manifest(), out);
      default -> CsvFile.of(name).write(report, out, threads);
    }
  }
}
