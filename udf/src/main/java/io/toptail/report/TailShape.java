package io.toptail.report;

import java.util.List;

/**
 * How long the tail is.
 *
 * @param buckets names by count (1, 2, 3–10, …), smallest count first
 * @param ranks rank against count, thinned out on a log scale, rank 1 first
 * @param beyondRank share of queries beyond the given ranks (10, 100, 1000, …)
 * @param figures the tail by each definition
 * @param view the tail made readable
 */
public record TailShape(
    long names,
    long queries,
    List<Bucket> buckets,
    List<RankPoint> ranks,
    List<RankShare> beyondRank,
    TailFigures figures,
    TailView view) {

  /** Names asked from {@code minCount} to {@code maxCount} times, and the queries for them. */
  public record Bucket(long minCount, long maxCount, long names, long queries) {}

  /** The name at {@code rank} was asked {@code queries} times. */
  public record RankPoint(long rank, long queries) {}

  /** Names beyond {@code rank} take {@code share} of the queries. */
  public record RankShare(long rank, double share) {}
}
