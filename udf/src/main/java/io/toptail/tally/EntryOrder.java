package io.toptail.tally;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Sorts entries of a table by numbers and then by key, millions of them in little time: each number
 * and each part of a key is made a word once for an entry, runs of entries are sorted by their
 * words, and those whose words are alike by the next. Entries that are alike stay as they were.
 */
public final class EntryOrder {
  private static final int SMALL = 64;
  private static final int DIGITS = 8;
  private static final int RADIX = 256;

  private final TallyTable table;
  private final int keyFrom;
  private final IntToLongFunction[] numbers;
  private final int[] counts = new int[DIGITS * RADIX];
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
    for (int i = from; i < to; i++) {
      words[i] = word(entries[i], level);
    }
    if (to - from <= SMALL) {
      insert(from, to);
    } else {
      radix(from, to);
    }
    int run = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || words[i] != words[run]) {
        if (i - run > 1 && isFollowed(words[run], level)) {
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
    return table.keyWord(entry, keyFrom + (level - numbers.length) * TallyTable.WORD_OCTETS);
  }

  private boolean isFollowed(long word, int level) {
    return level < numbers.length || TallyTable.isFollowed(word);
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long word = words[i];
      int entry = entries[i];
      int at = i;
      for (; at > from && Long.compareUnsigned(words[at - 1], word) > 0; at--) {
        words[at] = words[at - 1];
        entries[at] = entries[at - 1];
      }
      words[at] = word;
      entries[at] = entry;
    }
  }

  /** Sorts a run by its words, least significant octet first; skips octets that are all alike. */
  private void radix(int from, int to) {
    Arrays.fill(counts, 0);
    for (int i = from; i < to; i++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit * RADIX + digit(words[i], digit)]++;
      }
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      if (counts[digit * RADIX + digit(words[from], digit)] < to - from) {
        distribute(from, to, digit);
      }
    }
  }

  private void distribute(int from, int to, int digit) {
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
