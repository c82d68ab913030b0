package io.toptail.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.DetectorCatalogue.NotEvaluated;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule whose registry an operator took away is not run, and said not to be. */
class MissingRegistriesTest {
  private static final String HEADER = "value\tkind\tsource\tdate\tnote\n";
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final DelegatedTlds DELEGATED = DelegatedTlds.bundled();

  static List<String> files() {
    return Registries.FILES;
  }

  private static DetectorCatalogue without(List<String> files) {
    List<Registries.File> empty =
        files.stream().map(file -> new Registries.File(file, HEADER)).toList();
    return DetectorCatalogue.load(
        new DetectorSources(
            SUFFIXES,
            DELEGATED,
            Registries.with(empty),
            DetectorSettings.none(),
            Vantage.ROOT,
            true));
  }

  private static List<String> refused(DetectorCatalogue catalogue) {
    return catalogue.notEvaluated().stream()
        .filter(left -> left.needs().equals("registry"))
        .map(NotEvaluated::id)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void thoseThatNeedItAreNotRun(String file) {
    DetectorCatalogue catalogue = without(List.of(file));
    List<String> needing =
        DetectorCatalogue.describe().stream()
            .filter(detector -> detector.info().runsAt(Vantage.ROOT))
            .filter(detector -> detector.registries().contains(file))
            .map(Detector::id)
            .toList();
    assertThat(refused(catalogue)).containsExactlyInAnyOrderElementsOf(needing);
    assertThat(catalogue.detectors()).noneMatch(detector -> needing.contains(detector.id()));
    assertThat(catalogue.notEvaluated())
        .filteredOn(left -> needing.contains(left.id()))
        .allSatisfy(left -> assertThat(left.reason()).contains(file));
  }

  /** Whoever does not say that it needs a registry judges every question the same without it. */
  @ParameterizedTest
  @MethodSource("files")
  void theOthersDoNotDependOnIt(String file) {
    Map<String, QuestionDetector> before = questions(without(List.of()));
    Map<String, QuestionDetector> after = questions(without(List.of(file)));
    assertThat(before).hasSizeGreaterThan(50).containsKeys(after.keySet().toArray(String[]::new));
    List<String> changed = new ArrayList<>();
    for (DetectorVectors.Vector vector : DetectorVectors.vectors()) {
      after.forEach(
          (id, detector) -> {
            Question question = vector.question();
            if (detector.matches(question) != before.get(id).matches(vector.question())) {
              changed.add(id + ": " + question.name().text());
            }
          });
    }
    assertThat(changed).isEmpty();
  }

  private static Map<String, QuestionDetector> questions(DetectorCatalogue catalogue) {
    return catalogue.all(QuestionDetector.class).stream()
        .collect(Collectors.toMap(Detector::id, Function.identity()));
  }

  @Test
  void withoutAnyRegistryTheOthersRun() {
    DetectorCatalogue catalogue = without(Registries.FILES);
    assertThat(new TreeSet<>(refused(catalogue))).hasSizeGreaterThan(20);
    assertThat(catalogue.detectors())
        .extracting(Detector::id)
        .contains("a-for-a", "class-mdns-qu", "malformed-message");
  }
}
