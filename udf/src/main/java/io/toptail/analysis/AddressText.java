package io.toptail.analysis;

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
}
