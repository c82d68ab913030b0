package io.toptail.detect.behaviour;

import java.util.Arrays;

/**
 * A bounded set of 64-bit hashes, each with a slot: 0, 1, 2 in the order of coming. Equality of
 * what was hashed is equality of hashes. Clearing takes as long as there are slots in use, so one
 * large client does not make all that follow slow.
 */
final class HashSlots {
  static final int NONE = -1;

  private final int most;
  private int[] table = new int[64];
  private int[] place = new int[32];
  private long[] hashes = new long[32];
  private int size;
  private boolean added;

  /**
   * @param most slots at the same time
   */
  HashSlots(int most) {
    this.most = most;
  }

  int size() {
    return size;
  }

  /** The slot of a hash; {@link #NONE} if it has none. */
  int find(long hash) {
    return table[place(hash)] - 1;
  }

  /** The slot of a hash, a new one if it has none yet; {@link #NONE} if there is no room for it. */
  int add(long hash) {
    int at = place(hash);
    added = table[at] == 0 && size < most;
    if (!added) {
      return table[at] - 1;
    }
    if (size == hashes.length) {
      grow();
      at = place(hash);
    }
    hashes[size] = hash;
    place[size] = at;
    table[at] = ++size;
    return size - 1;
  }

  /** Whether the last call of {@link #add} made a new slot. */
  boolean isNew() {
    return added;
  }

  void clear() {
    for (int slot = 0; slot < size; slot++) {
      table[place[slot]] = 0;
    }
    size = 0;
  }

  private int place(long hash) {
    int mask = table.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (table[at] != 0 && hashes[table[at] - 1] != hash) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    place = Arrays.copyOf(place, 2 * size);
    table = new int[4 * size];
    for (int slot = 0; slot < size; slot++) {
      int at = (int) (hashes[slot] >>> 32) & table.length - 1;
      while (table[at] != 0) {
        at = at + 1 & table.length - 1;
      }
      table[at] = slot + 1;
      place[slot] = at;
    }
  }
}
