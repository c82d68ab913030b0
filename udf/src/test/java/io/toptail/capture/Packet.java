package io.toptail.capture;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** A packet as a test writes it, and as it reads it back. */
record Packet(long nanos, int linkType, byte[] data, int original) {
  static Packet of(long nanos, int linkType, String hex) {
    byte[] data = HexFormat.of().parseHex(hex);
    return new Packet(nanos, linkType, data, data.length);
  }

  /** A packet of 2001 to 2096, of up to {@code maxLength} random bytes, in whole microseconds. */
  static Packet random(Random random, int linkType, int maxLength) {
    byte[] data = new byte[random.nextInt(maxLength + 1)];
    random.nextBytes(data);
    long micros = 1_000_000_000_000_000L + (random.nextLong() >>> 13);
    int cut = random.nextInt(4) == 0 ? random.nextInt(1000) : 0;
    return new Packet(micros * 1000, linkType, data, data.length + cut);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packet that
        && nanos == that.nanos
        && linkType == that.linkType
        && original == that.original
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return nanos + "/" + linkType + "/" + original + "/" + HexFormat.of().formatHex(data);
  }
}
