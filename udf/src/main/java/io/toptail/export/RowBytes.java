package io.toptail.export;

import java.util.Arrays;

/** Octets that grow. Mutable, for one thread. */
final class RowBytes {
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  void put(int octet) {
    reserve(1);
    bytes[length++] = (byte) octet;
  }

  void put(byte[] from, int offset, int count) {
    reserve(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  void putInt(int value) {
    reserve(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >> shift);
    }
  }

  void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  /** Decimal digits of a number that is not negative. */
  void putDecimal(int value) {
    reserve(LONGEST_NUMBER);
    int digits = 1;
    for (int rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    int rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
  }
}
