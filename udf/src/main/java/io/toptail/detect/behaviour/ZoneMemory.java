package io.toptail.detect.behaviour;

import io.toptail.detect.CountedQueries;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.Transaction;
import io.toptail.name.WireName;
import java.util.Arrays;

/**
 * What a client was told about zones, and until when, with queries counted by zone. At most {@value
 * #SIZE} zones: each has two places, and takes that of a zone of which nothing was counted, the one
 * that was told earlier first; if both are counted, what it was told is not remembered.
 */
final class ZoneMemory {
  static final int NONE = -1;
  static final int SIZE = 4096;

  private final long[] hashes = new long[SIZE];
  private final byte[][] names = new byte[SIZE][];
  private final long[] toldAt = new long[SIZE];
  private final long[] holdsUntil = new long[SIZE];
  private final long[] counts = new long[SIZE];
  private final long[] first = new long[SIZE];
  private final long[] last = new long[SIZE];
  private final int[] file = new int[SIZE];
  private final boolean[] used = new boolean[SIZE];
  private final WireName name = new WireName();
  private final CountedQueries queries = new CountedQueries();
  private int[] places = new int[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The place of a zone; {@link #NONE} if it is not remembered. */
  int find(long hash) {
    int at = first(hash);
    if (used[at] && hashes[at] == hash) {
      return at;
    }
    at = second(hash);
    return used[at] && hashes[at] == hash ? at : NONE;
  }

  private static int first(long hash) {
    return (int) (hash >>> 8) & SIZE - 1;
  }

  private static int second(long hash) {
    return (int) (hash >>> 32) & SIZE - 1;
  }

  /**
   * Remembers what a response says about a zone.
   *
   * @param from where the zone's name begins; it ends in a zero octet
   * @param now when the response came, nanoseconds
   * @param ttl for how long it holds, seconds
   */
  void tell(long hash, byte[] bytes, int from, int to, long now, int ttl) {
    int at = find(hash);
    if (at == NONE) {
      at = place(hash);
      if (at == NONE) {
        return;
      }
      hashes[at] = hash;
      counts[at] = 0;
      keepName(at, bytes, from, to - from);
    }
    toldAt[at] = now;
    holdsUntil[at] = now + ttl * Codes.SECOND;
  }

  /** An empty place, or that of a zone that matters less. */
  private int place(long hash) {
    int a = first(hash);
    int b = second(hash);
    if (!used[a] || !used[b]) {
      int empty = used[a] ? b : a;
      use(empty);
      return empty;
    }
    boolean earlier = toldAt[a] <= toldAt[b];
    int old = earlier ? a : b;
    int young = earlier ? b : a;
    return counts[old] == 0 ? old : counts[young] == 0 ? young : NONE;
  }

  private void use(int at) {
    used[at] = true;
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = at;
  }

  private void keepName(int at, byte[] bytes, int from, int length) {
    if (names[at] == null || names[at].length < length) {
      names[at] = new byte[Math.max(32, length)];
    }
    System.arraycopy(bytes, from, names[at], 0, length);
  }

  /** Whether what the client was told before holds at a time. */
  boolean holds(int place, long now) {
    return now > toldAt[place] && now < holdsUntil[place];
  }

  /** What was told is not true: counts of it mean nothing. */
  void withdraw(int place) {
    holdsUntil[place] = Long.MIN_VALUE;
    counts[place] = 0;
  }

  void count(int place, Transaction query) {
    if (counts[place]++ == 0) {
      first[place] = query.timeNanos();
      file[place] = query.file();
    }
    last[place] = query.timeNanos();
  }

  /** Reports all zones of which at least so many were counted, in the order of coming. */
  void report(long least, HistoryFindings findings) {
    for (int i = 0; i < size; i++) {
      int at = places[i];
      if (counts[at] > 0 && counts[at] >= least) {
        int length = WireLabels.skip(names[at], 0, WireLabels.count(names[at], 0)) + 1;
        name.wrap(names[at], 0, length);
        findings.name(name, queries.set(counts[at], first[at], last[at], file[at]));
      }
    }
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      used[places[i]] = false;
    }
    size = 0;
  }
}
