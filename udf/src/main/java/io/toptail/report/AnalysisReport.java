package io.toptail.report;

import java.util.List;

/**
 * Everything that one run has to say: what was read, and one report per window.
 *
 * @param manifest what was read, with what, under which options
 * @param windows in the order of time; one for the whole input when no window was asked for; empty
 *     only if no packet was read
 * @param surprises what changed more than chance explains
 * @param extent the time of all, and windows without a report; null if that is the time of the
 *     windows
 */
public record AnalysisReport(
    Manifest manifest, List<WindowReport> windows, Surprises surprises, Extent extent) {
  /** A report of all windows. */
  public AnalysisReport(Manifest manifest, List<WindowReport> windows, Surprises surprises) {
    this(manifest, windows, surprises, null);
  }

  /** A report that was not compared with anything. */
  public AnalysisReport(Manifest manifest, List<WindowReport> windows) {
    this(manifest, windows, Surprises.NONE);
  }

  @Override
  public Extent extent() {
    return extent == null ? Extent.of(windows) : extent;
  }
}
