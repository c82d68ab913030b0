package io.toptail.tally;

import java.util.Arrays;

/**
 * Keeps the N largest entries of a table: by count, largest first, then by key as unsigned octets,
 * smallest first, so that a tie is always broken the same way. A binary heap with the least of the
 * kept at its root.
 */
public final class Ranking {
  private static final int FEW = 16;

  private final TallyTable table;
  private final int capacity;
  private int[] heap;
  private int size;

  /**
   * @param capacity N, at least 0
   */
  public Ranking(TallyTable table, int capacity) {
    this.table = table;
    this.capacity = capacity;
    this.heap = new int[Math.min(capacity, FEW)];
  }

  /** Considers an entry; each entry at most once. */
  public void offer(int entry) {
    if (size < capacity) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, Math.min(capacity, 2 * size));
      }
      heap[size++] = entry;
      up(size - 1);
    } else if (size > 0 && compare(entry, heap[0]) < 0) {
      heap[0] = entry;
      down();
    }
  }

  /** The entries kept, best first. */
  public int[] sorted() {
    Integer[] boxed = new Integer[size];
    Arrays.setAll(boxed, i -> heap[i]);
    Arrays.sort(boxed, this::compare);
    return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
  }

  private int compare(int a, int b) {
    int byCount = Long.compare(table.count(b), table.count(a));
    return byCount != 0 ? byCount : table.compareKeys(a, b);
  }

  private void up(int start) {
    int child = start;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (compare(heap[child], heap[parent]) <= 0) {
        return;
      }
      swap(child, parent);
      child = parent;
    }
  }

  private void down() {
    int parent = 0;
    while (true) {
      int worst = parent;
      for (int child = 2 * parent + 1; child <= 2 * parent + 2 && child < size; child++) {
        if (compare(heap[child], heap[worst]) > 0) {
          worst = child;
        }
      }
      if (worst == parent) {
        return;
      }
      swap(parent, worst);
      parent = worst;
    }
  }

  private void swap(int i, int j) {
    int kept = heap[i];
    heap[i] = heap[j];
    heap[j] = kept;
  }
}
