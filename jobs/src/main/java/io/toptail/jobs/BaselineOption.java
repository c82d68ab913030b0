package io.toptail.jobs;

import io.toptail.report.Baseline;
import io.toptail.report.ReportDifferences;
import io.toptail.report.ReportFormatException;
import io.toptail.report.SavedReport;
import io.toptail.report.SavedReportReader;
import java.io.IOException;
import java.nio.file.Path;

/** The earlier report that an analysis is compared with; to be read after all other options. */
final class BaselineOption {
  private final OptionValues values;

  BaselineOption(OptionValues values) {
    this.values = values;
  }

  /** Null if there is none, or it cannot be read, which is a problem of the values then. */
  Baseline read() {
    Path folder = values.folder("baseline", null, "none");
    if (folder == null) {
      return null;
    }
    try {
      SavedReport report = SavedReportReader.read(folder.toString(), folder);
      return report.baseline(ReportDifferences.between(report, values.effective()));
    } catch (ReportFormatException e) {
      values.problem("--baseline", folder + ": " + e.getMessage());
    } catch (IOException e) {
      values.problem("--baseline", ReadFailure.of(folder.toString(), e));
    }
    return null;
  }
}
