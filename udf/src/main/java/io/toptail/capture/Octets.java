package io.toptail.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers of either byte order in a byte array. */
final class Octets {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private Octets() {}

  /** The 32 bits at an index. */
  static int int32(byte[] bytes, int at, boolean bigEndian) {
    int value = (int) INT.get(bytes, at);
    return bigEndian ? Integer.reverseBytes(value) : value;
  }

  /** The 32 bits at an index as an unsigned number. */
  static long uint32(byte[] bytes, int at, boolean bigEndian) {
    return int32(bytes, at, bigEndian) & 0xFFFF_FFFFL;
  }

  /** The 16 bits at an index as an unsigned number. */
  static int uint16(byte[] bytes, int at, boolean bigEndian) {
    short value = (short) SHORT.get(bytes, at);
    return (bigEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
  }

  /** The 64 bits at an index. */
  static long int64(byte[] bytes, int at, boolean bigEndian) {
    long first = uint32(bytes, at, bigEndian);
    long second = uint32(bytes, at + 4, bigEndian);
    return bigEndian ? first << 32 | second : second << 32 | first;
  }
}
