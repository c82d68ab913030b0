package io.toptail.name;

import java.util.Arrays;

/**
 * Values by domain suffix; the longest suffix of a name wins, at label boundaries only.
 *
 * <p>Open addressing with linear probing over the hash of the suffix, which is built label by label
 * from the right, so one look-up costs one probe for each label of the name up to the longest
 * suffix stored. Filled once, then read by any number of threads.
 *
 * @param <V> what a suffix stands for; not null
 */
public final class SuffixTable<V> {
  private byte[][] keys = new byte[64][];
  private long[] hashes = new long[64];
  private Object[] values = new Object[64];
  private int[] labels = new int[64];
  private int size;
  private int maxLabels;

  /**
   * Stores a value for a suffix, replacing one that is there.
   *
   * @param suffix wire form, lower case, its final zero octet included
   */
  public void put(byte[] suffix, V value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    WireName name = new WireName().wrap(suffix.clone(), 0, suffix.length);
    long hash = hash(name, name.labels());
    int slot = find(hash, name.bytes(), 0, name.length());
    if (keys[slot] == null) {
      size++;
    }
    keys[slot] = name.bytes();
    hashes[slot] = hash;
    values[slot] = value;
    labels[slot] = name.labels();
    maxLabels = Math.max(maxLabels, name.labels());
  }

  /** How many suffixes are stored. */
  public int size() {
    return size;
  }

  /**
   * The entry of the longest stored suffix that the name is or is below.
   *
   * @return a slot for {@link #value} and {@link #labels}; -1 if there is none
   */
  public int longest(WireName name) {
    int found = -1;
    long hash = 1;
    int most = Math.min(maxLabels, name.labels());
    for (int k = 0; k <= most; k++) {
      if (k > 0) {
        hash = mix(hash, name, name.labels() - k);
      }
      int start = name.suffixOffset(k);
      int slot = find(hash, name.bytes(), start, name.offset() + name.length() - start);
      if (keys[slot] != null) {
        found = slot;
      }
    }
    return found;
  }

  /** The value of the longest stored suffix that the name is or is below; null if there is none. */
  public V get(WireName name) {
    int slot = longest(name);
    return slot < 0 ? null : value(slot);
  }

  /** The value of exactly the rightmost {@code count} labels of the name; null if there is none. */
  public V exact(WireName name, int count) {
    if (count > maxLabels || count > name.labels()) {
      return null;
    }
    int start = name.suffixOffset(count);
    int slot = find(hash(name, count), name.bytes(), start, name.offset() + name.length() - start);
    return keys[slot] == null ? null : value(slot);
  }

  /** The value at a slot that {@link #longest} returned. */
  @SuppressWarnings("unchecked")
  public V value(int slot) {
    return (V) values[slot];
  }

  /** How many labels the suffix at a slot has; 0 for the root. */
  public int labels(int slot) {
    return labels[slot];
  }

  private int find(long hash, byte[] bytes, int start, int length) {
    int mask = keys.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (keys[slot] != null
        && !(hashes[slot] == hash
            && Arrays.equals(keys[slot], 0, keys[slot].length, bytes, start, start + length))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long hash(WireName name, int count) {
    long hash = 1;
    for (int k = 1; k <= count; k++) {
      hash = mix(hash, name, name.labels() - k);
    }
    return hash;
  }

  private static long mix(long hash, WireName name, int label) {
    byte[] bytes = name.bytes();
    int start = name.labelStart(label);
    int end = start + name.labelLength(label);
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001B3L;
    }
    hash = (hash ^ (end - start)) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 29);
  }

  private void grow() {
    byte[][] oldKeys = keys;
    long[] oldHashes = hashes;
    Object[] oldValues = values;
    int[] oldLabels = labels;
    int capacity = keys.length * 2;
    keys = new byte[capacity][];
    hashes = new long[capacity];
    values = new Object[capacity];
    labels = new int[capacity];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int slot = find(oldHashes[i], oldKeys[i], 0, oldKeys[i].length);
        keys[slot] = oldKeys[i];
        hashes[slot] = oldHashes[i];
        values[slot] = oldValues[i];
        labels[slot] = oldLabels[i];
      }
    }
  }
}
