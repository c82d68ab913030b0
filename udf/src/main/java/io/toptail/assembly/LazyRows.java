package io.toptail.assembly;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Rows that are made from entries when asked for, because there may be millions. */
final class LazyRows<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> row;

  /**
   * @param row makes the row of an index
   */
  LazyRows(int size, IntFunction<T> row) {
    this.size = size;
    this.row = row;
  }

  @Override
  public T get(int index) {
    return row.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
