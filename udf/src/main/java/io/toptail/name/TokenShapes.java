package io.toptail.name;

import static io.toptail.name.TemplateToken.BASE32;
import static io.toptail.name.TemplateToken.HEX;
import static io.toptail.name.TemplateToken.MAC;

/** What the octets at one place of a label are. Lower case; reads nothing beyond the end given. */
final class TokenShapes {
  static final int UUID_LENGTH = 36;
  static final int MAC_LENGTH = 17;

  private static final int MAC_DIGITS = 12;
  private static final int SHORTEST_HEX = 8;
  private static final int SHORTEST_BASE32 = 16;

  /** Octets of a word by what they may be. */
  private static final int DIGIT = 1;

  private static final int HEX_LETTER = 2;
  private static final int BASE32_DIGIT = 4;
  private static final int OTHER_DIGIT = 8;
  private static final int OTHER_LETTER = 16;

  private static final byte[] KIND = kinds();

  private TokenShapes() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int c = 'a'; c <= 'z'; c++) {
      kinds[c] = (byte) (c <= 'f' ? HEX_LETTER : OTHER_LETTER);
    }
    for (int c = '0'; c <= '9'; c++) {
      kinds[c] = (byte) (DIGIT | (c >= '2' && c <= '7' ? BASE32_DIGIT : OTHER_DIGIT));
    }
    return kinds;
  }

  private static int kind(byte octet) {
    return KIND[octet & 0xFF];
  }

  static boolean isAlphanumeric(byte octet) {
    return kind(octet) != 0;
  }

  static boolean isDigit(byte octet) {
    return (kind(octet) & DIGIT) != 0;
  }

  static boolean isLetter(byte octet) {
    return (kind(octet) & (HEX_LETTER | OTHER_LETTER)) != 0;
  }

  private static boolean isHex(byte octet) {
    return (kind(octet) & (DIGIT | HEX_LETTER)) != 0;
  }

  /** The token that a whole word is, of letters and digits only; null if none. */
  static TemplateToken word(byte[] in, int from, int to) {
    if (to - from < SHORTEST_HEX) {
      return null;
    }
    int kinds = 0;
    int base32Digits = 0;
    for (int i = from; i < to; i++) {
      int kind = kind(in[i]);
      kinds |= kind;
      base32Digits += (kind & BASE32_DIGIT) != 0 ? 1 : 0;
    }
    if ((kinds & OTHER_LETTER) == 0 && (kinds & DIGIT) != 0 && (kinds & HEX_LETTER) != 0) {
      boolean mac = to - from == MAC_DIGITS && in[from] == '0' && in[from + 1] == '0';
      return mac ? MAC : HEX;
    }
    boolean letters = (kinds & (HEX_LETTER | OTHER_LETTER)) != 0;
    boolean base32 = (kinds & OTHER_DIGIT) == 0 && base32Digits >= 2 && letters;
    return base32 && to - from >= SHORTEST_BASE32 ? BASE32 : null;
  }

  /**
   * Where twelve hexadecimal digits begin that end a word behind letters, the last of them no such
   * digit: the hardware address in a device's name, as in {@code brn001ba942b1f6}.
   *
   * @return {@code from} if there are none
   */
  static int deviceAddress(byte[] in, int from, int to) {
    int start = to - MAC_DIGITS;
    if (start <= from || kind(in[start - 1]) != OTHER_LETTER) {
      return from;
    }
    boolean digit = false;
    for (int i = start; i < to; i++) {
      if (!isHex(in[i])) {
        return from;
      }
      digit |= isDigit(in[i]);
    }
    for (int i = from; i < start; i++) {
      if (!isLetter(in[i])) {
        return from;
      }
    }
    return digit ? start : from;
  }

  /** Whether 8-4-4-4-12 hexadecimal digits begin here and end with a word. */
  static boolean isUuid(byte[] in, int from, int end) {
    if (end - from < UUID_LENGTH || !endsWord(in, from + UUID_LENGTH, end)) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      byte octet = in[from + i];
      if (hyphen ? octet != '-' : !isHex(octet)) {
        return false;
      }
    }
    return true;
  }

  /** Whether six pairs of hexadecimal digits with one separator begin here and end with a word. */
  static boolean isMac(byte[] in, int from, int end) {
    if (end - from < MAC_LENGTH || !endsWord(in, from + MAC_LENGTH, end)) {
      return false;
    }
    byte separator = in[from + 2];
    if (separator != '-' && separator != ':') {
      return false;
    }
    for (int i = 0; i < MAC_LENGTH; i++) {
      byte octet = in[from + i];
      if (i % 3 == 2 ? octet != separator : !isHex(octet)) {
        return false;
      }
    }
    return true;
  }

  /** Octets of four numbers to 255 between hyphens or dots that begin here; 0 if there are none. */
  static int quad(byte[] in, int from, int end) {
    int at = from;
    for (int number = 0; number < 4; number++) {
      int start = at;
      int value = 0;
      while (at < end && isDigit(in[at]) && at - start < 4) {
        value = value * 10 + in[at++] - '0';
      }
      boolean separated = number == 3 || at < end && (in[at] == '-' || in[at] == '.');
      if (at == start || at - start > 3 || value > 255 || !separated) {
        return 0;
      }
      at += number == 3 ? 0 : 1;
    }
    return at - from;
  }

  /** Whether a run of digits is a time or a date. */
  static boolean isTime(byte[] in, int from, int to) {
    int length = to - from;
    if (length == 10 || length == 13) {
      long seconds = number(in, from, from + 10);
      return seconds >= 1_000_000_000L && seconds <= Integer.MAX_VALUE;
    }
    if (length != 8) {
      return false;
    }
    long year = number(in, from, from + 4);
    long month = number(in, from + 4, from + 6);
    long day = number(in, from + 6, to);
    return year >= 1990 && year <= 2049 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** Whether a whole label is hexadecimal digits and at least two colons. */
  static boolean isIp6(byte[] in, int from, int end) {
    int colons = 0;
    for (int i = from; i < end; i++) {
      if (in[i] == ':') {
        colons++;
      } else if (!isHex(in[i])) {
        return false;
      }
    }
    return colons >= 2;
  }

  /** Whether a label is one hexadecimal digit. */
  static boolean isNibble(byte[] in, int from, int to) {
    return to - from == 1 && isHex(in[from]);
  }

  /** Whether a label is a number from 0 to 255. */
  static boolean isOctet(byte[] in, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isDigit(in[i])) {
        return false;
      }
    }
    return number(in, from, to) <= 255;
  }

  private static boolean endsWord(byte[] in, int at, int end) {
    return at == end || !isAlphanumeric(in[at]);
  }

  private static long number(byte[] in, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + in[i] - '0';
    }
    return value;
  }
}
