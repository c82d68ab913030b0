package io.toptail.detect.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every detector against the histories written for it, and what holds for all of them. */
class BehaviourCasesTest {
  private static final int FEW_QUESTIONS = 8;

  private static final List<HistoryCase> CASES = all();

  static List<HistoryCase> cases() {
    return CASES;
  }

  private static List<HistoryCase> all() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(AnswerHabits.cases());
    all.addAll(HeaderHabits.cases());
    all.addAll(NameHabits.cases());
    all.addAll(RhythmHabits.cases());
    all.addAll(SuffixHabits.cases());
    all.addAll(StrayHabits.cases());
    return all;
  }

  static Stream<Detector> detectors() {
    return DetectorCatalogue.describe().stream().filter(HistoryRun::isOurs);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatIsThere(HistoryCase one) {
    assertThat(one.run().isEmpty()).as(one.toString()).isNotEqualTo(one.positive());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void hasFiveHistoriesAndFiveCounterexamplesOfEachDetector(Detector detector) {
    List<HistoryCase> mine = cases().stream().filter(c -> c.id().equals(detector.id())).toList();
    assertThat(mine.stream().filter(HistoryCase::positive)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(mine.stream().filter(c -> !c.positive())).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsWhatTheHistoryHolds(HistoryCase one) {
    List<Long> times = new ArrayList<>();
    one.history().inOrder().forEach(query -> times.add(query.timeNanos()));
    one.history().strays().forEach(stray -> times.add(stray.timeNanos()));
    assertThat(one.run())
        .allSatisfy(
            found -> {
              assertThat(found.queries()).isBetween(1L, (long) times.size());
              assertThat(found.lastNanos()).isGreaterThanOrEqualTo(found.firstNanos());
              assertThat(times).contains(found.firstNanos(), found.lastNanos());
              assertThat(found.file()).isEqualTo(1);
            });
  }

  /** One watch sees all clients of a task: nothing of one may be left when the next comes. */
  @ParameterizedTest
  @MethodSource("detectors")
  void forgetsAClientBeforeTheNext(Detector detector) {
    for (Vantage vantage : Vantage.values()) {
      List<HistoryCase> mine =
          cases().stream()
              .filter(c -> c.id().equals(detector.id()) && c.vantage() == vantage)
              .toList();
      for (HistoryScope scope : List.of(Cases.HOUR, Cases.QUERIES_ONLY)) {
        showAllToOne(mine, scope);
      }
    }
  }

  private static void showAllToOne(List<HistoryCase> cases, HistoryScope scope) {
    if (cases.isEmpty()) {
      return;
    }
    HistoryRun run = HistoryRun.of(cases.get(0).detector(), scope);
    for (int pass = 0; pass < 2; pass++) {
      for (HistoryCase one : cases) {
        assertThat(run.client(one.history())).as(one.what()).isEqualTo(one.in(scope).run());
      }
    }
  }

  /** Numbers of questions are used again, at the latest for the next client. */
  @ParameterizedTest
  @MethodSource("cases")
  void forgetsAQuestionWhoseNumberIsUsedAgain(HistoryCase one) {
    HistoryRun few = new HistoryRun(one.detector().watch(one.scope()), FEW_QUESTIONS);
    List<HistoryRun.Found> first = few.client(one.history());
    assertThat(few.client(one.history())).isEqualTo(first);
    HistoryRun all = HistoryRun.of(one.detector(), one.scope());
    few.client(new History());
    assertThat(all.client(one.history())).isEqualTo(one.run());
  }

  @Test
  void takesNoNoteOfEmptyHistories() {
    for (Vantage vantage : Vantage.values()) {
      for (HistoryDetector detector : HistoryRun.detectors(vantage)) {
        assertThat(HistoryRun.of(detector, Cases.HOUR).client(new History())).isEmpty();
      }
    }
  }
}
