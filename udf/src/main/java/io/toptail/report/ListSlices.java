package io.toptail.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;

/**
 * A list in slices of some length, the last of which may be shorter. Rows that can be read at
 * random are read when a slice is; others, which can only be read one after the other, before that.
 */
final class ListSlices<T> implements Iterator<List<T>> {
  private final List<T> rows;
  private final int length;
  private final Iterator<T> sequence;
  private int next;

  ListSlices(List<T> rows, int length) {
    this.rows = rows;
    this.length = length;
    this.sequence = rows instanceof RandomAccess ? null : rows.iterator();
  }

  @Override
  public boolean hasNext() {
    return sequence == null ? next < rows.size() : sequence.hasNext();
  }

  @Override
  public List<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (sequence != null) {
      return copy();
    }
    int from = next;
    next = Math.min(rows.size(), from + length);
    return rows.subList(from, next);
  }

  private List<T> copy() {
    List<T> slice = new ArrayList<>(length);
    while (slice.size() < length && sequence.hasNext()) {
      slice.add(sequence.next());
    }
    return slice;
  }
}
