package io.toptail.report;

import io.toptail.report.WindowReport.LedgerRow;
import java.util.List;

/**
 * What the windows of a report are part of.
 *
 * @param startNanos time of the first packet whose time can be believed
 * @param endNanos time of the last one
 * @param otherWindows how many windows have no report, because there are too many
 * @param otherLedger the account of their packets, largest first
 */
public record Extent(
    long startNanos, long endNanos, long otherWindows, List<LedgerRow> otherLedger) {
  /** From the start of the first window to the end of the last; there are no others. */
  static Extent of(List<WindowReport> windows) {
    if (windows.isEmpty()) {
      return new Extent(0, 0, 0, List.of());
    }
    long start = windows.get(0).totals().startNanos();
    long end = windows.get(windows.size() - 1).totals().endNanos();
    return new Extent(start, end, 0, List.of());
  }

  /** Packets of windows that have no report. */
  public long otherPackets() {
    return otherLedger.stream().mapToLong(LedgerRow::packets).sum();
  }
}
