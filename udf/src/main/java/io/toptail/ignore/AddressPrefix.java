package io.toptail.ignore;

import org.xbill.DNS.Address;

/**
 * A block of addresses as 128 bits, IPv4 in its IPv4-mapped form (RFC 4291 §2.5.5.2), so that both
 * forms of one address are equal.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param bits 0 to 128, those of the mapping included; all later bits are zero
 */
record AddressPrefix(long high, long low, int bits) {
  static final long MAPPED = 0xFFFF_0000_0000L;

  /** One address of 4 or 16 octets. */
  static AddressPrefix of(byte[] octets, int offset, int length) {
    return switch (length) {
      case 4 -> new AddressPrefix(0, MAPPED | number(octets, offset, 4), 128);
      case 16 -> new AddressPrefix(number(octets, offset, 8), number(octets, offset + 8, 8), 128);
      default -> throw new IllegalArgumentException("not an address: " + length + " octets");
    };
  }

  /**
   * One address, as text; never asks a resolver.
   *
   * @return null if the text is not an address
   */
  static AddressPrefix ofText(String text) {
    byte[] octets = Address.toByteArray(text, Address.IPv4);
    octets = octets == null ? Address.toByteArray(text, Address.IPv6) : octets;
    return octets == null ? null : of(octets, 0, octets.length);
  }

  /** Whether the address is IPv4, mapped or not, or the block holds nothing else. */
  boolean isIpv4() {
    return bits >= 96 && high == 0 && (low & ~0xFFFF_FFFFL) == MAPPED;
  }

  /** The block of this many bits, 0 to 128, in which this one lies. */
  AddressPrefix truncated(int count) {
    return new AddressPrefix(high & mask(count), low & mask(count - 64), count);
  }

  /** Whether the address of these 128 bits lies in the block. */
  boolean covers(long otherHigh, long otherLow) {
    return (otherHigh & mask(bits)) == high && (otherLow & mask(bits - 64)) == low;
  }

  private static long mask(int count) {
    return count <= 0 ? 0 : count >= 64 ? -1 : -1L << (64 - count);
  }

  static long number(byte[] octets, int offset, int length) {
    long number = 0;
    for (int i = offset; i < offset + length; i++) {
      number = number << 8 | (octets[i] & 0xFF);
    }
    return number;
  }
}
