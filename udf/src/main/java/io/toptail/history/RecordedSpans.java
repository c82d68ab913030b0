package io.toptail.history;

import java.util.Arrays;

/**
 * Spans of time in which a capture holds messages: times at most an hour apart are in one span. So
 * a packet whose clock was wrong makes a span of its own, and the end of the others stays known.
 * The same times make the same spans in any order.
 *
 * <p>Bounded: beyond {@value #MOST} spans all become one.
 */
public final class RecordedSpans {
  /** Silence that ends a span, nanoseconds. */
  static final long SILENCE = 3_600_000_000_000L;

  static final int MOST = 10_000;

  private long[] starts = new long[4];
  private long[] ends = new long[4];
  private int size;
  private int last;

  void add(long time) {
    if (last < size && time >= starts[last] && time <= ends[last]) {
      return;
    }
    add(time, time);
  }

  /** Adds a span; grows the one that it belongs to, and joins those that it connects. */
  void add(long start, long end) {
    int first = 0;
    int after = size;
    while (first < after) {
      int middle = (first + after) >>> 1;
      if (isBefore(ends[middle], start)) {
        first = middle + 1;
      } else {
        after = middle;
      }
    }
    int beyond = first;
    long from = start;
    long to = end;
    while (beyond < size && !isBefore(end, starts[beyond])) {
      from = Math.min(from, starts[beyond]);
      to = Math.max(to, ends[beyond]);
      beyond++;
    }
    replace(first, beyond, from, to);
    last = first;
    if (size > MOST) {
      replace(0, size, starts[0], ends[size - 1]);
      last = 0;
    }
  }

  /** Whether one time lies so long before another that a span ends between them. */
  private static boolean isBefore(long a, long b) {
    long apart = b - a;
    return a < b && (apart < 0 || apart > SILENCE);
  }

  private void replace(int from, int to, long start, long end) {
    int grown = size - (to - from) + 1;
    if (grown > starts.length) {
      starts = Arrays.copyOf(starts, 2 * grown);
      ends = Arrays.copyOf(ends, 2 * grown);
    }
    System.arraycopy(starts, to, starts, from + 1, size - to);
    System.arraycopy(ends, to, ends, from + 1, size - to);
    starts[from] = start;
    ends[from] = end;
    size = grown;
  }

  /** How many spans there are, in the order of time. */
  public int size() {
    return size;
  }

  /** Time of the first message of a span. */
  public long start(int span) {
    return starts[span];
  }

  /** Time of the last message of a span. */
  public long end(int span) {
    return ends[span];
  }

  /** Whether a span ends less than so long after a time in it. */
  boolean endsWithin(long time, long nanos) {
    int span = spanOf(time);
    long left = ends[span] - time;
    return left >= 0 && left < nanos;
  }

  /** Whether a span begins less than so long before a time in it. */
  boolean beginsWithin(long time, long nanos) {
    long since = time - starts[spanOf(time)];
    return since >= 0 && since < nanos;
  }

  private int spanOf(long time) {
    if (last >= size || time < starts[last] || time > ends[last]) {
      int found = Arrays.binarySearch(starts, 0, size, time);
      last = Math.max(0, found >= 0 ? found : -found - 2);
    }
    return last;
  }

  /** Nanoseconds of all spans together. */
  public long length() {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.max(0, ends[i] - starts[i]);
    }
    return Math.max(0, sum);
  }

  void clear() {
    size = 0;
    last = 0;
  }
}
