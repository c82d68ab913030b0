package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.List;

/** What tests look at in the findings of windows. */
public final class WindowFindings {
  private WindowFindings() {}

  /** {@code name client queries clients} of each finding of a detector, sorted. */
  public static List<String> found(WindowReport window, String detector) {
    return window.findings().stream()
        .filter(row -> row.detector().equals(detector))
        .map(WindowFindings::text)
        .sorted()
        .toList();
  }

  /** {@code detector name client queries clients} of each finding, sorted. */
  public static List<String> found(WindowReport window) {
    return window.findings().stream()
        .map(row -> row.detector() + " " + text(row))
        .sorted()
        .toList();
  }

  private static String text(FindingRow row) {
    return row.name() + " " + row.client() + " " + row.queries() + " " + row.clients();
  }

  /** The sum of the findings of a detector that found something. */
  public static MisconfigurationRow row(WindowReport window, String detector) {
    return window.misconfigurations().stream()
        .filter(row -> row.detector().equals(detector))
        .findAny()
        .orElseThrow(() -> new AssertionError(detector + " found nothing"));
  }

  /** Asserts that all windows are the same, what was found first, for that is read most easily. */
  public static void assertSame(AnalysisReport actual, AnalysisReport expected) {
    assertThat(actual.windows()).hasSameSizeAs(expected.windows());
    for (int i = 0; i < expected.windows().size(); i++) {
      assertSame(actual.windows().get(i), expected.windows().get(i));
    }
  }

  private static void assertSame(WindowReport actual, WindowReport expected) {
    assertThat(actual.offenders()).isEqualTo(expected.offenders());
    assertThat(actual.misconfigurations()).isEqualTo(expected.misconfigurations());
    assertThat(actual.findings()).isEqualTo(expected.findings());
    assertThat(actual.totals()).isEqualTo(expected.totals());
    assertThat(actual.tailRows()).isEqualTo(expected.tailRows());
    assertThat(actual.equals(expected)).isTrue();
  }
}
