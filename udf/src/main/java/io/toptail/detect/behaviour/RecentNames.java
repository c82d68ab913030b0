package io.toptail.detect.behaviour;

import io.toptail.detect.Transaction;

/**
 * The last {@value #SIZE} names that a client asked for, with what is needed to count them later.
 * Index 0 is the youngest.
 */
final class RecentNames {
  static final int SIZE = 64;

  private final byte[][] names = new byte[SIZE][WireLabels.LONGEST_NAME];
  private final int[] lengths = new int[SIZE];
  private final int[] types = new int[SIZE];
  private final int[] registrable = new int[SIZE];
  private final long[] times = new long[SIZE];
  private final int[] files = new int[SIZE];
  private final boolean[] taken = new boolean[SIZE];
  private long next;

  void add(Transaction query) {
    int at = (int) next++ & SIZE - 1;
    lengths[at] = query.nameLength();
    System.arraycopy(query.nameBytes(), query.nameOffset(), names[at], 0, lengths[at]);
    types[at] = query.qtype();
    registrable[at] = query.registrableLabels();
    times[at] = query.timeNanos();
    files[at] = query.file();
    taken[at] = false;
  }

  int size() {
    return (int) Math.min(SIZE, next);
  }

  private int at(int index) {
    return (int) next - 1 - index & SIZE - 1;
  }

  byte[] name(int index) {
    return names[at(index)];
  }

  int length(int index) {
    return lengths[at(index)];
  }

  int type(int index) {
    return types[at(index)];
  }

  int registrableLabels(int index) {
    return registrable[at(index)];
  }

  long time(int index) {
    return times[at(index)];
  }

  int file(int index) {
    return files[at(index)];
  }

  /** Whether this is the first call for the name. */
  boolean take(int index) {
    boolean first = !taken[at(index)];
    taken[at(index)] = true;
    return first;
  }

  void clear() {
    next = 0;
  }
}
