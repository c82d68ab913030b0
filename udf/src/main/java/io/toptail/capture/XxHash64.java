package io.toptail.capture;

/**
 * The 64-bit xxHash with seed 0, whose lower half is the checksum of a Zstandard frame. Mutable and
 * reusable.
 */
final class XxHash64 {
  private static final long PRIME_1 = 0x9E37_79B1_85EB_CA87L;
  private static final long PRIME_2 = 0xC2B2_AE3D_27D4_EB4FL;
  private static final long PRIME_3 = 0x1656_67B1_9E37_79F9L;
  private static final long PRIME_4 = 0x85EB_CA77_C2B2_AE63L;
  private static final long PRIME_5 = 0x27D4_EB2F_1656_67C5L;
  private static final int STRIPE = 32;

  private final byte[] rest = new byte[STRIPE];
  private int restLength;
  private long total;
  private long a;
  private long b;
  private long c;
  private long d;

  XxHash64() {
    reset();
  }

  void reset() {
    restLength = 0;
    total = 0;
    a = PRIME_1 + PRIME_2;
    b = PRIME_2;
    c = 0;
    d = -PRIME_1;
  }

  void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    total += length;
    if (restLength > 0) {
      int taken = Math.min(STRIPE - restLength, length);
      System.arraycopy(bytes, at, rest, restLength, taken);
      restLength += taken;
      at += taken;
      if (restLength < STRIPE) {
        return;
      }
      stripe(rest, 0);
      restLength = 0;
    }
    for (; end - at >= STRIPE; at += STRIPE) {
      stripe(bytes, at);
    }
    restLength = end - at;
    System.arraycopy(bytes, at, rest, 0, restLength);
  }

  private void stripe(byte[] bytes, int at) {
    a = round(a, Octets.int64(bytes, at, false));
    b = round(b, Octets.int64(bytes, at + 8, false));
    c = round(c, Octets.int64(bytes, at + 16, false));
    d = round(d, Octets.int64(bytes, at + 24, false));
  }

  /** The hash of all updates since the reset. */
  long value() {
    long hash = total < STRIPE ? PRIME_5 : merged();
    hash += total;
    int at = 0;
    for (; restLength - at >= 8; at += 8) {
      hash ^= round(0, Octets.int64(rest, at, false));
      hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
    }
    if (restLength - at >= 4) {
      hash ^= Octets.uint32(rest, at, false) * PRIME_1;
      hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
      at += 4;
    }
    for (; at < restLength; at++) {
      hash ^= (rest[at] & 0xFF) * PRIME_5;
      hash = Long.rotateLeft(hash, 11) * PRIME_1;
    }
    hash = (hash ^ hash >>> 33) * PRIME_2;
    hash = (hash ^ hash >>> 29) * PRIME_3;
    return hash ^ hash >>> 32;
  }

  private long merged() {
    long hash =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    for (long lane : new long[] {a, b, c, d}) {
      hash = (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }
    return hash;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
  }
}
