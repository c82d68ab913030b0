package io.toptail.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Adds up windows to the {@link Snapshot} of one period. Several windows are added up by key;
 * distinct clients cannot be, so they are those of the window with most. Not thread-safe.
 */
public final class SnapshotBuilder {
  /** Dimensions of which several rows of a window make a key. */
  private static final Set<String> IN_PARTS = Set.of(Snapshot.FINDING, Snapshot.TAIL);

  /** More would be no report. */
  private static final int MAX_DIMENSIONS = 100;

  private final Map<String, KeyCountsBuilder> dimensions = new LinkedHashMap<>();
  private int windows;
  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private long queries;
  private long responses;
  private long clients;

  /**
   * Adds a window.
   *
   * @param startNanos begin, nanoseconds since the epoch
   * @param endNanos end
   * @param queries counted queries
   * @param responses responses
   * @param clients distinct clients
   */
  public void window(long startNanos, long endNanos, long queries, long responses, long clients) {
    windows++;
    start = Math.min(start, startNanos);
    end = Math.max(end, endNanos);
    this.queries = KeyCount.sum(this.queries, queries);
    this.responses = KeyCount.sum(this.responses, responses);
    this.clients = Math.max(this.clients, clients);
  }

  /**
   * Takes the counts of a dimension, which is counted from the first call on.
   *
   * @throws IllegalArgumentException if there are too many dimensions
   */
  public KeyCountsBuilder dimension(String name) {
    KeyCountsBuilder builder = dimensions.get(name);
    if (builder == null) {
      if (dimensions.size() == MAX_DIMENSIONS) {
        throw new IllegalArgumentException("more than " + MAX_DIMENSIONS + " dimensions");
      }
      builder = new KeyCountsBuilder(IN_PARTS.contains(name));
      dimensions.put(name, builder);
    }
    return builder;
  }

  /** What was added; the last call. */
  public Snapshot build() {
    Map<String, KeyCounts> counts = new LinkedHashMap<>();
    dimensions.forEach((name, builder) -> counts.put(name, builder.build(windows <= 1)));
    boolean empty = start > end;
    return new Snapshot(
        empty ? 0 : start,
        empty ? 0 : end,
        queries,
        responses,
        clients,
        Collections.unmodifiableMap(counts));
  }
}
