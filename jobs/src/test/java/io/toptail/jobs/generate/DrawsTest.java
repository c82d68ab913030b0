package io.toptail.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan rests on: draws, orders, counts, and distinct names. */
class DrawsTest {
  @Test
  void drawsTheSequenceOfSplitMix64() {
    Draws draws = new Draws(1234567);

    assertThat(Long.toUnsignedString(draws.next())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(draws.next())).isEqualTo("3203168211198807973");
    assertThat(Draws.at(1234567, 1)).isEqualTo(3203168211198807973L);
  }

  @Test
  void drawsStayBelowTheirBound() {
    Draws draws = new Draws(1);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[draws.below(7)]++;
      assertThat(Draws.unit(draws.next())).isBetween(0.0, Math.nextDown(1.0));
    }
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 1000, 4096, 4097, 100_003})
  void aPermutationTakesEveryPlaceOnce(int size) {
    for (long seed = 0; seed < 5; seed++) {
      Permutation permutation = new Permutation(size, seed);
      BitSet taken = new BitSet();
      for (int i = 0; i < size; i++) {
        int place = permutation.apply(i);
        assertThat(place).isBetween(0, size - 1);
        taken.set(place);
      }
      assertThat(taken.cardinality()).isEqualTo(size);
    }
  }

  @Test
  void aPermutationSpreadsNeighbours() {
    Permutation permutation = new Permutation(100_000, 3);
    int firstHalf = 0;
    for (int i = 0; i < 10_000; i++) {
      firstHalf += permutation.apply(i) < 50_000 ? 1 : 0;
    }
    assertThat(firstHalf).isBetween(4_700, 5_300);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 999, 1000})
  void popularityAddsUpAndFalls(int names) {
    int[] counts = new int[names + 2];
    Popularity.spread(1000, names, counts, 1);

    assertThat(Arrays.stream(counts).sum()).isEqualTo(1000);
    assertThat(counts[0]).isZero();
    assertThat(counts[names + 1]).isZero();
    for (int i = 1; i < names; i++) {
      assertThat(counts[i]).isPositive().isGreaterThanOrEqualTo(counts[i + 1] - 1);
    }
  }

  @Test
  void popularityNeedsAQueryForEveryName() {
    assertThatThrownBy(() -> Popularity.spread(9, 10, new int[10], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anArenaKeepsEachNameOnce() {
    NameArena arena = new NameArena();
    NameBuilder builder = new NameBuilder();
    for (int i = 0; i < 20_000; i++) {
      byte[] wire = builder.start().labels("host" + i % 10_000 + ".example.org").toWire();
      assertThat(arena.add(wire)).isEqualTo(i < 10_000);
    }

    assertThat(arena.size()).isEqualTo(10_000);
    for (int i = 0; i < 10_000; i++) {
      byte[] wire = builder.start().labels("host" + i + ".example.org").toWire();
      int start = arena.start(i);
      assertThat(Arrays.copyOfRange(arena.bytes(), start, start + arena.length(i))).isEqualTo(wire);
    }
  }
}
