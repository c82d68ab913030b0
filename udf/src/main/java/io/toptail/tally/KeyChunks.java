package io.toptail.tally;

import java.util.Arrays;

/**
 * Keys of at most {@link TallyTable#MAX_KEY} octets, each in one piece at a position that tells
 * array and place. In chunks, so that growing copies nothing but the small first one.
 *
 * <p>A position is an unsigned number of 32 bits, which gives room for 4 GiB of keys.
 */
final class KeyChunks {
  private static final int CHUNK_BITS = 18;
  static final int CHUNK = 1 << CHUNK_BITS;
  private static final int FIRST_CHUNK = 1 << 14;
  private static final int MOST_CHUNKS = 1 << Integer.SIZE - CHUNK_BITS;

  /** Octets in front of a key, which hold its length. */
  private static final int LENGTH = 2;

  // A position is the number of the chunk and, below it, where in the chunk the length begins.
  private byte[][] chunks = {new byte[FIRST_CHUNK]};
  private int last;
  private int end;

  /**
   * Adds a key behind the others.
   *
   * @return its position
   * @throws IllegalStateException if the keys would take more than 4 GiB
   */
  int add(byte[] bytes, int offset, int length) {
    if (end + LENGTH + length > chunks[last].length) {
      makeRoom();
    }
    byte[] chunk = chunks[last];
    int position = last << CHUNK_BITS | end;
    chunk[end] = (byte) (length >> 8);
    chunk[end + 1] = (byte) length;
    System.arraycopy(bytes, offset, chunk, end + LENGTH, length);
    end += LENGTH + length;
    return position;
  }

  /** The array that holds the key at a position. */
  byte[] array(int position) {
    return chunks[position >>> CHUNK_BITS];
  }

  /** Where the key at a position begins in its {@link #array}. */
  static int offset(int position) {
    return (position & CHUNK - 1) + LENGTH;
  }

  /** Octets of the key at a position. */
  int length(int position) {
    return length(array(position), position & CHUNK - 1);
  }

  private static int length(byte[] chunk, int at) {
    return (chunk[at] & 0xFF) << 8 | (chunk[at + 1] & 0xFF);
  }

  /** Whether exactly this key is at a position. */
  boolean holds(int position, byte[] bytes, int offset, int length) {
    byte[] chunk = array(position);
    int at = position & CHUNK - 1;
    return length(chunk, at) == length
        && KeyHash.sameBytes(chunk, at + LENGTH, bytes, offset, length);
  }

  /** Reads of the key at a position what brings it into the processor's cache. */
  byte touch(int position) {
    return array(position)[position & CHUNK - 1];
  }

  /** Octets that the keys take. */
  long octets() {
    return ((long) last << CHUNK_BITS) + end;
  }

  /** Forgets all keys and keeps the memory. */
  void clear() {
    last = 0;
    end = 0;
  }

  private void makeRoom() {
    int room = chunks[last].length;
    if (room < CHUNK) {
      chunks[last] = Arrays.copyOf(chunks[last], 2 * room);
      return;
    }
    int next = last + 1;
    checkChunk(next);
    if (next == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * next);
    }
    if (chunks[next] == null) {
      chunks[next] = new byte[CHUNK];
    }
    last = next;
    end = 0;
  }

  /** Fails if no position is left for a chunk. */
  static void checkChunk(int number) {
    if (number >= MOST_CHUNKS) {
      throw new IllegalStateException(
          "a table has more than 4 GiB of keys; lower --memory, or read fewer captures at once");
    }
  }
}
