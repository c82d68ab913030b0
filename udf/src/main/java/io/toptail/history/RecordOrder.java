package io.toptail.history;

import java.util.List;

/**
 * Sorts places of records in memory by what the records say. A merge sort that takes what is in
 * order already as it is: events of a client mostly are, or come from a few sources that each are.
 * Times lie beside the places, so a record is read only if another has the same time.
 */
final class RecordOrder {
  private static final int CHUNK_UNITS = HeldEvents.CHUNK / HeldEvents.UNIT;

  /** No record is shorter. */
  private static final int SHORTEST = EventRecord.RESPONSE + EventRecord.KEY_SERVER;

  private final List<byte[]> chunks;
  private final int[] places;
  private final long[] times;
  private int[] leftPlaces = new int[64];
  private long[] leftTimes = new long[64];

  /**
   * @param chunks which the places count through
   * @param places to be sorted, part by part
   * @param times first octets of the record at each place, unsigned; sorted with the places
   */
  RecordOrder(List<byte[]> chunks, int[] places, long[] times) {
    this.chunks = chunks;
    this.places = places;
    this.times = times;
  }

  /** The array that holds the record at an index. */
  byte[] chunk(int index) {
    return chunks.get(Integer.divideUnsigned(places[index], CHUNK_UNITS));
  }

  /** Where the record at an index begins. */
  int offset(int index) {
    return offsetOf(places[index]);
  }

  /**
   * Reads of each record from one index up to another what lies in its first and its next line of
   * the cache, so that the processor waits for all of them together.
   */
  long touch(int from, int to) {
    long read = 0;
    for (int i = from; i < to; i++) {
      byte[] chunk = chunk(i);
      int at = offset(i);
      read += chunk[at] + chunk[at + SHORTEST];
    }
    return read;
  }

  private static int offsetOf(int place) {
    return Integer.remainderUnsigned(place, CHUNK_UNITS) * HeldEvents.UNIT;
  }

  /** Sorts from one index up to another. */
  void sort(int from, int to) {
    int sorted = runEnd(from, to);
    while (sorted < to) {
      // Each pass merges neighbouring runs, so there are half as many after it.
      int at = from;
      while (at < to) {
        int middle = at == from ? sorted : runEnd(at, to);
        int end = middle < to ? runEnd(middle, to) : to;
        merge(at, middle, end);
        at = end;
      }
      sorted = runEnd(from, to);
    }
  }

  /** Where a run that is in order ends. */
  private int runEnd(int from, int to) {
    int at = from + 1;
    while (at < to && compare(times[at - 1], places[at - 1], times[at], places[at]) <= 0) {
      at++;
    }
    return Math.min(at, to);
  }

  private void merge(int from, int middle, int to) {
    if (middle >= to) {
      return;
    }
    int length = middle - from;
    if (leftPlaces.length < length) {
      int room = Math.max(length, 2 * leftPlaces.length);
      leftPlaces = new int[room];
      leftTimes = new long[room];
    }
    System.arraycopy(places, from, leftPlaces, 0, length);
    System.arraycopy(times, from, leftTimes, 0, length);
    int left = 0;
    int right = middle;
    int out = from;
    while (left < length && right < to) {
      if (compare(leftTimes[left], leftPlaces[left], times[right], places[right]) > 0) {
        times[out] = times[right];
        places[out++] = places[right++];
      } else {
        times[out] = leftTimes[left];
        places[out++] = leftPlaces[left++];
      }
    }
    System.arraycopy(leftPlaces, left, places, out, length - left);
    System.arraycopy(leftTimes, left, times, out, length - left);
  }

  private int compare(long timeA, int placeA, long timeB, int placeB) {
    if (timeA != timeB) {
      return Long.compareUnsigned(timeA, timeB);
    }
    byte[] chunkA = chunks.get(Integer.divideUnsigned(placeA, CHUNK_UNITS));
    byte[] chunkB = chunks.get(Integer.divideUnsigned(placeB, CHUNK_UNITS));
    return EventRecord.compare(chunkA, offsetOf(placeA), chunkB, offsetOf(placeB));
  }
}
