package io.toptail.jobs.generate;

import java.util.Arrays;

/**
 * Distinct names in wire form, lower case, end to end in one array; a name's number is the order in
 * which it was added. About 16 octets of overhead for each name.
 */
final class NameArena {
  private byte[] bytes = new byte[1 << 16];
  private int[] starts = new int[1 << 10];
  private int[] slots = new int[1 << 12];
  private int size;

  /** How many names there are. */
  int size() {
    return size;
  }

  /** The array that holds all names; replaced when names are added. */
  byte[] bytes() {
    return bytes;
  }

  /** Where a name begins in {@link #bytes()}. */
  int start(int name) {
    return starts[name];
  }

  /** Octets of a name, its final zero octet included. */
  int length(int name) {
    return starts[name + 1] - starts[name];
  }

  /**
   * Adds a name unless it is there.
   *
   * @return whether it was added
   */
  boolean add(byte[] wire) {
    int slot = find(wire);
    if (slots[slot] != 0) {
      return false;
    }
    makeRoom(wire.length);
    System.arraycopy(wire, 0, bytes, starts[size], wire.length);
    starts[size + 1] = starts[size] + wire.length;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      rehash();
    }
    return true;
  }

  private int find(byte[] wire) {
    int slot = slotOf(wire, 0, wire.length);
    while (slots[slot] != 0) {
      int name = slots[slot] - 1;
      if (Arrays.equals(wire, 0, wire.length, bytes, starts[name], starts[name + 1])) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int slotOf(byte[] from, int start, int length) {
    long hash = length;
    for (int i = start; i < start + length; i++) {
      hash = (hash ^ from[i]) * 0x100000001B3L;
    }
    return (int) (Draws.at(hash, 0) >>> 33) & (slots.length - 1);
  }

  private void makeRoom(int length) {
    if (starts[size] + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, bytes.length / 2));
    }
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    for (int name = 0; name < size; name++) {
      int slot = slotOf(bytes, start(name), length(name));
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = name + 1;
    }
  }
}
