package io.toptail.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.compare.Change.Kind;
import org.junit.jupiter.api.Test;

class ComparerTest {
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void aKeyBelowAListThatIsCutOffIsNotCalledGoneOrNew() {
    Snapshot long1 = names(true, 1, "a", 1_000, "b", 5_000);
    Snapshot cut = names(false, 1, "b", 5_000, "c", 30);
    Change fallen = compare(long1, cut).of("name").get(0);
    assertThat(fallen.key()).isEqualTo("a");
    assertThat(fallen.kind()).isEqualTo(Kind.FALLEN);
    assertThat(fallen.after().most()).isEqualTo(30);
    assertThat(fallen.effect()).isEqualTo(30 / (fallen.scale() * 1_000));
    Change risen = compare(cut, long1).of("name").get(0);
    assertThat(risen.kind()).isEqualTo(Kind.RISEN);
    assertThat(risen.before().isListed()).isFalse();
  }

  @Test
  void aKeyThatMayBeAsLargeBelowTheCutIsNoChange() {
    assertThat(compare(names(true, 1, "a", 1_000), names(false, 1, "b", 900)).of("name"))
        .extracting(Change::key)
        .doesNotContain("a");
  }

  @Test
  void aKeyThatIsInACompleteListOnlyOnceIsNewOrGone() {
    Comparison found =
        compare(names(true, 1, "a", 900, "b", 900), names(true, 1, "b", 900, "c", 900));
    assertThat(found.of("name")).extracting(Change::kind).containsExactly(Kind.GONE, Kind.NEW);
    assertThat(found.of("name").get(1).effect()).isInfinite();
    assertThat(found.of("name").get(0).effect()).isZero();
  }

  @Test
  void lessThanTheLeastChangeIsNone() {
    Snapshot before = names(true, 1, "a", 100_000, "b", 1_000_000);
    Snapshot after = names(true, 1, "a", 190_000, "b", 1_000_000);
    assertThat(Comparer.compare(before, after, Thresholds.USUAL).changes()).isEmpty();
  }

  @Test
  void twiceAsLongATimeIsNoChange() {
    Snapshot before = names(true, 10, "a", 1_000, "b", 2_000, "c", 500);
    Snapshot after = names(true, 30, "a", 3_000, "b", 6_000, "c", 1_500);
    assertThat(compare(before, after).changes()).isEmpty();
    assertThat(compare(before, after).scale().clients()).as("not to be compared").isZero();
  }

  @Test
  void ofTwoEmptyPeriodsNothingIsSaid() {
    Comparison found = compare(names(true, 1), names(true, 1, "a", 1_000));
    assertThat(found.isPossible()).isFalse();
    assertThat(found.changes()).isEmpty();
  }

  @Test
  void aDimensionThatOnlyOneHasIsNotCompared() {
    SnapshotBuilder builder = new SnapshotBuilder();
    builder.window(0, MINUTE, 1_000, 0, 1);
    builder.dimension("qtype").startWindow();
    builder.dimension("qtype").add("A", 1_000, 1);
    builder.dimension("qtype").endWindow(true);
    assertThat(compare(names(true, 1, "a", 1_000), builder.build()).spreads()).isEmpty();
  }

  @Test
  void aSnapshotKnowsWhatItLacks() {
    assertThat(names(true, 1, "a", 5).lacks("name", "b")).isTrue();
    assertThat(names(true, 1, "a", 5).lacks("name", "a")).isFalse();
    assertThat(names(false, 1, "a", 5).lacks("name", "b")).as("cut off").isFalse();
    assertThat(names(true, 1, "a", 5).lacks(Snapshot.TAIL, "b")).as("not counted").isFalse();
  }

  private static Comparison compare(Snapshot before, Snapshot after) {
    return Comparer.compare(before, after, Thresholds.USUAL);
  }

  private static Snapshot names(boolean complete, int minutes, Object... keysAndCounts) {
    SnapshotBuilder builder = new SnapshotBuilder();
    KeyCountsBuilder counts = builder.dimension("name");
    counts.startWindow();
    long queries = 0;
    for (int i = 0; i < keysAndCounts.length; i += 2) {
      int count = (Integer) keysAndCounts[i + 1];
      counts.add((String) keysAndCounts[i], count, count);
      queries += count;
    }
    counts.endWindow(complete);
    builder.window(0, minutes * MINUTE, queries, 0, 1_000);
    return builder.build();
  }
}
