package io.toptail.name;

import java.util.Arrays;

/**
 * The distinct prefixes of the templates of one domain, numbered from 0, each with the queries of
 * its names. Reusable; allocates only to grow.
 */
final class TemplatePrefixes {
  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[64];
  private long[] queries = new long[64];
  private int[] slots = new int[64];
  private int mask = 63;
  private int size;

  /** Forgets all. */
  void clear() {
    Arrays.fill(slots, 0, mask + 1, 0);
    mask = 63;
    size = 0;
  }

  /** The number of a prefix, new or not, after adding queries to it. */
  int add(byte[] from, int offset, int length, long more) {
    int slot = hash(from, offset, length) & mask;
    while (slots[slot] != 0) {
      int found = slots[slot] - 1;
      int start = start(found);
      if (Arrays.equals(bytes, start, ends[found], from, offset, offset + length)) {
        queries[found] += more;
        return found;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = ++size;
    store(from, offset, length, more);
    if (size * 2 > mask) {
      grow();
    }
    return size - 1;
  }

  private void store(byte[] from, int offset, int length, long more) {
    int added = size - 1;
    if (added == ends.length) {
      ends = Arrays.copyOf(ends, 2 * added);
      queries = Arrays.copyOf(queries, 2 * added);
    }
    int start = start(added);
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(start + length, 2 * bytes.length));
    }
    System.arraycopy(from, offset, bytes, start, length);
    ends[added] = start + length;
    queries[added] = more;
  }

  private void grow() {
    mask = 2 * mask + 1;
    slots = mask < slots.length ? slots : new int[mask + 1];
    Arrays.fill(slots, 0, mask + 1, 0);
    for (int i = 0; i < size; i++) {
      int slot = hash(bytes, start(i), ends[i] - start(i)) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i + 1;
    }
  }

  private static int hash(byte[] from, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + from[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where a prefix begins in {@link #bytes}. */
  int start(int prefix) {
    return prefix == 0 ? 0 : ends[prefix - 1];
  }

  int end(int prefix) {
    return ends[prefix];
  }

  long queries(int prefix) {
    return queries[prefix];
  }
}
