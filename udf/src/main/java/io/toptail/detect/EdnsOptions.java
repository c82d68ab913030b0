package io.toptail.detect;

/** The options of an OPT record in a query (RFC 6891 §6.1.2). */
final class EdnsOptions {
  private static final int CLIENT_SUBNET = 8;
  private static final int TCP_KEEPALIVE = 11;
  private static final int HEADER = 4;

  private EdnsOptions() {}

  /** Whether each option ends in time, and those that rules are known for keep them. */
  static boolean areSound(byte[] bytes, int offset, int length, boolean stream) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (at + HEADER > end) {
        return false;
      }
      int code = u16(bytes, at);
      int size = u16(bytes, at + 2);
      at += HEADER;
      if (at + size > end || !isSound(code, bytes, at, size, stream)) {
        return false;
      }
      at += size;
    }
    return true;
  }

  private static boolean isSound(int code, byte[] bytes, int at, int size, boolean stream) {
    return switch (code) {
      case CLIENT_SUBNET -> isSubnet(bytes, at, size);
      case TCP_KEEPALIVE -> stream;
      default -> true;
    };
  }

  /** RFC 7871 §6; family 0 with nothing behind it asks for no subnet (§7.1.2). */
  private static boolean isSubnet(byte[] bytes, int at, int size) {
    if (size < 4) {
      return false;
    }
    int family = u16(bytes, at);
    int prefix = bytes[at + 2] & 0xFF;
    int scope = bytes[at + 3];
    int most = family == 1 ? 32 : family == 2 ? 128 : 0;
    boolean length = prefix <= most && size - 4 == (prefix + 7) / 8;
    if (family > 2 || scope != 0 || !length) {
      return false;
    }
    int beyond = (8 - prefix % 8) % 8;
    return beyond == 0 || (bytes[at + size - 1] & (1 << beyond) - 1) == 0;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
