package io.toptail.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The files of a report, on whatever holds files. */
public final class ReportFiles {
  /** Every file that {@link #write} opens, in that order. */
  public static final List<String> NAMES =
      List.of(
          "report.html",
          "summary.json",
          "top.csv",
          "misconfigurations.csv",
          "findings.csv",
          "tail.csv",
          "series.csv",
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
   * Writes every file of {@link #NAMES}, one after the other. The same report gives the same bytes.
   *
   * @throws IOException from the opener or its streams; files opened so far are closed, and
   *     incomplete
   */
  public static void write(AnalysisReport report, FileOpener opener) throws IOException {
    for (String name : NAMES) {
      try (OutputStream out = opener.open(name)) {
        write(report, name, out);
      }
    }
  }

  private static void write(AnalysisReport report, String name, OutputStream out)
      throws IOException {
    switch (name) {
      case "report.html" -> new HtmlReport(report).write(out);
      case "summary.json" -> SummaryJson.write(report, out);
      case "manifest.json" -> ManifestJson.write(report.manifest(), out);
      default -> CsvFile.of(name).write(report, out);
    }
  }
}
