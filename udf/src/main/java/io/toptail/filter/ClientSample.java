package io.toptail.filter;

import java.io.Serializable;

/**
 * One client in so many, by a hash of its address alone: a client is in the sample whole or not at
 * all, in every run and whatever else is captured. An IPv4 address and its IPv4-mapped form (RFC
 * 4291 §2.5.5.2) are one client. The sample of one in 100 lies within that of one in 10.
 *
 * @param divisor N of 1/N, at least 1
 */
public record ClientSample(int divisor) implements Serializable {
  private static final long MAPPED = 0xFFFF_0000_0000L;

  /**
   * Reads {@code 1/10}.
   *
   * @throws IllegalArgumentException saying what is accepted
   */
  public static ClientSample parse(String text) {
    String digits = text.strip();
    if (digits.matches("1/[0-9]{1,9}") && Integer.parseInt(digits.substring(2)) > 0) {
      return new ClientSample(Integer.parseInt(digits.substring(2)));
    }
    throw new IllegalArgumentException(
        "expected one client in so many, 1/1 to 1/999999999, for instance 1/10");
  }

  /**
   * Whether a client is in the sample.
   *
   * @param length 4 or 16 octets, in network order
   */
  public boolean contains(byte[] address, int offset, int length) {
    long high = length == 4 ? 0 : number(address, offset, 8);
    long low = length == 4 ? MAPPED | number(address, offset, 4) : number(address, offset + 8, 8);
    return Long.remainderUnsigned(mix(mix(high) + low), divisor) == 0;
  }

  @Override
  public String toString() {
    return "1/" + divisor;
  }

  private static long number(byte[] octets, int offset, int count) {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number = number << 8 | octets[offset + i] & 0xFF;
    }
    return number;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
