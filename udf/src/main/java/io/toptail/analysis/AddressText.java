package io.toptail.analysis;

/** Addresses as text: dotted decimal, and RFC 5952 for IPv6. */
final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /**
   * @param length 4 or 16 octets
   */
  static String of(byte[] bytes, int offset, int length) {
    return length == 4 ? ipv4(bytes, offset) : ipv6(bytes, offset);
  }

  private static String ipv4(byte[] bytes, int offset) {
    StringBuilder text = new StringBuilder(15);
    for (int i = 0; i < 4; i++) {
      text.append(i == 0 ? "" : ".").append(bytes[offset + i] & 0xFF);
    }
    return text.toString();
  }

  private static String ipv6(byte[] bytes, int offset) {
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && group(bytes, offset, i + run) == 0) {
        run++;
      }
      if (run > bestLength) {
        bestStart = i;
        bestLength = run;
      }
      i += run;
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (i > 0 && i != bestStart + bestLength) {
        text.append(':');
      }
      text.append(Integer.toHexString(group(bytes, offset, i)));
    }
    return text.toString();
  }

  private static int group(byte[] bytes, int offset, int i) {
    return (bytes[offset + 2 * i] & 0xFF) << 8 | (bytes[offset + 2 * i + 1] & 0xFF);
  }
}
