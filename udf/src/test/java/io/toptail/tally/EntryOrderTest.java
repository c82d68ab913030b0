package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EntryOrderTest {
  @Property(tries = 60)
  void ordersAsComparisonsDo(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 3000) int size,
      @ForAll @IntRange(min = 1, max = 4) int alphabet,
      @ForAll @IntRange(min = 1, max = 60) int longest) {
    TallyTable table = new TallyTable();
    for (int i = 0; i < size; i++) {
      byte[] key = new byte[2 + random.nextInt(longest)];
      for (int at = 0; at < key.length; at++) {
        key[at] = (byte) (random.nextInt(alphabet) * 85);
      }
      table.count(table.entry(key, 0, key.length), 1 + random.nextInt(3), i, 0);
    }
    int[] entries = new int[table.size()];
    Arrays.setAll(entries, i -> i);

    EntryOrder order = new EntryOrder(table, 0, e -> e % 2 - 1, e -> -table.count(e));

    Comparator<Integer> oracle =
        Comparator.<Integer>comparingInt(e -> e % 2 - 1)
            .thenComparingLong(e -> -table.count(e))
            .thenComparing(table::compareKeys);
    int[] expected =
        Arrays.stream(entries).boxed().sorted(oracle).mapToInt(Integer::intValue).toArray();
    assertThat(order.sorted(entries)).isEqualTo(expected);
  }
}
