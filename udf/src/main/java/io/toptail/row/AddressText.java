package io.toptail.row;

import io.toptail.export.AddressCells;
import java.nio.charset.StandardCharsets;

/** Addresses as text: dotted decimal, and RFC 5952 for IPv6. */
final class AddressText {
  private static final int LONGEST = 39;

  private AddressText() {}

  /**
   * @param length 4 or 16 octets
   */
  static String of(byte[] bytes, int offset, int length) {
    byte[] text = new byte[LONGEST];
    int end = AddressCells.write(bytes, offset, length, text);
    return new String(text, 0, end, StandardCharsets.US_ASCII);
  }

  /**
   * An address, or a network if not all bits count.
   *
   * @param bits that count
   */
  static String of(byte[] bytes, int offset, int length, int bits) {
    String address = of(bytes, offset, length);
    return bits < 8 * length ? address + "/" + bits : address;
  }
}
