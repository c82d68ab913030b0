package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EntryOrderTest {
  @Property(tries = 100)
  void ordersAsComparisonsDo(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 3000) int size,
      @ForAll @IntRange(min = 1, max = 4) int alphabet,
      @ForAll @IntRange(min = 0, max = 60) int longest,
      @ForAll @IntRange(min = 0, max = 3) int keyFrom) {
    TallyTable table = table(random, size, alphabet, keyFrom, longest);
    int[] entries = shuffled(random, table.size());
    IntToLongFunction signed = entry -> entry % 2 - 1;
    IntToLongFunction count = entry -> -table.count(entry);

    int[] sorted = new EntryOrder(table, keyFrom, signed, count).sorted(entries);

    Comparator<Integer> oracle =
        Comparator.comparingLong(signed::applyAsLong)
            .thenComparingLong(count::applyAsLong)
            .thenComparing((a, b) -> compareKeys(table, keyFrom, a, b));
    assertThat(sorted).isEqualTo(stably(oracle, entries));
  }

  /** A table of keys of few octets, of which many begin alike or with one another. */
  private static TallyTable table(
      Random random, int size, int alphabet, int shortest, int longest) {
    TallyTable table = new TallyTable();
    for (int i = 0; i < size; i++) {
      byte[] key = new byte[shortest + random.nextInt(longest + 1)];
      for (int at = 0; at < key.length; at++) {
        key[at] = (byte) (random.nextInt(alphabet) * 85);
      }
      table.count(table.entry(key, 0, key.length), 1 + random.nextInt(3), i, 0);
    }
    return table;
  }

  private static int[] shuffled(Random random, int size) {
    List<Integer> entries = IntStream.range(0, size).boxed().collect(Collectors.toList());
    Collections.shuffle(entries, random);
    return entries.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Keys that differ only in front are alike, and stay in the order that they came in. */
  private static int compareKeys(TallyTable table, int from, int a, int b) {
    int atA = table.keyOffset(a);
    int atB = table.keyOffset(b);
    int endA = atA + table.keyLength(a);
    int endB = atB + table.keyLength(b);
    return Arrays.compareUnsigned(table.keys(a), atA + from, endA, table.keys(b), atB + from, endB);
  }

  private static int[] stably(Comparator<Integer> order, int[] entries) {
    return Arrays.stream(entries).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }
}
