package io.toptail.compare;

import java.util.List;
import java.util.Map;

/**
 * Two periods compared.
 *
 * @param before the first period
 * @param after the second
 * @param thresholds what a change had to show
 * @param scale what was expected of a key that did not change
 * @param spreads by dimension compared, in order: how much its counts vary
 * @param tests how many counts were compared
 * @param changes by dimension, then the largest first
 * @param more changes that are not listed, because there are too many
 */
public record Comparison(
    Period before,
    Period after,
    Thresholds thresholds,
    Scale scale,
    Map<String, Spread> spreads,
    long tests,
    List<Change> changes,
    long more) {

  /**
   * What was counted in a period.
   *
   * @param startNanos begin, nanoseconds since the epoch
   * @param endNanos end
   * @param queries counted queries
   * @param responses responses
   * @param clients distinct clients, of the window with most
   */
  public record Period(long startNanos, long endNanos, long queries, long responses, long clients) {
    static Period of(Snapshot snapshot) {
      return new Period(
          snapshot.startNanos(),
          snapshot.endNanos(),
          snapshot.queries(),
          snapshot.responses(),
          snapshot.clients());
    }

    /** What the shares of a dimension are of. */
    public long base(String dimension) {
      return dimension.equals(Snapshot.RCODE) ? responses : queries;
    }
  }

  /** Whether there was anything to compare: queries in both periods. */
  public boolean isPossible() {
    return before.queries > 0 && after.queries > 0;
  }

  /** The changes of one dimension. */
  public List<Change> of(String dimension) {
    return changes.stream().filter(change -> change.dimension().equals(dimension)).toList();
  }
}
