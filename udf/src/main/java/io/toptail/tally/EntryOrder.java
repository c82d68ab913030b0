package io.toptail.tally;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;

/**
 * Sorts entries of a table by numbers and then by key, millions of them in little time: run by run,
 * eight octets at a time by radix, so that keys are read in blocks and not once per comparison.
 */
public final class EntryOrder {
  private static final int SMALL = 96;
  private static final int MOST_WORDS = 4;
  private static final int DIGITS = 8;
  private static final int RADIX = 256;

  private final TallyTable table;
  private final int keyFrom;
  private final IntToLongFunction[] numbers;
  private int[] entries;
  private int[] otherEntries;
  private long[] words;
  private long[] otherWords;

  /**
   * @param keyFrom octets of a key that are not compared, from its start; no key is shorter
   * @param numbers of an entry, most significant first; smaller ones come first
   */
  public EntryOrder(TallyTable table, int keyFrom, IntToLongFunction... numbers) {
    this.table = table;
    this.keyFrom = keyFrom;
    this.numbers = numbers;
  }

  /** A sorted copy: by the numbers, then by key as unsigned octets. */
  public int[] sorted(int[] unsorted) {
    entries = unsorted.clone();
    otherEntries = new int[entries.length];
    words = new long[entries.length];
    otherWords = new long[entries.length];
    sort(0, entries.length, 0);
    return entries;
  }

  private void sort(int from, int to, int level) {
    if (to - from <= SMALL || level >= numbers.length + MOST_WORDS) {
      sortSmall(from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      words[i] = word(entries[i], level);
    }
    radix(from, to);
    int run = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || words[i] != words[run]) {
        if (i - run > 1) {
          sort(run, i, level + 1);
        }
        run = i;
      }
    }
  }

  /** Numbers are signed, words of keys are not: both become unsigned. */
  private long word(int entry, int level) {
    if (level < numbers.length) {
      return numbers[level].applyAsLong(entry) ^ Long.MIN_VALUE;
    }
    int skipped = keyFrom + (level - numbers.length) * Long.BYTES;
    return table.keyWord(entry, skipped);
  }

  private void sortSmall(int from, int to) {
    if (to - from < 2) {
      return;
    }
    Integer[] boxed = new Integer[to - from];
    Arrays.setAll(boxed, i -> entries[from + i]);
    Arrays.sort(boxed, comparator());
    for (int i = from; i < to; i++) {
      entries[i] = boxed[i - from];
    }
  }

  private Comparator<Integer> comparator() {
    Comparator<Integer> order = (a, b) -> 0;
    for (IntToLongFunction number : numbers) {
      order = order.thenComparingLong(number::applyAsLong);
    }
    return order.thenComparing((a, b) -> table.compareKeys(a, b, keyFrom));
  }

  /** Sorts a run by its words, least significant octet first; skips octets that are all alike. */
  private void radix(int from, int to) {
    int[] counts = new int[DIGITS * RADIX];
    for (int i = from; i < to; i++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit * RADIX + digit(words[i], digit)]++;
      }
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      if (counts[digit * RADIX + digit(words[from], digit)] < to - from) {
        distribute(from, to, digit, counts);
      }
    }
  }

  private void distribute(int from, int to, int digit, int[] counts) {
    int next = from;
    for (int i = digit * RADIX; i < (digit + 1) * RADIX; i++) {
      int count = counts[i];
      counts[i] = next;
      next += count;
    }
    for (int i = from; i < to; i++) {
      int place = counts[digit * RADIX + digit(words[i], digit)]++;
      otherWords[place] = words[i];
      otherEntries[place] = entries[i];
    }
    System.arraycopy(otherWords, from, words, from, to - from);
    System.arraycopy(otherEntries, from, entries, from, to - from);
  }

  private static int digit(long word, int digit) {
    return (int) (word >>> digit * 8) & 0xFF;
  }
}
