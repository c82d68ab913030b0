package io.toptail.row;

import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Entries of a table by kind and window. */
public final class RowIndex {
  private static final int[] NONE = {};

  /** A kind in a window. */
  public record Group(int kind, int window) {}

  private final Map<Long, int[]> entries = new HashMap<>();
  private final Map<Long, Integer> sizes = new HashMap<>();
  private final TreeSet<Integer> windows = new TreeSet<>(Integer::compareUnsigned);

  /** Of the entries that a table has now. */
  public RowIndex(TallyTable table) {
    for (int entry = 0; entry < table.size(); entry++) {
      int kind = RowKey.kind(table, entry);
      int window = RowKey.window(table, entry);
      add(id(kind, window), entry);
      if (kind == RowKind.WINDOW) {
        windows.add(window);
      }
    }
    entries.replaceAll((id, all) -> Arrays.copyOf(all, sizes.get(id)));
  }

  /** Entries of a kind in a window, in no particular order. */
  public int[] of(int kind, int window) {
    return entries.getOrDefault(id(kind, window), NONE);
  }

  /** Shows the entries of every kind and window. */
  public void forEach(BiConsumer<Group, int[]> visitor) {
    entries.forEach((id, all) -> visitor.accept(new Group((int) (id >> 32), id.intValue()), all));
  }

  /** The one entry of a kind that has no more key; -1 if there is none. */
  public int only(int kind, int window) {
    int[] found = of(kind, window);
    return found.length == 0 ? -1 : found[0];
  }

  /** Windows that hold a packet, in the order of time. */
  public Iterable<Integer> windows() {
    return windows;
  }

  private void add(long id, int entry) {
    int size = sizes.merge(id, 1, Integer::sum);
    int[] all = entries.computeIfAbsent(id, k -> new int[8]);
    if (size > all.length) {
      all = Arrays.copyOf(all, size * 2);
      entries.put(id, all);
    }
    all[size - 1] = entry;
  }

  private static long id(int kind, int window) {
    return (long) kind << 32 | (window & 0xFFFFFFFFL);
  }
}
