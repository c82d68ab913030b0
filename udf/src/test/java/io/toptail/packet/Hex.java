package io.toptail.packet;

import java.util.HexFormat;

/** Octets written by hand: hexadecimal digits with spaces where they help reading. */
final class Hex {
  private Hex() {}

  static byte[] bytes(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }
}
