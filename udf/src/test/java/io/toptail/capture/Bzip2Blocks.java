package io.toptail.capture;

/**
 * The blocks of bzip2 in some octets, up to the codes of their symbols: enough to tell those over
 * which the library spends fifty times as long as over others.
 */
final class Bzip2Blocks {
  private static final long MAGIC = 0x3141_5926_5359L;
  private static final int MAGIC_BITS = 48;

  /** A checksum, whether it is randomised, and where its first octet is. */
  private static final int HEADER_BITS = 32 + 1 + 24;

  private static final int MAX_TABLES = 6;

  private final byte[] octets;
  private final int end;
  private int at;

  private Bzip2Blocks(byte[] octets) {
    this.octets = octets;
    end = 8 * octets.length;
  }

  /**
   * Whether a block, at whatever bit it begins, has a symbol whose code is no bit long, or less, or
   * no table of codes at all. The format allows none of it. The library either takes such symbols
   * from nothing until the block is full, or looks for codes of up to 65,535 bits.
   */
  static boolean haveEmptyCodes(byte[] octets) {
    Bzip2Blocks blocks = new Bzip2Blocks(octets);
    long last = 0;
    for (int bit = 0; bit < blocks.end; bit++) {
      blocks.at = bit;
      last = (last << 1 | blocks.bits(1)) & (1L << MAGIC_BITS) - 1;
      if (last == MAGIC && blocks.hasEmptyCode()) {
        return true;
      }
    }
    return false;
  }

  /** From behind the magic; false if the library refuses the block, or it ends, before. */
  private boolean hasEmptyCode() {
    at += HEADER_BITS;
    int symbols = symbols();
    int tables = bits(3);
    if (tables > MAX_TABLES || !passSelectors(bits(15))) {
      return false;
    }
    boolean found = tables == 0;
    for (int table = 0; table < tables && at <= end; table++) {
      found |= shortestCode(symbols) < 1;
    }
    return found && at <= end;
  }

  /** How many there are: those of the octets that occur, one more for runs, one for the end. */
  private int symbols() {
    int octetsInUse = 0;
    for (int groups = Integer.bitCount(bits(16)); groups > 0; groups--) {
      octetsInUse += Integer.bitCount(bits(16));
    }
    return octetsInUse + 2;
  }

  private boolean passSelectors(int count) {
    for (int i = 0; i < count && at <= end; i++) {
      int selector = 0;
      while (bits(1) == 1) {
        selector++;
      }
      if (selector >= MAX_TABLES) {
        return false;
      }
    }
    return true;
  }

  private int shortestCode(int symbols) {
    int length = bits(5);
    int shortest = Integer.MAX_VALUE;
    for (int i = 0; i < symbols; i++) {
      while (bits(1) == 1) {
        length += bits(1) == 1 ? -1 : 1;
      }
      shortest = Math.min(shortest, length);
    }
    return shortest;
  }

  /** The next bits as a number; zeros behind the end. */
  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      int octet = at < end ? octets[at >> 3] : 0;
      value = value << 1 | octet >> (7 - (at & 7)) & 1;
    }
    return value;
  }
}
