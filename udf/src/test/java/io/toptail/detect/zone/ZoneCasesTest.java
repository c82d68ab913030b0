package io.toptail.detect.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.FloodDetector;
import io.toptail.detect.Severity;
import io.toptail.detect.SubjectDetector;
import io.toptail.detect.TargetDetector;
import io.toptail.detect.Vantage;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.Registries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every detector of subjects against the subjects written for it. */
class ZoneCasesTest {
  private static final Map<String, SubjectDetector> DETECTORS =
      Stream.of(Vantage.AUTHORITATIVE, Vantage.UPSTREAM, Vantage.RESOLVER)
          .flatMap(vantage -> at(vantage).all(SubjectDetector.class).stream())
          .collect(Collectors.toMap(Detector::id, Function.identity(), (a, b) -> a));

  private static DetectorCatalogue at(Vantage vantage) {
    return DetectorCatalogue.load(
        new DetectorSources(
            Subject.SUFFIXES,
            DelegatedTlds.bundled(),
            Registries.bundled(),
            DetectorSettings.none(),
            vantage,
            true));
  }

  static List<ZoneCase> cases() {
    List<ZoneCase> all = new ArrayList<>();
    all.addAll(NameCases.cases());
    all.addAll(DomainCases.cases());
    all.addAll(OtherCases.cases());
    return all;
  }

  static Stream<SubjectDetector> detectors() {
    return DETECTORS.values().stream()
        .filter(rule -> !(rule instanceof FloodDetector || rule instanceof TargetDetector));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatIsThere(ZoneCase one) {
    assertThat(one.subject().isFoundBy(DETECTORS.get(one.id()))).isEqualTo(one.positive());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysHowManyQueriesShowIt(ZoneCase one) {
    if (one.positive()) {
      long shown = one.subject().shownBy(DETECTORS.get(one.id()));
      assertThat(shown).isBetween(1L, one.subject().queriesInAll());
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void hasFiveSubjectsAndFiveCounterexamplesOfEachDetector(SubjectDetector detector) {
    List<ZoneCase> mine = cases().stream().filter(c -> c.id().equals(detector.id())).toList();
    assertThat(mine.stream().filter(ZoneCase::positive)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(mine.stream().filter(c -> !c.positive())).hasSizeGreaterThanOrEqualTo(5);
  }

  /** What one detector finds is no more than information to all others, unless they share it. */
  @ParameterizedTest
  @MethodSource("healthy")
  void leavesHealthySubjectsAlone(ZoneCase one) {
    detectors()
        .filter(rule -> rule.severity() != Severity.INFO)
        .forEach(rule -> assertThat(one.subject().isFoundBy(rule)).as(rule.id()).isFalse());
  }

  static List<ZoneCase> healthy() {
    return HealthySubjects.cases();
  }
}
