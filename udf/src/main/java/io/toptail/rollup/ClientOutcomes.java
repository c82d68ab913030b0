package io.toptail.rollup;

import io.toptail.history.JoinedTransaction;
import io.toptail.history.LatencyBuckets;
import io.toptail.row.OutcomeCode;
import java.util.Arrays;

/** What became of the queries of one client. Mutable and reusable. */
final class ClientOutcomes {
  final long[] outcomes = new long[OutcomeCode.COUNT];
  final int[] latencies = new int[LatencyBuckets.COUNT];
  private long queries;
  private boolean timed;

  void add(JoinedTransaction transaction) {
    queries++;
    outcomes[transaction.outcome().ordinal()]++;
    if (transaction.isSentOnce()) {
      latencies[LatencyBuckets.of(transaction.latencyNanos())]++;
      timed = true;
    }
  }

  long queries() {
    return queries;
  }

  void clear() {
    queries = 0;
    Arrays.fill(outcomes, 0);
    if (timed) {
      Arrays.fill(latencies, 0);
      timed = false;
    }
  }
}
