package io.toptail.detect;

/** Record types that rules know by number (IANA, Resource Record TYPEs). */
final class QueryType {
  static final int A = 1;
  static final int NULL = 10;
  static final int PTR = 12;
  static final int MX = 15;
  static final int AAAA = 28;
  static final int NIMLOC = 32;
  static final int SRV = 33;
  static final int HTTPS = 65;
  static final int IXFR = 251;
  static final int AXFR = 252;
  static final int ANY = 255;

  private QueryType() {}

  /** Whether a program that asks for it means a host. */
  static boolean isHost(int type) {
    return type == A || type == AAAA || type == MX || type == HTTPS;
  }
}
