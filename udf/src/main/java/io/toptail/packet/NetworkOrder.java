package io.toptail.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Unsigned integers in network byte order (most significant octet first). The caller has checked
 * the bounds.
 */
public final class NetworkOrder {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private NetworkOrder() {}

  /** Two octets as 0 to 65535. */
  public static int u16(byte[] bytes, int offset) {
    return (short) SHORT.get(bytes, offset) & 0xFFFF;
  }

  /** Four octets; the sign bit is the first bit on the wire. */
  public static int u32(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }

  /** Eight octets; the sign bit is the first bit on the wire. */
  public static long u64(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }
}
