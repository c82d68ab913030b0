package io.toptail.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyCountsBuilderTest {
  @Test
  void aCompleteListKnowsWhatIsNotThere() {
    KeyCounts counts = one(true, "a", 5, "b", 3);
    assertThat(counts.isComplete()).isTrue();
    assertThat(counts.of("a")).isEqualTo(new KeyCount(5, 5, 1, 1));
    assertThat(counts.of("c").isAbsent()).isTrue();
    assertThat(counts.keys()).containsExactly("a", "b");
  }

  @Test
  void aListThatIsCutOffKnowsHowMuchThereIsAtMost() {
    KeyCounts counts = one(false, "a", 5, "b", 3);
    assertThat(counts.of("c")).isEqualTo(new KeyCount(0, 3, 0, 0));
    assertThat(counts.of("c").isAbsent()).isFalse();
    assertThat(counts.of("b")).isEqualTo(new KeyCount(3, 3, 1, 2));
  }

  @Test
  void anEmptyListThatIsCutOffKnowsNothing() {
    assertThat(one(false).of("c").most()).isEqualTo(KeyCount.MOST);
  }

  /** Whatever the windows and where they are cut off, the truth is between least and most. */
  @Property(tries = 200)
  void theTruthLiesBetweenLeastAndMost(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, Long> truth = new HashMap<>();
    KeyCountsBuilder builder = new KeyCountsBuilder(false);
    for (int window = random.nextInt(5); window >= 0; window--) {
      Map<String, Long> counts = new HashMap<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        counts.put("k" + random.nextInt(25), 1L + random.nextInt(50));
      }
      counts.forEach((key, count) -> truth.merge(key, count, Long::sum));
      List<String> ranked = new ArrayList<>(counts.keySet());
      ranked.sort(Comparator.comparingLong(key -> -counts.get(key)));
      int listed = random.nextInt(ranked.size()) + 1;
      builder.startWindow();
      ranked.subList(0, listed).forEach(key -> builder.add(key, counts.get(key), 1));
      builder.endWindow(listed == ranked.size());
    }
    KeyCounts counts = builder.build(false);
    for (int i = 0; i < 26; i++) {
      KeyCount count = counts.of("k" + i);
      assertThat(truth.getOrDefault("k" + i, 0L)).isBetween(count.least(), count.most());
    }
  }

  @Test
  void whatIsBeyondTheMostKeysIsAccountedForAsNotListed() {
    KeyCountsBuilder builder = new KeyCountsBuilder(false);
    builder.startWindow();
    for (int i = 0; i < KeyCountsBuilder.MAX_KEYS + 10; i++) {
      builder.add("k" + i, 7, 1);
    }
    builder.endWindow(true);
    KeyCounts counts = builder.build(true);
    assertThat(counts.keys()).hasSize(KeyCountsBuilder.MAX_KEYS);
    assertThat(counts.bound()).isEqualTo(7);
  }

  @Test
  void partsOfAKeyAddUpWithTheirClients() {
    KeyCountsBuilder builder = new KeyCountsBuilder(true);
    builder.startWindow();
    builder.add("a", 2, 1);
    builder.add("b", 9, 1);
    builder.add("a", 3, 1);
    builder.endWindow(true);
    assertThat(builder.build(true).of("a")).isEqualTo(new KeyCount(5, 5, 2, 2));
  }

  @Test
  void sumsStayNumbers() {
    KeyCountsBuilder builder = new KeyCountsBuilder(false);
    for (int i = 0; i < 3; i++) {
      builder.startWindow();
      builder.add("a", Long.MAX_VALUE, Long.MAX_VALUE);
      builder.endWindow(false);
    }
    assertThat(builder.build(false).of("a").least()).isEqualTo(KeyCount.MOST);
    assertThat(builder.build(false).of("b").most()).isEqualTo(KeyCount.MOST);
  }

  private static KeyCounts one(boolean complete, Object... keysAndCounts) {
    KeyCountsBuilder builder = new KeyCountsBuilder(false);
    builder.startWindow();
    for (int i = 0; i < keysAndCounts.length; i += 2) {
      builder.add((String) keysAndCounts[i], (Integer) keysAndCounts[i + 1], 1);
    }
    builder.endWindow(complete);
    return builder.build(true);
  }
}
