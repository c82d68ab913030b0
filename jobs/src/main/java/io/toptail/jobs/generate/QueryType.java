package io.toptail.jobs.generate;

/** Record types (IANA, DNS parameters) by the number that goes on the wire. */
final class QueryType {
  static final int A = 1;
  static final int NS = 2;
  static final int SOA = 6;
  static final int WKS = 11;
  static final int PTR = 12;
  static final int MX = 15;
  static final int TXT = 16;
  static final int AAAA = 28;
  static final int SRV = 33;
  static final int A6 = 38;
  static final int OPT = 41;
  static final int SVCB = 64;
  static final int HTTPS = 65;
  static final int SPF = 99;
  static final int ANY = 255;

  private QueryType() {}
}
