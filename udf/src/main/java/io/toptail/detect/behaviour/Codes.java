package io.toptail.detect.behaviour;

/** Numbers that several watches look for. */
final class Codes {
  /** IP protocols. */
  static final int TCP = 6;

  static final int UDP = 17;

  /** Types of records. */
  static final int A = 1;

  static final int NS = 2;
  static final int PTR = 12;
  static final int MX = 15;
  static final int TXT = 16;
  static final int AAAA = 28;
  static final int ANY = 255;

  /** The class of the Internet. */
  static final int IN = 1;

  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  private Codes() {}
}
