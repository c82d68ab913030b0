package io.toptail.tail;

import io.toptail.row.RowKey;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * Groups of names of the tail by identity ({@link TailKey}): a tally, the fields of {@link
 * TailCells}, and the name asked most often of all, the first in the order of octets where several
 * were. Adding in any order gives the same groups.
 */
public final class TailGroups {
  private static final long NO_EXAMPLE = -1;

  private final TallyTable table = new TallyTable();
  private long[] cells = new long[64 * TailCells.FIELDS];
  private long[] exampleCounts = new long[64];
  private int[] exampleAt = new int[64];
  private byte[] examples = new byte[1 << 12];
  private int examplesEnd;
  private final long[] rowCells = new long[TailCells.FIELDS];
  private final byte[] rowKey = new byte[2 * TallyTable.MAX_KEY];

  /** The groups' tallies; a group is an entry. Their keys are identities. */
  public TallyTable table() {
    return table;
  }

  int size() {
    return table.size();
  }

  /** The fields of all groups; those of one begin at {@link #cell}. */
  long[] cells() {
    return cells;
  }

  /** Where a group's fields begin. */
  static int cell(int group) {
    return group * TailCells.FIELDS;
  }

  /** The group of an identity, empty if it is new. */
  int group(RowKey identity) {
    return reserved(identity.in(table));
  }

  private int reserved(int group) {
    if (!table.inserted()) {
      return group;
    }
    if (group == exampleCounts.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
      exampleCounts = Arrays.copyOf(exampleCounts, 2 * group);
      exampleAt = Arrays.copyOf(exampleAt, 2 * group);
    }
    Arrays.fill(cells, cell(group), cell(group + 1), 0);
    exampleCounts[group] = NO_EXAMPLE;
    return group;
  }

  /** Adds the tally of an entry of another table to a group, for so many names. */
  public void add(int group, TallyTable from, int entry, long names) {
    table.merge(group, from, entry);
    table.countNames(group, names);
  }

  /**
   * Offers a group a name.
   *
   * @param count how often it was asked; 0 for a name that shall be shown only for want of another
   */
  void example(int group, byte[] from, int offset, int length, long count) {
    long before = exampleCounts[group];
    if (count < before || count == before && !isEarlier(group, from, offset, length)) {
      return;
    }
    if (examplesEnd + length + 1 > examples.length) {
      examples = Arrays.copyOf(examples, 2 * examples.length + length);
    }
    exampleCounts[group] = count;
    exampleAt[group] = examplesEnd;
    examples[examplesEnd++] = (byte) length;
    System.arraycopy(from, offset, examples, examplesEnd, length);
    examplesEnd += length;
  }

  private boolean isEarlier(int group, byte[] from, int offset, int length) {
    int at = exampleAt[group] + 1;
    int end = at + (examples[at - 1] & 0xFF);
    return Arrays.compareUnsigned(from, offset, offset + length, examples, at, end) < 0;
  }

  /** Adds a row that {@link #write} wrote. */
  public int add(TallyRow row) {
    byte[] bytes = row.bytes();
    int key = row.keyOffset();
    int group = reserved(table.entry(bytes, key, TailKey.end(bytes, key) - key));
    table.add(group, row);
    table.countNames(group, row.names());
    payload(group, bytes, key);
    return group;
  }

  /** Adds a group of another table. */
  void addGroup(int group, TailGroups from, int other) {
    add(group, from.table, other, from.table.names(other));
    TailCells.add(cells, cell(group), from.cells, cell(other));
    int at = from.example(other);
    example(group, from.examples, at, from.examples[at - 1] & 0xFF, from.exampleCounts[other]);
  }

  /** Adds an entry that was such a row. */
  void addRow(int group, TallyTable from, int entry) {
    add(group, from, entry, from.names(entry));
    payload(group, from.keys(entry), from.keyOffset(entry));
  }

  private void payload(int group, byte[] keys, int key) {
    long count = TailCells.read(keys, key, rowCells);
    TailCells.add(cells, cell(group), rowCells, 0);
    int example = TailCells.example(keys, key);
    example(group, keys, example, keys[example - 1] & 0xFF, count);
  }

  /** Writes a group with its payload. */
  void write(TallyBlockWriter writer, int group) {
    int length = table.keyLength(group);
    System.arraycopy(table.keys(group), table.keyOffset(group), rowKey, 0, length);
    int example = exampleAt[group];
    int end =
        TailCells.write(
            rowKey,
            length,
            examples,
            example + 1,
            examples[example] & 0xFF,
            exampleCounts[group],
            cells,
            cell(group));
    writer.write(0, table, group, rowKey, 0, end);
  }

  /** The array that holds all examples. */
  byte[] examples() {
    return examples;
  }

  /** Where a group's example begins in {@link #examples}, a name in wire form. */
  int example(int group) {
    return exampleAt[group] + 1;
  }

  /** Octets that the groups take, about. */
  long bytes() {
    return table.bytes() + table.size() * (TailCells.FIELDS * 8L + 12) + examplesEnd;
  }
}
