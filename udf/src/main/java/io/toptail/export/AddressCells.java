package io.toptail.export;

/** Writes addresses as text: dotted decimal, and RFC 5952 for IPv6. */
public final class AddressCells {
  private static final int GROUPS = 8;
  private static final String HEX = "0123456789abcdef";

  private AddressCells() {}

  /**
   * @param length 4 or 16 octets
   * @param text takes at most 39 octets, from its beginning
   * @return how many octets were written
   */
  public static int write(byte[] address, int offset, int length, byte[] text) {
    return length == 4 ? ipv4(address, offset, text) : ipv6(address, offset, text);
  }

  private static int ipv4(byte[] address, int offset, byte[] text) {
    int at = 0;
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        text[at++] = '.';
      }
      int octet = address[offset + i] & 0xFF;
      if (octet >= 100) {
        text[at++] = (byte) ('0' + octet / 100);
      }
      if (octet >= 10) {
        text[at++] = (byte) ('0' + octet / 10 % 10);
      }
      text[at++] = (byte) ('0' + octet % 10);
    }
    return at;
  }

  private static int ipv6(byte[] address, int offset, byte[] text) {
    int longest = longestZeros(address, offset);
    int start = longest >> 4;
    int end = start + (longest & 0xF);
    int at = 0;
    for (int i = 0; i < GROUPS; i++) {
      if (i == start && end > start) {
        text[at++] = ':';
        text[at++] = ':';
        i = end - 1;
        continue;
      }
      if (i > 0 && i != end) {
        text[at++] = ':';
      }
      at = hex(group(address, offset, i), text, at);
    }
    return at;
  }

  /** The first of the longest runs of zero groups: start << 4 | length; 0 if none has two. */
  private static int longestZeros(byte[] address, int offset) {
    int best = 0;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && group(address, offset, i + run) == 0) {
        run++;
      }
      if (run > 1 && run > (best & 0xF)) {
        best = i << 4 | run;
      }
      i += run;
    }
    return best;
  }

  private static int hex(int group, byte[] text, int from) {
    int at = from;
    boolean started = false;
    for (int shift = 12; shift >= 0; shift -= 4) {
      int digit = group >> shift & 0xF;
      started |= digit != 0 || shift == 0;
      if (started) {
        text[at++] = (byte) HEX.charAt(digit);
      }
    }
    return at;
  }

  private static int group(byte[] address, int offset, int i) {
    return (address[offset + 2 * i] & 0xFF) << 8 | (address[offset + 2 * i + 1] & 0xFF);
  }
}
