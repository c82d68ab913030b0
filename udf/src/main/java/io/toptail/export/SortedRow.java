package io.toptail.export;

import java.util.Arrays;

/**
 * A row with what orders it: time, file, position and number within its block. Rows of no position
 * come after the others of their time and file, in the order of their octets, so that the order
 * never depends on who came first.
 */
record SortedRow(
    long time, int file, long position, int number, byte[] bytes, int offset, int length)
    implements Comparable<SortedRow> {

  @Override
  public int compareTo(SortedRow other) {
    int order = Long.compare(time, other.time);
    order = order != 0 ? order : Integer.compare(file, other.file);
    order = order != 0 ? order : Long.compareUnsigned(position, other.position);
    if (order != 0) {
      return order;
    }
    return position == RowBlock.NOWHERE ? compareOctets(other) : number - other.number;
  }

  private int compareOctets(SortedRow other) {
    return Arrays.compareUnsigned(
        bytes, offset, offset + length, other.bytes, other.offset, other.offset + other.length);
  }
}
