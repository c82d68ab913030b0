package io.toptail.assembly;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Two sorted sequences as one; the first comes first where they tie. */
final class MergedRows<T> implements Iterator<T> {
  private final Comparator<T> order;
  private final Iterator<T> first;
  private final Iterator<T> second;
  private T nextOfFirst;
  private T nextOfSecond;

  MergedRows(Comparator<T> order, Iterator<T> first, Iterator<T> second) {
    this.order = order;
    this.first = first;
    this.second = second;
    this.nextOfFirst = next(first);
    this.nextOfSecond = next(second);
  }

  private static <T> T next(Iterator<T> rows) {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return nextOfFirst != null || nextOfSecond != null;
  }

  @Override
  public T next() {
    T row;
    if (nextOfFirst != null
        && (nextOfSecond == null || order.compare(nextOfFirst, nextOfSecond) <= 0)) {
      row = nextOfFirst;
      nextOfFirst = next(first);
    } else {
      row = nextOfSecond;
      nextOfSecond = next(second);
    }
    if (row == null) {
      throw new NoSuchElementException();
    }
    return row;
  }
}
