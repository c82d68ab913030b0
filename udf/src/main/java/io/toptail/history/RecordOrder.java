package io.toptail.history;

import java.util.List;

/**
 * Sorts places of records in memory by what the records say. A merge sort that takes what is in
 * order already as it is: events of a client mostly are, or come from a few sources that each are.
 */
final class RecordOrder {
  private static final int CHUNK_UNITS = HeldEvents.CHUNK / HeldEvents.UNIT;

  private final List<byte[]> chunks;
  private int[] merged = new int[64];

  /**
   * @param chunks which the places count through
   */
  RecordOrder(List<byte[]> chunks) {
    this.chunks = chunks;
  }

  byte[] chunk(int place) {
    return chunks.get(Integer.divideUnsigned(place, CHUNK_UNITS));
  }

  int offset(int place) {
    return Integer.remainderUnsigned(place, CHUNK_UNITS) * HeldEvents.UNIT;
  }

  /** Sorts the places from one index up to another. */
  void sort(int[] places, int from, int to) {
    int sorted = runEnd(places, from, to);
    while (sorted < to) {
      // Each pass merges neighbouring runs, so there are half as many after it.
      int at = from;
      while (at < to) {
        int middle = at == from ? sorted : runEnd(places, at, to);
        int end = middle < to ? runEnd(places, middle, to) : to;
        merge(places, at, middle, end);
        at = end;
      }
      sorted = runEnd(places, from, to);
    }
  }

  /** Where a run that is in order ends. */
  private int runEnd(int[] places, int from, int to) {
    int at = from + 1;
    while (at < to && compare(places[at - 1], places[at]) <= 0) {
      at++;
    }
    return Math.min(at, to);
  }

  private void merge(int[] places, int from, int middle, int to) {
    if (middle >= to) {
      return;
    }
    int length = middle - from;
    if (merged.length < length) {
      merged = new int[Math.max(length, 2 * merged.length)];
    }
    System.arraycopy(places, from, merged, 0, length);
    int left = 0;
    int right = middle;
    int out = from;
    while (left < length && right < to) {
      boolean takeRight = compare(merged[left], places[right]) > 0;
      places[out++] = takeRight ? places[right++] : merged[left++];
    }
    System.arraycopy(merged, left, places, out, length - left);
  }

  private int compare(int a, int b) {
    return EventRecord.compare(chunk(a), offset(a), chunk(b), offset(b));
  }
}
