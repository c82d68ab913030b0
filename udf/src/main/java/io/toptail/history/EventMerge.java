package io.toptail.history;

import io.toptail.tally.BlockFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted runs of one file. */
final class EventMerge {
  private static final Comparator<EventRun> BY_CLIENT =
      (a, b) -> Arrays.compareUnsigned(a.client(), b.client());
  private static final Comparator<EventRun> BY_RECORD =
      (a, b) -> EventRecord.compare(a.bytes(), a.record(), b.bytes(), b.record());

  private final PriorityQueue<EventRun> byClient = new PriorityQueue<>(BY_CLIENT);
  private final PriorityQueue<EventRun> ofClient = new PriorityQueue<>(BY_RECORD);

  EventMerge(BlockFile file, List<EventRun.Range> runs) {
    for (EventRun.Range range : runs) {
      byClient.add(new EventRun(file, range));
    }
  }

  /** Gives all events in order. */
  void drain(EventSorter.Taker taker) {
    List<EventRun> next = new ArrayList<>();
    while (!byClient.isEmpty()) {
      byte[] client = byClient.peek().client();
      while (!byClient.isEmpty() && Arrays.equals(byClient.peek().client(), client)) {
        ofClient.add(byClient.poll());
      }
      taker.client(client, 0, client.length);
      drainClient(client, taker, next);
      taker.endClient();
      byClient.addAll(next);
      next.clear();
    }
  }

  /**
   * @param next takes the runs that hold other clients still
   */
  private void drainClient(byte[] client, EventSorter.Taker taker, List<EventRun> next) {
    while (!ofClient.isEmpty()) {
      EventRun run = ofClient.poll();
      EventRun other = ofClient.peek();
      boolean isLeast = true;
      while (isLeast) {
        taker.event(run.bytes(), run.record());
        run.advance();
        if (run.ended() || !Arrays.equals(run.client(), client)) {
          break;
        }
        isLeast = other == null || BY_RECORD.compare(run, other) <= 0;
      }
      if (!run.ended()) {
        (Arrays.equals(run.client(), client) ? ofClient : next).add(run);
      }
    }
  }
}
