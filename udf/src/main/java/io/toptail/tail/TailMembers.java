package io.toptail.tail;

import java.util.Arrays;

/** Entries by the domain they belong to, as chained lists: an int or two for each, no object. */
final class TailMembers {
  private int[] entries = new int[1 << 10];
  private int[] next = new int[1 << 10];
  private int size;

  /**
   * Adds an entry in front of a list.
   *
   * @param list the list so far, 0 for none
   * @return the list with it
   */
  int add(int entry, int list) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
      next = Arrays.copyOf(next, 2 * size);
    }
    entries[size] = entry;
    next[size] = list;
    return ++size;
  }

  /** The first entry of a list. */
  int entry(int list) {
    return entries[list - 1];
  }

  /** The list without its first entry; 0 if that was all. */
  int next(int list) {
    return next[list - 1];
  }
}
