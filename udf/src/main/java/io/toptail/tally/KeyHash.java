package io.toptail.tally;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of bytes, the same in every JVM: eight octets at a time, multiplied and folded,
 * with a final avalanche, so that any of its bits may serve as an index or a sketch register.
 */
public final class KeyHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private KeyHash() {}

  /** The hash of {@code length} octets at {@code offset}. */
  public static long of(byte[] bytes, int offset, int length) {
    long hash = length * MULTIPLIER;
    int at = offset;
    int end = offset + length;
    for (; at + 8 <= end; at += 8) {
      hash = fold(hash ^ (long) LONG.get(bytes, at));
    }
    if (at + 4 <= end) {
      hash = fold(hash ^ ((int) INT.get(bytes, at) & 0xFFFFFFFFL));
      at += 4;
    }
    return avalanche(fold(hash ^ rest(bytes, offset, at, end)));
  }

  /** Up to three octets that are left; the four last ones where there are so many, to read once. */
  private static long rest(byte[] bytes, int offset, int at, int end) {
    if (at == end) {
      return 0;
    }
    if (end - offset >= 4) {
      return (int) INT.get(bytes, end - 4) & 0xFFFFFFFFL;
    }
    long rest = 0;
    for (int i = at; i < end; i++) {
      rest = rest << 8 | (bytes[i] & 0xFF);
    }
    return rest;
  }

  /** Whether two places hold the same octets; for short keys faster than {@code Arrays.equals}. */
  static boolean sameBytes(byte[] a, int atA, byte[] b, int atB, int length) {
    int last = length - 8;
    for (int i = 0; i <= last; i += 8) {
      if ((long) LONG.get(a, atA + i) != (long) LONG.get(b, atB + i)) {
        return false;
      }
    }
    if (last >= 0) {
      return (long) LONG.get(a, atA + last) == (long) LONG.get(b, atB + last);
    }
    for (int i = 0; i < length; i++) {
      if (a[atA + i] != b[atB + i]) {
        return false;
      }
    }
    return true;
  }

  private static long fold(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 32);
  }

  private static long avalanche(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
