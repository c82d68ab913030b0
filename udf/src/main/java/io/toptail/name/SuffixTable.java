package io.toptail.name;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Values by domain suffix; the longest suffix of a name wins, at label boundaries only.
 *
 * <p>Open addressing with linear probing over {@link WireName#suffixHash}, so that many tables can
 * be asked about a name whose labels are read once. With every suffix its shorter ones are nodes
 * too, with or without a value: a look-up ends at the first suffix of the name that is no node, for
 * most names the second one. Filled once, then read by any number of threads.
 *
 * @param <V> what a suffix stands for; not null
 */
public final class SuffixTable<V> {
  private static final int ROOT = 0;

  /** Of an empty slot; no suffix has it. */
  private static final long EMPTY = 0;

  private long[] hashes = new long[64];
  private byte[][] keys = new byte[64][];
  private Object[] values = new Object[64];
  private int[] labels = new int[64];
  private boolean[] leaves = new boolean[64];
  private int nodes;
  private int size;
  private int maxLabels;
  private boolean root;

  /**
   * Stores a value for a suffix, replacing one that is there.
   *
   * @param suffix wire form, lower case, its final zero octet included
   */
  public void put(byte[] suffix, V value) {
    WireName name = new WireName().wrap(suffix.clone(), 0, suffix.length);
    int count = name.labels();
    for (int k = 1; k < count; k++) {
      int shorter = node(name, k);
      leaves[shorter] = false;
    }
    int slot = node(name, count);
    size += values[slot] == null ? 1 : 0;
    values[slot] = value;
    root |= count == ROOT;
    maxLabels = Math.max(maxLabels, count);
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
    int found = root ? find(name, ROOT) : -1;
    int most = Math.min(maxLabels, name.labels());
    for (int k = 1; k <= most; k++) {
      int slot = find(name, k);
      if (hashes[slot] == EMPTY) {
        return found;
      }
      found = values[slot] == null ? found : slot;
      if (leaves[slot]) {
        return found;
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
    return count > maxLabels || count > name.labels() ? null : value(find(name, count));
  }

  /** The value of a suffix of one label that is this label of the name; null if there is none. */
  public V exactLabel(WireName name, int label) {
    return maxLabels == 0 ? null : value(findLabel(name, label));
  }

  /** Hands over every suffix, in wire form, with its value. */
  public void forEach(BiConsumer<byte[], V> action) {
    for (int slot = 0; slot < hashes.length; slot++) {
      if (values[slot] != null) {
        action.accept(keys[slot].clone(), value(slot));
      }
    }
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

  /** The slot of the rightmost labels of a name, or the empty one where they would be put. */
  private int find(WireName name, int count) {
    long hash = name.suffixHash(count);
    int mask = hashes.length - 1;
    int slot = (int) (hash >>> 16) & mask;
    while (hashes[slot] != EMPTY && !(hashes[slot] == hash && isAt(slot, name, count))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int findLabel(WireName name, int label) {
    long hash = name.labelHash(label);
    int mask = hashes.length - 1;
    int slot = (int) (hash >>> 16) & mask;
    while (hashes[slot] != EMPTY && !(hashes[slot] == hash && isLabelAt(slot, name, label))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isLabelAt(int slot, WireName name, int label) {
    int start = name.labelStart(label) - 1;
    int length = name.labelLength(label) + 1;
    // The key of one label ends with the root.
    return labels[slot] == 1
        && keys[slot].length == length + 1
        && Arrays.equals(keys[slot], 0, length, name.bytes(), start, start + length);
  }

  private boolean isAt(int slot, WireName name, int count) {
    byte[] key = keys[slot];
    int start = name.suffixOffset(count);
    return Arrays.equals(key, 0, key.length, name.bytes(), start, name.offset() + name.length());
  }

  /** The slot of a suffix, which becomes a node without a value if it is none yet. */
  private int node(WireName name, int count) {
    if (nodes * 2 >= hashes.length) {
      grow();
    }
    int slot = find(name, count);
    if (hashes[slot] == EMPTY) {
      nodes++;
      hashes[slot] = name.suffixHash(count);
      keys[slot] = name.suffix(count);
      labels[slot] = count;
      leaves[slot] = true;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    byte[][] oldKeys = keys;
    Object[] oldValues = values;
    int[] oldLabels = labels;
    boolean[] oldLeaves = leaves;
    int capacity = hashes.length * 2;
    hashes = new long[capacity];
    keys = new byte[capacity][];
    values = new Object[capacity];
    labels = new int[capacity];
    leaves = new boolean[capacity];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != EMPTY) {
        int slot = (int) (oldHashes[i] >>> 16) & capacity - 1;
        while (hashes[slot] != EMPTY) {
          slot = (slot + 1) & capacity - 1;
        }
        hashes[slot] = oldHashes[i];
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
        labels[slot] = oldLabels[i];
        leaves[slot] = oldLeaves[i];
      }
    }
  }
}
