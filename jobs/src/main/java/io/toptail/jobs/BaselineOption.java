package io.toptail.jobs;

import io.toptail.report.ReportFormatException;
import io.toptail.report.SavedReport;
import io.toptail.report.SavedReportReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The earlier report that an analysis is compared with; to be read after the options of privacy.
 */
final class BaselineOption {
  private static final List<String> PRIVACY =
      List.of("anonymize", "anonymize-prefix", "anonymize-servers", "min-clients");

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
      SavedReport report = SavedReportReader.read(folder.toString(), folder);
      checkPrivacy(report);
      return report;
    } catch (ReportFormatException e) {
      values.problem("--baseline", folder + ": " + e.getMessage());
    } catch (IOException e) {
      values.problem("--baseline", ReadFailure.of(folder.toString(), e));
    }
    return null;
  }

  /** What is gone since the earlier report would be told as it stands there. */
  private void checkPrivacy(SavedReport report) {
    Map<String, String> options = values.effective();
    boolean hides =
        !"none".equals(options.get("anonymize")) || !"1".equals(options.get("min-clients"));
    for (String option : PRIVACY) {
      String before = report.options().getOrDefault(option, "not set");
      if (hides && !before.equals(options.get(option))) {
        values.problem(
            "--baseline",
            report.folder()
                + ": made with --"
                + option
                + " "
                + before
                + ", so it may tell what this report is to hide; make it again with the same");
      }
    }
  }
}
