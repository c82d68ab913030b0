package io.toptail.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The files of a comparison of two reports, on whatever holds files. */
public final class CompareFiles {
  /** Every file that {@link #write} opens, each once. */
  public static final List<String> NAMES = List.of("compare.html", "changes.csv", "compare.json");

  private CompareFiles() {}

  /**
   * Writes every file of {@link #NAMES}. The same comparison gives the same bytes.
   *
   * @param version toptail's own version
   * @throws IOException from the opener or its streams; the files are then incomplete
   */
  public static void write(ReportComparison reports, String version, ReportFiles.FileOpener opener)
      throws IOException {
    for (String name : NAMES) {
      try (OutputStream out = opener.open(name)) {
        write(reports, version, name, out);
      }
    }
  }

  private static void write(ReportComparison reports, String version, String name, OutputStream out)
      throws IOException {
    switch (name) {
      case "compare.html" -> ComparePage.write(reports, version, out);
      case "compare.json" -> CompareJson.write(reports, version, out);
      default ->
          ChangesCsv.write(List.of(reports.comparison()), reports.after().fractionDigits(), out);
    }
  }
}
