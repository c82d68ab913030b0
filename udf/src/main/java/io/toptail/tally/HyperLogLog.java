package io.toptail.tally;

/**
 * The registers of a HyperLogLog sketch: 2<sup>13</sup> registers of one octet, standard error 1.15
 * %. The state depends only on the set of hashes added, never on their order, so results do not
 * depend on parallelism. Estimation after O. Ertl, "New cardinality estimation algorithms for
 * HyperLogLog sketches" (2017), which needs no bias tables.
 */
final class HyperLogLog {
  static final int PRECISION = 13;
  static final int REGISTERS = 1 << PRECISION;

  private static final int LONGEST_RUN = 64 - PRECISION;
  private static final double ALPHA_INFINITY = 0.5 / Math.log(2);

  private HyperLogLog() {}

  static void add(byte[] registers, long hash) {
    int index = (int) (hash >>> LONGEST_RUN);
    int rank = Math.min(Long.numberOfLeadingZeros(hash << PRECISION), LONGEST_RUN) + 1;
    if (registers[index] < rank) {
      registers[index] = (byte) rank;
    }
  }

  /** Reads the register of a hash, to bring it into the processor's cache. */
  static int touch(byte[] registers, long hash) {
    return registers[(int) (hash >>> LONGEST_RUN)];
  }

  static void merge(byte[] into, byte[] from, int offset) {
    for (int i = 0; i < REGISTERS; i++) {
      byte register = from[offset + i];
      if (into[i] < register) {
        into[i] = register;
      }
    }
  }

  static long estimate(byte[] registers) {
    int[] histogram = new int[LONGEST_RUN + 2];
    for (byte register : registers) {
      histogram[register]++;
    }
    double m = REGISTERS;
    double z = m * tau(1 - histogram[LONGEST_RUN + 1] / m);
    for (int k = LONGEST_RUN; k >= 1; k--) {
      z = (z + histogram[k]) * 0.5;
    }
    z += m * sigma(histogram[0] / m);
    return Math.round(ALPHA_INFINITY * m * m / z);
  }

  private static double sigma(double start) {
    if (start == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double x = start;
    double y = 1;
    double z = start;
    double before;
    do {
      x *= x;
      before = z;
      z += x * y;
      y += y;
    } while (z != before);
    return z;
  }

  private static double tau(double start) {
    if (start == 0 || start == 1) {
      return 0;
    }
    double x = start;
    double y = 1;
    double z = 1 - start;
    double before;
    do {
      x = Math.sqrt(x);
      before = z;
      y *= 0.5;
      z -= (1 - x) * (1 - x) * y;
    } while (z != before);
    return z / 3;
  }
}
