package io.toptail.dns;

/** Any octets as a message, read here and by dnsjava; what no rule explains is a failure. */
public final class DnsOracleFuzz {
  private static final DnsOracle ORACLE = new DnsOracle();

  private DnsOracleFuzz() {}

  /** Compares; {@link DnsOracle} throws where it cannot say why the two differ. */
  public static void fuzz(byte[] input) {
    ORACLE.verdict(input);
  }
}
