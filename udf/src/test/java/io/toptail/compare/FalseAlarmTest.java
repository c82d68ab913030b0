package io.toptail.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.toptail.compare.Change.Kind;
import io.toptail.compare.Change.Measure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs of periods in which nothing changed but by chance, and such in which something did. */
class FalseAlarmTest {
  private static final int SEEDS = 100;
  private static final int ALL = 100_000;

  /** Where clients come and go, the largest of all now and then does: that is told, rightly. */
  @ParameterizedTest
  @CsvSource({
    "0,   0,   1,  100000, 2",
    "0.2, 0.4, 1,  100000, 4",
    "0.2, 0.4, 3,  100000, 3",
    "0.4, 0.8, 3,  100000, 3",
    "0.2, 0.4, 10, 100000, 3",
    "0.2, 0.4, 3,  50,     8",
  })
  void chanceGivesAlmostNoSurprises(
      double names, double clients, double session, int ranks, int most) {
    List<Comparison> pairs =
        IntStream.range(0, SEEDS)
            .mapToObj(
                seed ->
                    Comparer.compare(
                        traffic(seed, names, clients, session, 4_000).snapshot(ranks),
                        traffic(seed + 1_000, names, clients, session, 6_000).snapshot(ranks),
                        Thresholds.USUAL))
            .toList();
    assertThat(pairs).allMatch(pair -> pair.tests() > 100);
    long alarms = pairs.stream().mapToLong(pair -> pair.changes().size()).sum();
    assertThat(alarms).as("of %s pairs", SEEDS).isLessThanOrEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0.2, 0.4, 1", "0.2, 0.4, 3"})
  void everyPlantedChangeIsFound(double names, double clients, double session) {
    for (int seed = 0; seed < 20; seed++) {
      SimulatedTraffic before = traffic(seed, names, clients, session, 4_000);
      SimulatedTraffic after = traffic(seed + 1_000, names, clients, session, 6_000);
      after.plant("x.new.example", 60, 3);
      before.plant("x.gone.example", 60, 3);
      before.plant("x.risen.example", 6, 2);
      after.plant("x.risen.example", 140, 4);
      before.plant("x.fallen.example", 140, 4);
      after.plant("x.fallen.example", 6, 2);
      before.plant("x.spread.example", 3, 50);
      after.plant("x.spread.example", 110, 2);
      Comparison found =
          Comparer.compare(before.snapshot(ALL), after.snapshot(ALL), Thresholds.USUAL);
      assertThat(found.of("name"))
          .as("seed %s %s", seed, found.spreads())
          .extracting(Change::key, Change::kind)
          .contains(
              tuple("x.new.example", Kind.NEW),
              tuple("x.gone.example", Kind.GONE),
              tuple("x.risen.example", Kind.RISEN),
              tuple("x.fallen.example", Kind.FALLEN),
              tuple("x.spread.example", Kind.RISEN));
      assertThat(found.of("domain")).extracting(Change::key).contains("new.example");
    }
  }

  @Test
  void moreClientsForAsManyQueriesIsAChangeOfClients() {
    SimulatedTraffic before = traffic(1, 0, 0, 1, 4_000).plant("x.example", 3, 100);
    SimulatedTraffic after = traffic(2, 0, 0, 1, 4_000).plant("x.example", 100, 3);
    Change change =
        Comparer.compare(before.snapshot(ALL), after.snapshot(ALL), Thresholds.USUAL)
            .of("name")
            .get(0);
    assertThat(change.measure()).isEqualTo(Measure.CLIENTS);
    assertThat(change.before().clients()).isEqualTo(3);
    assertThat(change.after().clients()).isEqualTo(100);
    assertThat(change.kind()).isEqualTo(Kind.RISEN);
  }

  @Test
  void oneGiantNameMakesNoOtherFall() {
    SimulatedTraffic before = traffic(1, 0, 0, 1, 6_000);
    SimulatedTraffic after = traffic(2, 0, 0, 1, 6_000).plant("giant.example", 140, 100);
    Comparison found =
        Comparer.compare(before.snapshot(ALL), after.snapshot(ALL), Thresholds.USUAL);
    assertThat(found.scale().queries()).isBetween(0.9, 1.1);
    assertThat(found.of("name")).extracting(Change::key).containsExactly("giant.example");
  }

  @Test
  void clientsThatComeAndGoAreNoSurprises() {
    Snapshot before = traffic(1, 0.2, 0.4, 1, 6_000).snapshot(ALL);
    Snapshot after = traffic(2, 0.2, 0.4, 1, 6_000).snapshot(ALL);
    assertThat(before.of("client").keys()).isNotEqualTo(after.of("client").keys());
    Comparison found = Comparer.compare(before, after, Thresholds.USUAL);
    assertThat(found.spreads().get("client").churns()).isTrue();
    assertThat(found.of("client")).isEmpty();
  }

  private static SimulatedTraffic traffic(
      long seed, double names, double clients, double session, int queries) {
    return new SimulatedTraffic(seed, names, clients).sessions((int) (queries / session), session);
  }
}
