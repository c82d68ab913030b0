package io.toptail.compat;

/** Numbers of the wire that the studies name. */
final class Wire {
  static final int TYPE_A = 1;
  static final int TYPE_PTR = 12;

  private Wire() {}

  /** IN, CH, HS, NONE and ANY. */
  static boolean isUsedClass(int qclass) {
    return qclass == 1 || qclass == 3 || qclass == 4 || qclass == 254 || qclass == 255;
  }
}
