package io.toptail.capture;

/**
 * One block of LZ4: sequences of literals and of copies of what came before, up to 65,535 octets
 * back. Mutable and reusable.
 */
final class Lz4Block {
  private static final int MIN_MATCH = 4;
  private static final int LONG = 15;

  private byte[] from;
  private int at;
  private int end;
  private int filled;

  /** Where the content of the last block ends; up to there it is as it was, damaged or not. */
  int filled() {
    return filled;
  }

  /**
   * Decompresses a block.
   *
   * @param to has the content of earlier blocks from index 0 on
   * @param offset where the content of this block begins
   * @param limit where it must end at the latest
   * @return whether the block is whole and not damaged
   */
  boolean decode(byte[] from, int length, byte[] to, int offset, int limit) {
    this.from = from;
    at = 0;
    end = length;
    filled = offset;
    while (at < end) {
      int token = from[at++] & 0xFF;
      int literals = length(token >> 4);
      if (literals < 0 || literals > end - at || literals > limit - filled) {
        return false;
      }
      System.arraycopy(from, at, to, filled, literals);
      at += literals;
      filled += literals;
      if (at == end) {
        return true; // the last sequence has literals only
      }
      if (!copy(token & LONG, to, limit)) {
        return false;
      }
    }
    return false;
  }

  private boolean copy(int code, byte[] to, int limit) {
    if (end - at < 2) {
      return false;
    }
    int distance = Octets.uint16(from, at, false);
    at += 2;
    int match = length(code) + MIN_MATCH;
    if (match < MIN_MATCH || distance == 0 || distance > filled || match > limit - filled) {
      return false;
    }
    int source = filled - distance;
    if (distance >= match) {
      System.arraycopy(to, source, to, filled, match);
    } else {
      for (int i = 0; i < match; i++) {
        to[filled + i] = to[source + i];
      }
    }
    filled += match;
    return true;
  }

  /** A length that goes on in further octets; negative if they are not there or too many. */
  private int length(int code) {
    if (code < LONG) {
      return code;
    }
    int length = code;
    int more = 255;
    while (more == 255) {
      if (at == end || length > Integer.MAX_VALUE - 512) {
        return Integer.MIN_VALUE;
      }
      more = from[at++] & 0xFF;
      length += more;
    }
    return length;
  }
}
