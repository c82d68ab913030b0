package io.toptail.report;

import io.toptail.compare.Comparer;
import io.toptail.compare.Comparison;
import io.toptail.compare.Thresholds;
import java.util.List;

/**
 * Two reports compared.
 *
 * @param before the earlier report
 * @param after the later
 * @param warnings what makes the comparison unfair, each as a sentence
 * @param comparison what changed
 * @param top changes to show of each dimension; files hold all
 */
public record ReportComparison(
    SavedReport before, SavedReport after, List<String> warnings, Comparison comparison, int top) {

  /** Compares two reports. */
  public static ReportComparison of(
      SavedReport before, SavedReport after, Thresholds thresholds, int top) {
    return new ReportComparison(
        before,
        after,
        ReportDifferences.between(before, after),
        Comparer.compare(before.snapshot(), after.snapshot(), thresholds),
        top);
  }
}
