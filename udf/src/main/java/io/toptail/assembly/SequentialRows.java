package io.toptail.assembly;

import java.util.AbstractSequentialList;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.function.Supplier;

/**
 * Rows that are read in order, as often as wanted, and only forwards: a list for whoever iterates;
 * to get one by its number reads all before it.
 */
final class SequentialRows<T> extends AbstractSequentialList<T> {
  private final int size;
  private final Supplier<Iterator<T>> rows;

  /**
   * @param rows begins anew
   */
  SequentialRows(long size, Supplier<Iterator<T>> rows) {
    this.size = (int) Math.min(Integer.MAX_VALUE, size);
    this.rows = rows;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<T> iterator() {
    return rows.get();
  }

  @Override
  public ListIterator<T> listIterator(int index) {
    if (index < 0 || index > size) {
      throw new IndexOutOfBoundsException(index);
    }
    Forwards<T> iterator = new Forwards<>(rows.get());
    while (iterator.next < index) {
      iterator.next();
    }
    return iterator;
  }

  private static final class Forwards<T> implements ListIterator<T> {
    private final Iterator<T> rows;
    private int next;

    Forwards(Iterator<T> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public T next() {
      T row = rows.next();
      next++;
      return row;
    }

    @Override
    public int nextIndex() {
      return next;
    }

    @Override
    public boolean hasPrevious() {
      return next > 0;
    }

    @Override
    public int previousIndex() {
      return next - 1;
    }

    @Override
    public T previous() {
      throw new UnsupportedOperationException("rows are read forwards");
    }

    @Override
    public void remove() {
      throw new UnsupportedOperationException("rows are read only");
    }

    @Override
    public void set(T row) {
      throw new UnsupportedOperationException("rows are read only");
    }

    @Override
    public void add(T row) {
      throw new UnsupportedOperationException("rows are read only");
    }
  }
}
