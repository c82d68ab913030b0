package io.toptail.detect.behaviour;

import io.toptail.detect.CountedQueries;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.SearchSuffix;
import io.toptail.detect.Transaction;
import io.toptail.name.WireName;
import java.util.Arrays;

/**
 * Queries of one client counted by a suffix of their names, for a bounded number of suffixes:
 * beyond it, those that come later are not counted.
 */
final class DomainCounts {
  private final HashSlots slots;
  private final WireName suffix = new WireName();
  private final CountedQueries queries = new CountedQueries();
  private byte[][] names = new byte[16][];
  private long[] counts = new long[16];
  private long[] first = new long[16];
  private long[] last = new long[16];
  private int[] file = new int[16];

  /**
   * @param most suffixes at the same time
   */
  DomainCounts(int most) {
    slots = new HashSlots(most);
  }

  int size() {
    return slots.size();
  }

  /** The slot of a suffix that has one; {@link HashSlots#NONE} otherwise. */
  int find(long hash) {
    return slots.find(hash);
  }

  /**
   * The slot of a suffix, a new one with nothing counted if it has none yet.
   *
   * @param hash of the suffix, its final zero octet included
   * @param from where it begins; the name ends in a zero octet
   * @return {@link HashSlots#NONE} if there are too many
   */
  int slot(long hash, byte[] bytes, int from, int to) {
    int slot = slots.add(hash);
    if (slots.isNew()) {
      if (slot == counts.length) {
        grow();
      }
      counts[slot] = 0;
      keepName(slot, bytes, from, to - from);
    }
    return slot;
  }

  /** Whether the last call of {@link #slot} made a new slot. */
  boolean isNew() {
    return slots.isNew();
  }

  private void keepName(int slot, byte[] bytes, int from, int length) {
    if (names[slot] == null || names[slot].length < length) {
      names[slot] = new byte[Math.max(32, length)];
    }
    System.arraycopy(bytes, from, names[slot], 0, length);
  }

  private void grow() {
    int size = 2 * counts.length;
    names = Arrays.copyOf(names, size);
    counts = Arrays.copyOf(counts, size);
    first = Arrays.copyOf(first, size);
    last = Arrays.copyOf(last, size);
    file = Arrays.copyOf(file, size);
  }

  /** Counts a query. */
  void count(int slot, Transaction query) {
    count(slot, query.timeNanos(), query.file());
  }

  /** Counts a query of which only time and file are known; times may come in any order. */
  void count(int slot, long timeNanos, int inFile) {
    if (counts[slot]++ == 0) {
      first[slot] = timeNanos;
      last[slot] = timeNanos;
      file[slot] = inFile;
    } else if (timeNanos < first[slot]) {
      first[slot] = timeNanos;
      file[slot] = inFile;
    }
    last[slot] = Math.max(last[slot], timeNanos);
  }

  /** Counts all queries of a suffix of others under the first suffix that this was called for. */
  void addAll(DomainCounts others, int slot) {
    byte[] name = others.names[slot];
    int mine = size() > 0 ? 0 : slot(0, name, 0, name.length);
    boolean earlier = counts[mine] == 0 || others.first[slot] < first[mine];
    last[mine] = counts[mine] == 0 ? others.last[slot] : Math.max(last[mine], others.last[slot]);
    if (earlier) {
      first[mine] = others.first[slot];
      file[mine] = others.file[slot];
    }
    counts[mine] += others.counts[slot];
  }

  /** How many were counted. */
  long of(int slot) {
    return counts[slot];
  }

  /** Reports a suffix of which at least so many were counted, and at least one. */
  void report(int slot, long least, HistoryFindings findings) {
    if (counts[slot] > 0 && counts[slot] >= least) {
      queries.set(counts[slot], first[slot], last[slot], file[slot]);
      findings.name(suffix(slot), queries);
    }
  }

  /** Tells what the search list of the client shows of a suffix. */
  void teach(int slot, SearchSuffix what, HistoryFindings findings) {
    findings.searchSuffix(what, suffix(slot), first[slot]);
  }

  private WireName suffix(int slot) {
    int length = WireLabels.skip(names[slot], 0, WireLabels.count(names[slot], 0)) + 1;
    return suffix.wrap(names[slot], 0, length);
  }

  void clear() {
    slots.clear();
  }
}
