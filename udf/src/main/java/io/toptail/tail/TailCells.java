package io.toptail.tail;

import io.toptail.dns.Outcome;
import io.toptail.row.QueryTypes;
import io.toptail.tally.TallyTable;

/**
 * The numbers of a group of the tail beside those of its tally, as fields of an array, and packed
 * into the key of a row: the length of an example, the example, and for the example's count and
 * each field a number of seven bits at a time.
 */
final class TailCells {
  /** Names asked once, two or three times, four to ten times, and their queries. */
  static final int ONCE = 0;

  static final int FEW = 1;
  static final int FEW_QUERIES = 2;
  static final int SOME = 3;
  static final int SOME_QUERIES = 4;

  /** All names that are alike, those asked more often too, and their queries. */
  static final int ALIKE = 5;

  static final int ALIKE_QUERIES = 6;

  /** Of those queries, the ones whose outcome is known, and the ones that failed. */
  static final int ALIKE_KNOWN = 7;

  static final int ALIKE_FAILED = 8;

  /** What types were asked for, a set of {@link QueryTypes}. */
  static final int TYPES = 9;

  /** Queries by {@link Outcome}. */
  static final int OUTCOMES = 10;

  static final int FIELDS = OUTCOMES + Outcome.count();

  /** Octets of a payload, at most. */
  static final int MOST_OCTETS = 1 + 255 + 10 * (1 + FIELDS);

  private TailCells() {}

  /** Adds one group's fields to another's. */
  static void add(long[] to, int at, long[] from, int fromAt) {
    for (int field = 0; field < FIELDS; field++) {
      if (field == TYPES) {
        to[at + field] |= from[fromAt + field];
      } else {
        to[at + field] += from[fromAt + field];
      }
    }
  }

  /** Adds a name asked so often. */
  static void addName(long[] cells, int at, long count) {
    if (count == 1) {
      cells[at + ONCE]++;
    } else if (count <= 3) {
      cells[at + FEW]++;
      cells[at + FEW_QUERIES] += count;
    } else if (count <= TailRules.MOST_QUERIES) {
      cells[at + SOME]++;
      cells[at + SOME_QUERIES] += count;
    }
  }

  /** Packs an example and fields, and tells where they end. */
  static int write(
      byte[] to,
      int start,
      byte[] example,
      int from,
      int length,
      long count,
      long[] cells,
      int at) {
    to[start] = (byte) length;
    System.arraycopy(example, from, to, start + 1, length);
    int end = varint(to, start + 1 + length, count);
    for (int field = 0; field < FIELDS; field++) {
      end = varint(to, end, cells[at + field]);
    }
    return end;
  }

  private static int varint(byte[] to, int start, long value) {
    int at = start;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      to[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[at++] = (byte) rest;
    return at;
  }

  /** Where the example begins in a key with a payload. */
  static int example(byte[] keys, int key) {
    return TailKey.end(keys, key) + 1;
  }

  /**
   * Reads a payload's fields.
   *
   * @param cells takes them
   * @return how often the example was asked for
   */
  static long read(byte[] keys, int key, long[] cells) {
    int at = example(keys, key);
    at += keys[at - 1] & 0xFF;
    long first = 0;
    for (int field = -1; field < FIELDS; field++) {
      long value = 0;
      int shift = 0;
      byte octet;
      do {
        octet = keys[at++];
        value |= (octet & 0x7FL) << shift;
        shift += 7;
      } while (octet < 0);
      if (field < 0) {
        first = value;
      } else {
        cells[field] = value;
      }
    }
    return first;
  }

  /** Queries whose outcome is known. */
  static long known(long[] cells, int at) {
    long sum = 0;
    for (int i = 0; i < Outcome.count(); i++) {
      sum += i == Outcome.UNDETERMINED.ordinal() ? 0 : cells[at + OUTCOMES + i];
    }
    return sum;
  }

  /** Queries that failed: denied, refused, broken, or without a response. */
  static long failed(long[] cells, int at) {
    return cells[at + OUTCOMES + Outcome.NXDOMAIN.ordinal()]
        + cells[at + OUTCOMES + Outcome.SERVFAIL.ordinal()]
        + cells[at + OUTCOMES + Outcome.REFUSED.ordinal()]
        + cells[at + OUTCOMES + Outcome.UNANSWERED.ordinal()];
  }

  /** The fields of a row that travelled. */
  static long[] of(TallyTable table, int entry) {
    long[] cells = new long[FIELDS];
    read(table.keys(entry), table.keyOffset(entry), cells);
    return cells;
  }
}
