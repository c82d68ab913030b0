package io.toptail.detect.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Vantage;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.ResponseFacts;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registries;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Every detector of responses against the responses written for it. */
class ContentDetectorsTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final DelegatedTlds TLDS = DelegatedTlds.bundled();

  /** Those that are run wherever the capture was taken. */
  private static final List<ResponseDetector> EVERYWHERE = at(Vantage.UNKNOWN);

  private static final List<ResponseDetector> DETECTORS =
      Stream.of(Vantage.UNKNOWN, Vantage.RESOLVER, Vantage.AUTHORITATIVE)
          .flatMap(vantage -> at(vantage).stream())
          .collect(Collectors.toMap(Detector::id, Function.identity(), (a, b) -> a))
          .values()
          .stream()
          .toList();

  private static List<ResponseDetector> at(Vantage vantage) {
    return DetectorCatalogue.load(
            new DetectorSources(
                SUFFIXES, TLDS, Registries.bundled(), DetectorSettings.none(), vantage, true))
        .all(ResponseDetector.class);
  }

  static List<ResponseCase> cases() {
    return ResponseCase.all().stream().filter(one -> !one.detector().equals("healthy")).toList();
  }

  static List<ResponseCase> healthy() {
    return ResponseCase.all().stream().filter(one -> one.detector().equals("healthy")).toList();
  }

  static Stream<ResponseDetector> detectors() {
    return DETECTORS.stream();
  }

  private static ResponseDetector detector(String id) {
    return DETECTORS.stream().filter(d -> d.id().equals(id)).findAny().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatIsThere(ResponseCase one) {
    assertThat(detector(one.detector()).matches(one.response())).isEqualTo(one.positive());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void hasFiveResponsesAndFiveCounterexamplesOfEachDetector(ResponseDetector detector) {
    List<ResponseCase> mine =
        cases().stream().filter(one -> one.detector().equals(detector.id())).toList();
    assertThat(mine.stream().filter(ResponseCase::positive)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(mine.stream().filter(one -> !one.positive())).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void leavesHealthyResponsesAlone(ResponseCase one) {
    for (ResponseDetector detector : EVERYWHERE) {
      assertThat(detector.matches(one.response())).as(detector.id()).isFalse();
    }
  }

  /** One view is used for all responses of a task. */
  @ParameterizedTest
  @MethodSource("cases")
  void answersTheSameBehindAnyOtherResponse(ResponseCase one) {
    DnsMessage message = new DnsMessage();
    ResponseFacts facts = new ResponseFacts();
    ResponseMessage view = new ResponseMessage();
    for (ResponseCase before : cases()) {
      for (ResponseCase each : List.of(before, one)) {
        boolean found = detector(one.detector()).matches(each.response(message, facts, view));
        assertThat(each != one || found == one.positive()).isTrue();
      }
    }
  }

  /** The records are those that dnsjava reads, in its order. */
  @ParameterizedTest
  @MethodSource("cases")
  void keepsTheRecordsInTheirOrder(ResponseCase one) throws Exception {
    if (one.text().contains(" cut ")) {
      return;
    }
    Message expected = new Message(one.wire());
    ResponseMessage response = one.response();
    List<Record> answers = expected.getSection(Section.ANSWER);
    assertThat(response.records().answers()).isEqualTo(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      assertThat(response.records().type(i)).isEqualTo(answers.get(i).getType());
      assertThat(response.records().ttl(i)).isEqualTo((int) answers.get(i).getTTL());
      assertThat(response.owner(i).suffix(response.owner(i).labels()))
          .isEqualTo(answers.get(i).getName().toWireCanonical());
      if (answers.get(i).getAdditionalName() != null) {
        assertThat(response.target(i).suffix(response.target(i).labels()))
            .isEqualTo(answers.get(i).getAdditionalName().toWireCanonical());
      }
    }
  }

  @Property(tries = 3000)
  void neverThrowsWhateverTheOctets(@ForAll Random random) {
    List<ResponseCase> all = ResponseCase.all();
    byte[] wire = all.get(random.nextInt(all.size())).wire();
    for (int i = random.nextInt(6); i > 0; i--) {
      wire[12 + random.nextInt(wire.length - 12)] = (byte) random.nextInt();
    }
    int captured = random.nextBoolean() ? wire.length : 12 + random.nextInt(wire.length - 12);
    DnsMessage message = new DnsMessage();
    message.wrap(wire, 0, captured, wire.length);
    if (message.countable() && message.hasQuestion() && message.nameLength() <= 255) {
      ResponseFacts facts = new ResponseFacts();
      facts.read(message);
      ResponseMessage response = new ResponseMessage().wrap(message, facts);
      for (ResponseDetector detector : DETECTORS) {
        assertThat(detector.matches(response)).isEqualTo(detector.matches(response));
      }
    }
  }
}
