package io.toptail.history;

import java.nio.ByteBuffer;

/**
 * What a capture holds as a whole: how many queries and responses, and in which spans of time. Sums
 * of it are the same in any order.
 */
public final class SeenTraffic {
  /** Fewer responses than this share of the queries: a capture of queries only. */
  static final double LEAST_RESPONSES = 0.01;

  private long queries;
  private long responses;
  private boolean tcp;
  private final RecordedSpans spans = new RecordedSpans();

  void add(boolean response, boolean overTcp, long time) {
    if (response) {
      responses++;
    } else {
      queries++;
    }
    tcp |= overTcp;
    spans.add(time);
  }

  void add(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    queries += in.getLong();
    responses += in.getLong();
    tcp |= in.get() != 0;
    while (in.hasRemaining()) {
      spans.add(in.getLong(), in.getLong());
    }
  }

  byte[] toBytes(int kind) {
    ByteBuffer out = ByteBuffer.allocate(18 + 16 * spans.size());
    out.put((byte) kind).putLong(queries).putLong(responses).put((byte) (tcp ? 1 : 0));
    for (int i = 0; i < spans.size(); i++) {
      out.putLong(spans.start(i)).putLong(spans.end(i));
    }
    return out.array();
  }

  boolean isEmpty() {
    return queries + responses == 0;
  }

  void clear() {
    queries = 0;
    responses = 0;
    tcp = false;
    spans.clear();
  }

  /** Spans of time in which messages were seen. */
  public RecordedSpans spans() {
    return spans;
  }

  /** Whether there was a message over TCP. */
  public boolean holdsTcp() {
    return tcp;
  }

  /** Whether the capture says enough about what became of queries. */
  public boolean holdsResponses() {
    return holdsResponses(queries, responses);
  }

  /** The same of numbers that were added up elsewhere. */
  public static boolean holdsResponses(long queries, long responses) {
    return responses > 0 && responses >= LEAST_RESPONSES * queries;
  }
}
