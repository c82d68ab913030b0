package io.toptail.jobs;

import io.toptail.report.ReportFormatException;
import io.toptail.report.SavedReport;
import io.toptail.report.SavedReportReader;
import java.io.IOException;
import java.nio.file.Path;

/** The earlier report that an analysis is compared with. */
final class BaselineOption {
  private final OptionValues values;

  BaselineOption(OptionValues values) {
    this.values = values;
  }

  /** Null if there is none, or it cannot be read, which is a problem of the values then. */
  SavedReport read() {
    Path folder = values.folder("baseline", null, "none");
    if (folder == null) {
      return null;
    }
    try {
      return SavedReportReader.read(folder.toString(), folder);
    } catch (ReportFormatException e) {
      values.problem("--baseline", folder + ": " + e.getMessage());
    } catch (IOException e) {
      values.problem("--baseline", ReadFailure.of(folder.toString(), e));
    }
    return null;
  }
}
