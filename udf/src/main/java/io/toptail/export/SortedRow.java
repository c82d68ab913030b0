package io.toptail.export;

/**
 * A row with what orders it: time, file, position and number within its block. No two rows are
 * equal in all of them, so the order never depends on who came first.
 *
 * @param time nanoseconds since the epoch; 0 for all to leave it out
 */
record SortedRow(
    long time, int file, long position, int number, byte[] bytes, int offset, int length)
    implements Comparable<SortedRow> {

  @Override
  public int compareTo(SortedRow other) {
    int order = Long.compare(time, other.time);
    order = order != 0 ? order : Integer.compare(file, other.file);
    order = order != 0 ? order : Long.compare(position, other.position);
    return order != 0 ? order : Integer.compare(number, other.number);
  }
}
