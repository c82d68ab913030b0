package io.toptail.compat;

import io.toptail.name.WireName;

/** Names that read as IPv4 addresses. */
final class Ip4Text {
  private static final int MOST_PARTS = 4;

  private Ip4Text() {}

  /** Whether a name is four decimal numbers up to 255. */
  static boolean isQuad(WireName name) {
    if (name.labels() != MOST_PARTS) {
      return false;
    }
    for (int label = 0; label < MOST_PARTS; label++) {
      boolean digits = name.octetClasses(label) == WireName.DIGIT && name.labelLength(label) <= 3;
      if (!digits || number(name, label) > 255) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the C function {@code inet_aton} takes a name for an address: one to four numbers,
   * decimal, octal after 0 or hexadecimal after 0x, the last as large as the parts that are left
   * out.
   */
  static boolean isAton(WireName name) {
    int parts = name.labels();
    if (parts == 0 || parts > MOST_PARTS) {
      return false;
    }
    for (int label = 0; label < parts; label++) {
      long most = label < parts - 1 ? 255 : (1L << 8 * (MOST_PARTS + 1 - parts)) - 1;
      long value = number(name, label);
      if (value < 0 || value > most) {
        return false;
      }
    }
    return true;
  }

  /** A number as C writes it; -1 if it is none, or larger than any address. */
  private static long number(WireName name, int label) {
    int length = name.labelLength(label);
    boolean hex = length > 2 && name.octet(label, 0) == '0' && name.octet(label, 1) == 'x';
    int base = hex ? 16 : name.octet(label, 0) == '0' ? 8 : 10;
    long value = 0;
    for (int i = hex ? 2 : 0; i < length; i++) {
      int digit = Character.digit(name.octet(label, i), base);
      value = value * base + digit;
      if (digit < 0 || value > 0xFFFF_FFFFL) {
        return -1;
      }
    }
    return value;
  }
}
