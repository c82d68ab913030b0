package io.toptail.detect.behaviour;

/** How random the octets of a label look. Mutable, for one thread; allocates nothing. */
final class LabelShape {
  private static final double[] C_LOG_C = new double[64];
  private final int[] counts = new int[256];

  static {
    for (int c = 1; c < C_LOG_C.length; c++) {
      C_LOG_C[c] = c * Math.log(c) / Math.log(2);
    }
  }

  /** Shannon entropy of the octets of the label at an offset, bits for each octet. */
  double entropy(byte[] bytes, int at) {
    int length = bytes[at];
    for (int i = at + 1; i <= at + length; i++) {
      counts[bytes[i] & 0xFF]++;
    }
    double sum = 0;
    for (int i = at + 1; i <= at + length; i++) {
      sum += C_LOG_C[counts[bytes[i] & 0xFF]];
      counts[bytes[i] & 0xFF] = 0;
    }
    return (C_LOG_C[length] - sum) / length;
  }

  /** How often a digit stands beside a letter. */
  static int transitions(byte[] bytes, int at) {
    int transitions = 0;
    for (int i = at + 2; i <= at + bytes[at]; i++) {
      boolean letters = isLetter(bytes[i]) && isDigit(bytes[i - 1]);
      transitions += letters || isDigit(bytes[i]) && isLetter(bytes[i - 1]) ? 1 : 0;
    }
    return transitions;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  private static boolean isLetter(byte octet) {
    return octet >= 'a' && octet <= 'z';
  }
}
