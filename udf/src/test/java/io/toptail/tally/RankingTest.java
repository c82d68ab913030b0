package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RankingTest {
  @Property(tries = 300)
  void keepsWhatASortPutsFirst(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 60) int capacity,
      @ForAll @IntRange(min = 0, max = 200) int entries) {
    Random random = new Random(seed);
    TallyTable table = new TallyTable();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      byte[] key = {(byte) random.nextInt(), (byte) i};
      int entry = table.entry(key, 0, 2);
      table.count(entry, 1 + random.nextInt(6), 0, 0);
      all.add(entry);
    }
    Collections.shuffle(all, random);
    Ranking ranking = new Ranking(table, capacity);
    all.forEach(ranking::offer);
    Comparator<Integer> byCount = Comparator.comparingLong(entry -> -table.count(entry));
    all.sort(byCount.thenComparing((a, b) -> Arrays.compareUnsigned(key(table, a), key(table, b))));
    assertThat(ranking.sorted())
        .containsExactly(all.stream().limit(capacity).mapToInt(i -> i).toArray());
  }

  private static byte[] key(TallyTable table, int entry) {
    int at = table.keyOffset(entry);
    return Arrays.copyOfRange(table.keys(entry), at, at + table.keyLength(entry));
  }
}
