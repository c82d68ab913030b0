package io.toptail.tail;

import io.toptail.row.RowKey;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/** The identities of a window's groups, by which those of the next are new or not. */
public final class TailNovelty {
  /** Before the first window: nothing is new, because nothing is known. */
  public static final TailNovelty NONE = new TailNovelty();

  private long[] hashes = new long[64];
  private int size;

  /** Adds a group; its key is one of {@link TailKey}. */
  public void add(TallyTable table, int entry) {
    if (2 * size >= hashes.length) {
      grow();
    }
    put(hash(table, entry));
  }

  private void put(long hash) {
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        return;
      }
      slot = (slot + 1) & hashes.length - 1;
    }
    hashes[slot] = hash;
    size++;
  }

  private void grow() {
    long[] before = hashes;
    hashes = new long[2 * before.length];
    size = 0;
    Arrays.stream(before).filter(hash -> hash != 0).forEach(this::put);
  }

  private int slot(long hash) {
    return (int) (hash >>> 32) & hashes.length - 1;
  }

  private static long hash(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    int from = key + RowKey.HEADER;
    return KeyHash.of(keys, from, TailKey.end(keys, key) - from) | 1;
  }

  /** Whether a group is not among those that were added, of which there are some. */
  boolean isNew(TallyTable table, int entry) {
    if (size == 0) {
      return false;
    }
    long hash = hash(table, entry);
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & hashes.length - 1;
    }
    return true;
  }
}
