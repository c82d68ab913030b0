package io.toptail.report;

import java.util.List;

/**
 * What became of the queries of a window.
 *
 * @param notEvaluated why nothing is known of it: one clause; empty if something is
 * @param outcomes of all counted queries
 * @param beside what else was counted while queries and responses were matched; those above 0
 * @param rows outcomes of the largest of each dimension (name, domain, client, server); by
 *     dimension, then rank
 */
public record Responses(
    String notEvaluated, Outcomes outcomes, List<Beside> beside, List<Row> rows) {
  /** What is printed in place of figures that nobody knows. */
  public static final long NOT_KNOWN = -1;

  /** Nothing is known, for this reason. */
  public static Responses notEvaluated(String reason) {
    return new Responses(reason, Outcomes.NONE, List.of(), List.of());
  }

  /** Whether anything is known. */
  public boolean evaluated() {
    return notEvaluated.isEmpty();
  }

  /**
   * Queries by outcome. They add up to the queries that were matched. Latencies are nanoseconds
   * from query to response, of queries that were sent once; {@link #NOT_KNOWN} without any.
   *
   * @param nxdomain all that do not exist
   * @param unregistered those of them whose registrable domain does not exist either
   */
  public record Outcomes(
      long queries,
      long answer,
      long nodata,
      long referral,
      long truncated,
      long nxdomain,
      long unregistered,
      long servfail,
      long refused,
      long other,
      long unanswered,
      long undetermined,
      long p50Nanos,
      long p95Nanos,
      long p99Nanos) {
    /** Of no query. */
    public static final Outcomes NONE =
        new Outcomes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN);

    /** Queries that got a response. */
    public long responded() {
      return queries - unanswered - undetermined;
    }

    /** Queries of which it is known whether they got one. */
    public long determined() {
      return queries - undetermined;
    }
  }

  /** A count; {@code what} in a few words. */
  public record Beside(String what, long count) {}

  /** One of the largest of a dimension. */
  public record Row(String dimension, int rank, String key, Outcomes outcomes) {}
}
