package io.toptail.row;

import io.toptail.tally.EntryOrder;
import io.toptail.tally.TallyTable;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** The order of one kind of row in the report: by numbers, smallest first, then by key. */
public final class RowOrder {
  private final int keyFrom;
  private final RowNumber[] numbers;

  /** A number of a row. */
  @FunctionalInterface
  public interface RowNumber {
    long of(TallyTable table, int entry);
  }

  /**
   * @param keyFrom octets of a key that are not compared, from its start
   * @param numbers most significant first
   */
  public RowOrder(int keyFrom, RowNumber... numbers) {
    this.keyFrom = keyFrom;
    this.numbers = numbers;
  }

  /** A sorted copy of entries. */
  public int[] sorted(TallyTable table, int[] entries) {
    IntToLongFunction[] ofTable = new IntToLongFunction[numbers.length];
    Arrays.setAll(ofTable, i -> entry -> numbers[i].of(table, entry));
    return new EntryOrder(table, keyFrom, ofTable).sorted(entries);
  }

  /** Compares entries of two tables. */
  public int compare(TallyTable a, int entryA, TallyTable b, int entryB) {
    for (RowNumber number : numbers) {
      int difference = Long.compare(number.of(a, entryA), number.of(b, entryB));
      if (difference != 0) {
        return difference;
      }
    }
    int atA = a.keyOffset(entryA);
    int atB = b.keyOffset(entryB);
    return Arrays.compareUnsigned(
        a.keys(entryA),
        atA + keyFrom,
        atA + a.keyLength(entryA),
        b.keys(entryB),
        atB + keyFrom,
        atB + b.keyLength(entryB));
  }
}
