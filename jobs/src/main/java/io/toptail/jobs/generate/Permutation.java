package io.toptail.jobs.generate;

/**
 * A random order of the numbers 0 to n − 1 that takes no memory: a keyed bijection on the next
 * power of two, walked until it falls below n.
 *
 * <p>It puts queries in random order although their exact numbers were fixed beforehand, however
 * many they are.
 */
final class Permutation {
  private static final int ROUNDS = 3;

  private final int size;
  private final int bits;
  private final long mask;
  private final long[] factors = new long[ROUNDS];
  private final long[] offsets = new long[ROUNDS];

  Permutation(int size, long seed) {
    this.size = size;
    this.bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1)));
    this.mask = (1L << bits) - 1;
    for (int i = 0; i < ROUNDS; i++) {
      factors[i] = Draws.at(seed, 2L * i) | 1;
      offsets[i] = Draws.at(seed, 2L * i + 1);
    }
  }

  /** Where {@code index} goes; each from 0 to n − 1 exactly once. */
  int apply(int index) {
    long value = index;
    do {
      for (int i = 0; i < ROUNDS; i++) {
        value = (value * factors[i] + offsets[i]) & mask;
        value ^= value >>> ((bits + 1) / 2);
      }
    } while (value >= size);
    return (int) value;
  }
}
