package io.toptail.rollup;

import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Keeps the clients with the most queries of each window, with their outcomes and latencies: as
 * many as the report ranks, in the same order, so that those of all partitions together hold the
 * largest of all.
 */
final class LargestClients {
  /** The least of the kept first. */
  private static final Comparator<Kept> ORDER =
      Comparator.comparingLong(Kept::queries)
          .thenComparing((a, b) -> Arrays.compareUnsigned(b.shown(), a.shown()));

  private final TallyTable table;
  private final int top;
  private final RowKey key = new RowKey();
  private final Map<Integer, PriorityQueue<Kept>> windows = new HashMap<>();

  /**
   * @param shown what the report shows in place of the address, and orders by
   */
  private record Kept(
      long queries, byte[] address, byte[] shown, long[] outcomes, int[] latencies) {}

  LargestClients(TallyTable table, int top) {
    this.table = table;
    this.top = top;
  }

  /**
   * Considers a client; copies its outcomes.
   *
   * @param shown what the report shows in place of the address
   */
  void offer(ClientOutcomes client, byte[] address, byte[] shown, int window) {
    if (client.queries() == 0 || top == 0) {
      return;
    }
    PriorityQueue<Kept> kept = windows.computeIfAbsent(window, k -> new PriorityQueue<>(ORDER));
    if (kept.size() == top) {
      if (!isLarger(client, shown, kept.peek())) {
        return;
      }
      kept.poll();
    }
    kept.add(
        new Kept(
            client.queries(), address, shown, client.outcomes.clone(), client.latencies.clone()));
  }

  private static boolean isLarger(ClientOutcomes client, byte[] shown, Kept least) {
    long more = client.queries() - least.queries();
    return more > 0 || more == 0 && Arrays.compareUnsigned(shown, least.shown()) < 0;
  }

  /** Adds the rows of all that are kept to the table. */
  void write() {
    windows.forEach((window, kept) -> kept.forEach(client -> write(window, client)));
  }

  private void write(int window, Kept client) {
    byte[] address = client.address();
    for (int code = 0; code < client.outcomes().length; code++) {
      if (client.outcomes()[code] > 0) {
        key.start(RowKind.CLIENT_OUTCOME, window).putByte(code).put(address, 0, address.length);
        table.count(key.in(table), client.outcomes()[code], 0, 0);
      }
    }
    for (int bucket = 0; bucket < client.latencies().length; bucket++) {
      if (client.latencies()[bucket] > 0) {
        key.start(RowKind.CLIENT_LATENCY, window).putShort(bucket);
        int entry = key.put(address, 0, address.length).in(table);
        table.count(entry, client.latencies()[bucket], 0, 0);
      }
    }
  }
}
