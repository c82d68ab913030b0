package io.toptail.report;

import io.toptail.compare.Comparer;
import io.toptail.compare.Comparison;
import io.toptail.compare.Snapshot;
import io.toptail.compare.SnapshotBuilder;
import io.toptail.compare.Thresholds;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares each window with the one before it, and all of them together with an earlier report.
 * Keeps the counts of one window, and of all together only if there is an earlier report.
 */
public final class SurpriseAssembler {
  private final Baseline baseline;
  private final SnapshotBuilder whole = new SnapshotBuilder();
  private final List<Comparison> windows = new ArrayList<>();
  private WindowReport first;
  private Snapshot before;

  /**
   * @param baseline the earlier report; null for none
   */
  public SurpriseAssembler(Baseline baseline) {
    this.baseline = baseline;
  }

  /** Adds the next window, whose lists must be readable until the one after it was added. */
  public void add(WindowReport window) {
    if (baseline != null) {
      WindowSnapshot.add(window, whole);
    }
    if (first == null) {
      first = window;
      return;
    }
    Snapshot earlier = before == null ? WindowSnapshot.of(first) : before;
    before = WindowSnapshot.of(window);
    windows.add(Comparer.compare(earlier, before, Thresholds.USUAL));
  }

  /** What changed; the last call. */
  public Surprises finish() {
    if (baseline == null) {
      return new Surprises(null, windows);
    }
    Comparison comparison = Comparer.compare(baseline.snapshot(), whole.build(), Thresholds.USUAL);
    return new Surprises(
        new Surprises.Against(baseline.folder(), baseline.warnings(), comparison), windows);
  }
}
