package io.toptail.jobs.generate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of the queries that were written, and how long their responses took. */
final class TrueOutcomes {
  /** A query sent less than this before the end may have been answered after it. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private long answer;
  private long nodata;
  private long nxdomain;
  private long servfail;
  private long other;
  private long retransmissions;
  private long[] unanswered = new long[1 << 8];
  private int unansweredCount;
  private long[] latencies = new long[1 << 8];
  private int latencyCount;

  void query(PlannedQuery query, long nanos) {
    if (!query.answered) {
      if (unansweredCount == unanswered.length) {
        unanswered = Arrays.copyOf(unanswered, 2 * unansweredCount);
      }
      unanswered[unansweredCount++] = nanos;
    }
  }

  /** A response answers its query, and the copy of it that was sent before. */
  void response(PlannedQuery query) {
    int queries = query.sentAgain ? 2 : 1;
    switch (query.rcode) {
      case Kind.NXDOMAIN -> nxdomain += queries;
      case Kind.SERVFAIL -> servfail += queries;
      case Kind.NOERROR -> {
        if (MessageWriter.hasAnswer(query)) {
          answer += queries;
        } else {
          nodata += queries;
        }
      }
      default -> other += queries;
    }
    if (!query.sentAgain) {
      if (latencyCount == latencies.length) {
        latencies = Arrays.copyOf(latencies, 2 * latencyCount);
      }
      latencies[latencyCount++] = query.latencyNanos;
    }
  }

  void retransmission() {
    retransmissions++;
  }

  long retransmissions() {
    return retransmissions;
  }

  /**
   * Queries by outcome.
   *
   * @param endNanos time of the last packet
   */
  Map<String, Long> counts(long endNanos) {
    long late =
        Arrays.stream(unanswered, 0, unansweredCount)
            .filter(nanos -> endNanos - nanos < PATIENCE_NANOS)
            .count();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("answer", answer);
    counts.put("nodata", nodata);
    counts.put("nxdomain", nxdomain);
    counts.put("servfail", servfail);
    counts.put("other", other);
    counts.put("unanswered", unansweredCount - late);
    counts.put("undetermined", late);
    return counts;
  }

  /** The time that a share of the responses to queries sent once took at most, nanoseconds. */
  long percentile(double share) {
    if (latencyCount == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(latencies, latencyCount);
    Arrays.sort(sorted);
    return sorted[(int) Math.max(1, Math.ceil(share * latencyCount)) - 1];
  }
}
