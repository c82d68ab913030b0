package io.toptail.history;

import java.util.Arrays;

/**
 * Numbers of the questions of one block, by a 64-bit hash: equality of questions is equality of
 * hashes. Bounded: when it is full, a question that is not in it gets no number and is written out
 * again.
 */
final class BlockQuestions {
  private static final int SLOTS = 1 << 14;
  private static final int MOST = SLOTS / 2;

  private final long[] hashes = new long[SLOTS];
  private final short[] numbers = new short[SLOTS];
  private int size;

  /** The number of a question; −1 if it has none yet, and it gets the next one then. */
  int number(long hash) {
    long wanted = hash == 0 ? 1 : hash;
    int slot = place(wanted);
    while (hashes[slot] != 0) {
      if (hashes[slot] == wanted) {
        return numbers[slot];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    if (size < MOST) {
      hashes[slot] = wanted;
      numbers[slot] = (short) size++;
    }
    return -1;
  }

  /** Reads where {@link #number} will look first. */
  long touch(long hash) {
    return hashes[place(hash)];
  }

  private static int place(long hash) {
    return (int) (hash >>> 50);
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(hashes, 0);
      size = 0;
    }
  }
}
