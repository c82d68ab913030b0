package io.toptail.packet;

/**
 * Unsigned integers in network byte order (most significant octet first). The caller has checked
 * the bounds.
 */
public final class NetworkOrder {
  private NetworkOrder() {}

  /** Two octets as 0 to 65535. */
  public static int u16(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
  }

  /** Four octets; the sign bit is the first bit on the wire. */
  public static int u32(byte[] bytes, int offset) {
    return u16(bytes, offset) << 16 | u16(bytes, offset + 2);
  }
}
