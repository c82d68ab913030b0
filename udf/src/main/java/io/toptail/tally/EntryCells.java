package io.toptail.tally;

import java.util.Arrays;

/**
 * The fields of entries that have no variable length: a fixed number of 64-bit cells for each. In
 * chunks, so that growing copies nothing but the small first one.
 */
final class EntryCells {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int FIRST_CHUNK = 1 << 7;

  private final int fields;
  private long[][] chunks;

  /**
   * @param fields cells of an entry
   */
  EntryCells(int fields) {
    this.fields = fields;
    this.chunks = new long[][] {new long[fields * FIRST_CHUNK]};
  }

  long get(int entry, int field) {
    return chunks[entry >>> CHUNK_BITS][(entry & CHUNK - 1) * fields + field];
  }

  void set(int entry, int field, long value) {
    chunks[entry >>> CHUNK_BITS][(entry & CHUNK - 1) * fields + field] = value;
  }

  void add(int entry, int field, long value) {
    chunks[entry >>> CHUNK_BITS][(entry & CHUNK - 1) * fields + field] += value;
  }

  /** The upper 32 bits of a cell. */
  int upper(int entry, int field) {
    return (int) (get(entry, field) >>> 32);
  }

  /** The lower 32 bits of a cell. */
  int lower(int entry, int field) {
    return (int) get(entry, field);
  }

  void setUpper(int entry, int field, int value) {
    set(entry, field, (long) value << 32 | get(entry, field) & 0xFFFFFFFFL);
  }

  void setLower(int entry, int field, int value) {
    set(entry, field, get(entry, field) & 0xFFFFFFFF00000000L | value & 0xFFFFFFFFL);
  }

  /** Makes room for an entry; its cells hold anything. */
  void reserve(int entry) {
    int chunk = entry >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk * 2);
    }
    int place = entry & CHUNK - 1;
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[fields * CHUNK];
    } else if (chunks[chunk].length <= place * fields) {
      chunks[chunk] = Arrays.copyOf(chunks[chunk], 2 * place * fields);
    }
  }
}
