package io.toptail.detect.behaviour;

import java.util.Arrays;

/**
 * Times between queries, whole milliseconds, and how regular they are. Exact up to {@value #SIZE}
 * of them; of more a sample of as many (Vitter's algorithm R, with numbers that depend on nothing
 * but how many there were, so that the same times give the same result).
 */
final class GapSample {
  static final int SIZE = 128;
  private static final long MILLIS = 1_000_000;

  private final int[] gaps = new int[SIZE];
  private int count;

  /**
   * @param nanos 0 or more
   */
  void add(long nanos) {
    int gap = (int) Math.min(Integer.MAX_VALUE, nanos / MILLIS);
    int at = count++;
    if (at >= SIZE) {
      at = (int) Long.remainderUnsigned(WireLabels.mix(at, SIZE), count);
    }
    if (at < SIZE) {
      gaps[at] = gap;
    }
  }

  int count() {
    return count;
  }

  /**
   * The median, milliseconds, if at least half of the gaps are within this share of it (which is to
   * say that the median deviation is); else −1. Ask once, and clear afterwards.
   *
   * @param percent of the median
   */
  int rhythm(int percent) {
    int size = Math.min(count, SIZE);
    if (size == 0) {
      return -1;
    }
    Arrays.sort(gaps, 0, size);
    int median = gaps[size / 2];
    int regular = 0;
    for (int i = 0; i < size; i++) {
      regular += Math.abs((long) gaps[i] - median) * 100 <= (long) median * percent ? 1 : 0;
    }
    return 2 * regular >= size ? median : -1;
  }

  void clear() {
    count = 0;
  }
}
