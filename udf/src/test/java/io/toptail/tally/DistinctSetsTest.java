package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DistinctSetsTest {
  // A fixed seed: of 16,000 estimates one is allowed to be further off.
  @Property(tries = 100, seed = "2009")
  void isExactUpToItsLimitAndNearAbove(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int size) {
    Random random = new Random(seed);
    DistinctSets sets = new DistinctSets();
    int set = 0;
    List<Long> hashes = hashes(random, size);
    for (int i = 0; i < size; i++) {
      set = sets.add(set, hashes.get(i));
      set = sets.add(set, hashes.get(random.nextInt(i + 1)));
    }
    assertThat(sets.estimated(set)).isEqualTo(size > DistinctSets.EXACT);
    double error = size > DistinctSets.EXACT ? 4 * DistinctSets.STANDARD_ERROR * size : 0;
    assertThat((double) Math.abs(sets.size(set) - size)).isLessThanOrEqualTo(error);
  }

  @Property(tries = 40)
  void doesNotDependOnOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 2500) int size) {
    Random random = new Random(seed);
    List<Long> hashes = hashes(random, size);
    DistinctSets sets = new DistinctSets();
    int ascending = 0;
    for (long hash : hashes) {
      ascending = sets.add(ascending, hash);
    }
    int[] parts = new int[3];
    for (int i = hashes.size() - 1; i >= 0; i--) {
      int part = random.nextInt(3);
      parts[part] = sets.add(parts[part], hashes.get(i));
    }
    int united = 0;
    for (int part : parts) {
      united = sets.addAll(united, sets, part);
    }
    assertThat(content(sets, united)).isEqualTo(content(sets, ascending));
  }

  /** Many sets at once, so that what one outgrows the next one gets. */
  @Property(tries = 20)
  void setsDoNotDisturbEachOther(@ForAll long seed) {
    Random random = new Random(seed);
    DistinctSets sets = new DistinctSets();
    for (int round = 0; round < 2; round++) {
      int[] references = new int[50];
      List<Set<Long>> models = new ArrayList<>();
      Arrays.setAll(references, i -> 0);
      for (int i = 0; i < references.length; i++) {
        models.add(new HashSet<>());
      }
      for (int i = 0; i < 8000; i++) {
        int set = (int) (references.length * Math.pow(random.nextDouble(), 4));
        if (random.nextInt(200) == 0) {
          int other = random.nextInt(references.length);
          if (other != set) {
            references[set] = sets.addAll(references[set], sets, references[other]);
            models.get(set).addAll(models.get(other));
          }
        } else {
          long hash = random.nextInt(4) == 0 ? random.nextInt(3) + 1 : random.nextLong() | 1;
          references[set] = sets.add(references[set], hash);
          models.get(set).add(hash);
        }
      }
      for (int i = 0; i < references.length; i++) {
        assertThat(sets.estimated(references[i]))
            .isEqualTo(models.get(i).size() > DistinctSets.EXACT);
        if (!sets.estimated(references[i])) {
          assertThat(members(sets, references[i])).isEqualTo(models.get(i));
        }
      }
      sets.clear();
    }
  }

  @Example
  void reusesWhatSetsOutgrew() {
    DistinctSets sets = new DistinctSets();
    grow(sets, 1000);
    long bytes = sets.bytes();
    grow(sets, 1000);
    assertThat(sets.bytes() - bytes).as("only the last table is new").isEqualTo(8 * (1 + 2 * 1024));
  }

  private static void grow(DistinctSets sets, int size) {
    int set = 0;
    for (int i = 0; i < size; i++) {
      set = sets.add(set, Event.hash(i));
    }
  }

  @Example
  void countsTheHashZero() {
    DistinctSets sets = new DistinctSets();
    int set = sets.add(0, 0);
    set = sets.add(set, 0);
    assertThat(sets.size(set)).isEqualTo(1);
    assertThat(sets.size(sets.addAll(0, sets, set))).isEqualTo(1);
  }

  @Example
  void theEmptySetIsZero() {
    DistinctSets sets = new DistinctSets();
    assertThat(sets.size(0)).isZero();
    assertThat(sets.estimated(0)).isFalse();
    assertThat(sets.addAll(0, sets, 0)).isZero();
  }

  private static List<Long> hashes(Random random, int size) {
    Set<Long> hashes = new HashSet<>();
    while (hashes.size() < size) {
      hashes.add(random.nextLong() | 1L << 5);
    }
    return new ArrayList<>(hashes);
  }

  private static Object content(DistinctSets sets, int set) {
    return sets.estimated(set) ? Arrays.hashCode(sets.sketchOf(set)) : members(sets, set);
  }

  private static Set<Long> members(DistinctSets sets, int set) {
    long[] members = new long[DistinctSets.EXACT];
    int size = sets.copyTo(set, members);
    Set<Long> all = new HashSet<>();
    for (int i = 0; i < size; i++) {
      all.add(members[i]);
    }
    assertThat(all).hasSize(size).hasSize((int) sets.size(set));
    return all;
  }
}
