package io.toptail.detect;

import static io.toptail.detect.DetectorVectors.CATALOGUE;
import static io.toptail.detect.DetectorVectors.claimant;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.DetectorVectors.Vector;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorCatalogueTest {
  static Stream<Vector> vectors() {
    return DetectorVectors.vectors().stream();
  }

  static Stream<Vector> healthy() {
    return DetectorVectors.healthy().stream();
  }

  static Stream<Detector> detectors() {
    return CATALOGUE.detectors().stream();
  }

  static Stream<Detector> ofQuestions() {
    return DetectorCatalogue.describe().stream().filter(QuestionDetector.class::isInstance);
  }

  static Stream<Detector> known() {
    return DetectorCatalogue.describe().stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void claimsEachQuestionOfTheTable(Vector vector) {
    DetectorCatalogue catalogue = DetectorVectors.at(vector.vantage());
    assertThat(claimant(catalogue, vector.question())).isEqualTo(vector.expected());
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void leavesHealthyQuestionsAlone(Vector vector) {
    Detector detector = CATALOGUE.primary(vector.question());
    assertThat(detector == null || detector.severity() == Severity.INFO)
        .as("claimed by " + claimant(vector.question()))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("ofQuestions")
  void hasFiveExamplesAndFiveCounterexamplesOfEachDetector(Detector detector) {
    List<Vector> mine = vectors().filter(v -> v.detector().equals(detector.id())).toList();
    assertThat(mine.stream().filter(Vector::positive)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(mine.stream().filter(v -> !v.positive())).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void everySectionOfTheTableIsADetector() {
    assertThat(vectors()).allSatisfy(v -> assertThat(CATALOGUE.byId(v.detector())).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("known")
  void everyDetectorExplainsItself(Detector detector) {
    DetectorInfo info = detector.info();
    assertThat(info.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(info.precedence()).isBetween(10, 499);
    assertThat(info.title()).hasSizeGreaterThan(5);
    assertThat(info.rule()).hasSizeGreaterThan(15).endsWith(".");
    assertThat(info.cause()).hasSizeGreaterThan(40).endsWith(".");
    assertThat(info.who()).hasSizeGreaterThan(10).endsWith(".");
    assertThat(info.fix()).hasSizeGreaterThan(20).endsWith(".");
    assertThat(info.source()).isNotBlank();
  }

  @Test
  void ordersByPrecedenceThenId() {
    List<Detector> detectors = CATALOGUE.detectors();
    assertThat(detectors)
        .isSortedAccordingTo(
            Comparator.comparingInt(Detector::precedence).thenComparing(Detector::id));
    List<String> again =
        DetectorCatalogue.load(DetectorVectors.SUFFIXES, DetectorVectors.TLDS).detectors().stream()
            .map(Detector::id)
            .toList();
    assertThat(detectors).extracting(Detector::id).containsExactlyElementsOf(again);
  }

  @Test
  void findsDetectorsById() {
    assertThat(CATALOGUE.byId("a-for-a").severity()).isEqualTo(Severity.LOW);
    assertThat(CATALOGUE.byId("no-such-detector")).isNull();
  }

  @Test
  void doesNotListADetectorAsNotEvaluated() {
    Set<String> ids = new HashSet<>();
    assertThat(CATALOGUE.notEvaluated())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            left -> {
              assertThat(ids.add(left.id())).isTrue();
              assertThat(CATALOGUE.detectors()).extracting(Detector::id).doesNotContain(left.id());
              assertThat(left.reason()).isNotBlank();
              assertThat(left.needs()).isIn("version", "vantage");
            });
  }

  @Test
  void answersTheSameWithAReusedViewInAnyOrder() {
    List<Vector> vectors = new ArrayList<>(DetectorVectors.vectors());
    Collections.shuffle(vectors, new Random(3));
    Question reused = new Question();
    List<Vector> wrong = new ArrayList<>();
    for (Vector vector : vectors) {
      Question fresh = vector.question();
      reused.wrap(
          fresh.name(),
          fresh.type(),
          fresh.qclass(),
          fresh.registrableLabels(),
          fresh.tldDelegated());
      if (!claimant(DetectorVectors.at(vector.vantage()), reused).equals(vector.expected())) {
        wrong.add(vector);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 2000)
  void neverThrowsWhateverTheOctets(
      @ForAll("wireNames") byte[] wire, @ForAll("types") int type, @ForAll("classes") int qclass) {
    Question question = DetectorVectors.question(wire, type, qclass);
    Detector first = CATALOGUE.primary(question);
    assertThat(first).isSameAs(firstOfAll(question));
    assertThat(CATALOGUE.primary(DetectorVectors.question(wire, type, qclass))).isSameAs(first);
  }

  /** The primary detector, found by asking every one of them. */
  private static Detector firstOfAll(Question question) {
    QuestionDetector first = null;
    for (Detector detector : CATALOGUE.detectors()) {
      if (detector instanceof QuestionDetector other && other.matches(question)) {
        assertThat(other.matchedLabels(question)).isLessThanOrEqualTo(question.labels());
        boolean tie = first != null && first.precedence() == other.precedence();
        if (first == null || tie && other.matchedLabels(question) > first.matchedLabels(question)) {
          first = other;
        }
      }
    }
    return first;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void asksTheRightDetectorsFirst(Vector vector) {
    Question question = vector.question();
    assertThat(CATALOGUE.primary(question)).isSameAs(firstOfAll(question));
  }

  @Provide
  Arbitrary<byte[]> wireNames() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a",
            "0",
            "1",
            "255",
            "256",
            ".",
            "-",
            "_",
            "_tcp",
            "_udp",
            "xn--",
            "com",
            "lan",
            "%",
            "$",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "@",
            ":",
            "::",
            "/",
            "\\",
            "\0",
            " ",
            "\u00ff",
            "arpa",
            "in-addr",
            "ip6",
            "local",
            "wpad",
            "null",
            "0x",
            "fe80",
            "\u00c3\u00bc");
    Arbitrary<String> octets =
        Arbitraries.chars()
            .range('\0', '\u00ff')
            .map(String::valueOf)
            .list()
            .ofMaxSize(20)
            .map(list -> String.join("", list));
    Arbitrary<String> mixed =
        Arbitraries.oneOf(pieces, pieces, octets)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(list -> String.join("", list));
    return mixed.list().ofMaxSize(9).map(DetectorCatalogueTest::wire);
  }

  private static byte[] wire(List<String> labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : labels) {
      int length = Math.min(63, label.length());
      if (length > 0 && out.size() + length < 253) {
        out.write(length);
        for (int i = 0; i < length; i++) {
          char c = label.charAt(i);
          out.write(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
      }
    }
    out.write(0);
    return out.toByteArray();
  }

  @Provide
  Arbitrary<Integer> types() {
    return Arbitraries.oneOf(
        Arbitraries.of(1, 1, 1, 12, 15, 28, 33, 65), Arbitraries.integers().between(0, 65535));
  }

  @Provide
  Arbitrary<Integer> classes() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.just(1)), Tuple.of(1, Arbitraries.integers().between(0, 65535)));
  }
}
