package io.toptail.jobs.generate;

/**
 * Pseudo-random draws (SplitMix64, Steele et al., OOPSLA 2014), the same on every machine and in
 * every release of Java: a capture's bytes depend on its seed alone.
 */
final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  Draws(long seed) {
    this.state = seed;
  }

  /** The next 64 random bits. */
  long next() {
    state += GOLDEN;
    return scramble(state);
  }

  /** From 0 to {@code bound} − 1. */
  int below(int bound) {
    return below(next(), bound);
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** One of the values. */
  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[below(values.length)];
  }

  /** Random bits that depend on nothing but the two numbers: draw {@code index} of a stream. */
  static long at(long stream, long index) {
    return scramble(stream + (index + 1) * GOLDEN);
  }

  /** Random bits made into a number from 0 to {@code bound} − 1. */
  static int below(long bits, int bound) {
    return (int) (((bits >>> 32) * bound) >>> 32);
  }

  /** Random bits made into a fraction, 0 included and 1 not. */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  private static long scramble(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
