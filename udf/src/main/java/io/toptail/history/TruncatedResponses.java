package io.toptail.history;

/**
 * Truncated responses of one client after which it is to ask again over TCP (RFC 7766 §5). Bounded:
 * beyond that the oldest is given up.
 */
final class TruncatedResponses {
  private static final int MOST = 1 << 10;

  private final RecordedSpans spans;
  private final TransactionJoin.Output output;
  private final long[] lookUps = new long[MOST];
  private final long[] times = new long[MOST];
  private final int[] files = new int[MOST];
  private final boolean[] retried = new boolean[MOST];
  private int first;
  private int size;

  TruncatedResponses(RecordedSpans spans, TransactionJoin.Output output) {
    this.spans = spans;
    this.output = output;
  }

  /**
   * @param lookUp a hash of question and server
   */
  void add(long lookUp, long time, int file) {
    if (size == MOST) {
      end(JoinCount.RETRY_UNDETERMINED);
    }
    int at = first + size++ & MOST - 1;
    lookUps[at] = lookUp;
    times[at] = time;
    files[at] = file;
    retried[at] = false;
  }

  void askedOverTcp(long lookUp) {
    for (int i = 0; i < size; i++) {
      int at = first + i & MOST - 1;
      if (lookUps[at] == lookUp && !retried[at]) {
        retried[at] = true;
        return;
      }
    }
  }

  void expire(long now) {
    while (size > 0) {
      long waited = now - times[first];
      if (waited >= 0 && waited <= TransactionJoin.UDP_NANOS) {
        return;
      }
      endFirst();
    }
  }

  void endClient() {
    while (size > 0) {
      endFirst();
    }
  }

  private void endFirst() {
    boolean cut = spans.endsWithin(times[first], TransactionJoin.UDP_NANOS);
    end(cut ? JoinCount.RETRY_UNDETERMINED : JoinCount.NOT_RETRIED);
  }

  private void end(JoinCount otherwise) {
    output.count(retried[first] ? JoinCount.RETRIED : otherwise, times[first], files[first]);
    first = first + 1 & MOST - 1;
    size--;
  }
}
