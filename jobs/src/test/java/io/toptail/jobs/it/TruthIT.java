package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts equal the planted truth, and how a run is carried out changes no byte of its results. */
class TruthIT {
  @TempDir static Path folder;
  private static Generated queries;
  private static Generated answered;
  private static Map<String, String> expected;

  /** Of the first run over several files. */
  private static Map<String, String> splitResults;

  private static int runs;

  @BeforeAll
  static void generateAndAnalyze() throws IOException {
    queries = generate("queries");
    answered = generate("answered", "--responses", "--seed=7");
    Report report = analyze(List.of(queries.capture()), "--parallelism=1");
    new TruthCheck(report, queries.planted()).everything();
    expected = report.results();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--parallelism=2",
        "--parallelism=4",
        "--parallelism=1 --no-object-reuse",
        "--parallelism=4 --no-object-reuse",
        "--parallelism=2 --runtime-mode=batch",
        "--parallelism=4 --runtime-mode=batch --no-object-reuse",
        "--parallelism=1 --memory=1m",
        "--parallelism=2 --memory=1m --no-object-reuse --runtime-mode=batch",
      })
  void theResultsAreTheSameHoweverTheJobRuns(String options) throws IOException {
    assertThat(analyze(List.of(queries.capture()), options.split(" ")).results())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--parallelism=1",
        "--parallelism=2 --memory=1m",
        "--parallelism=4 --no-object-reuse",
        "--parallelism=4 --runtime-mode=batch",
      })
  void theResultsAreTheSameWhateverTheFilesAndTheirOrder(String options) throws IOException {
    List<Path> parts = parts();
    if (splitResults != null) {
      Collections.reverse(parts);
    }
    Map<String, String> results = analyze(parts, options.split(" ")).results();
    splitResults = splitResults == null ? results : splitResults;
    assertThat(results).isEqualTo(splitResults);
    assertThat(Report.withoutCaptures(results)).isEqualTo(Report.withoutCaptures(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--parallelism=2", "--parallelism=2 --memory=1m --runtime-mode=batch"})
  void responsesAreCountedBesideTheQueries(String options) throws IOException {
    Report report = analyze(List.of(answered.capture()), options.split(" "));
    new TruthCheck(report, answered.planted()).everything();
  }

  @Test
  void responsesAloneCountTheQuestionsThatTheyAnswer() throws IOException {
    Path file = folder.resolve("responses.pcap");
    PacketList.read(answered.capture()).filter(packet -> packet.sourcePort() == 53).write(file);
    Report report = analyze(List.of(file), "--parallelism=2", "--memory=1m");
    Planted planted = answered.planted();
    assertThat(report.window().get("counted_from_responses").asBoolean()).isTrue();
    assertThat(report.window().get("queries").asLong()).isZero();
    assertThat(report.window().get("responses").asLong()).isEqualTo(planted.total("responses"));
    assertThat(report.ledger()).isEqualTo(Map.of("response/", planted.total("responses")));
    for (String dimension : planted.queries.keySet()) {
      assertThat(report.queries(dimension)).as(dimension).isEqualTo(planted.queries.get(dimension));
    }
  }

  private static Generated generate(String name, String... options) {
    List<String> all = new ArrayList<>(List.of("--queries=30000", "--names=9000"));
    all.addAll(List.of("--clients=1500", "--malformed=0.01", "--noise=0.02"));
    all.addAll(List.of(options));
    return Generated.in(folder, name, all.toArray(String[]::new));
  }

  /** Three files whose names are not in the order of their packets, one of them compressed. */
  private static List<Path> parts() throws IOException {
    PacketList all = PacketList.read(queries.capture());
    List<Path> parts = new ArrayList<>();
    parts.add(all.every(3, 0).write(folder.resolve("z.pcap")));
    parts.add(all.every(3, 1).write(folder.resolve("a.pcap.gz")));
    parts.add(all.every(3, 2).write(folder.resolve("m.pcap")));
    return parts;
  }

  private static Report analyze(List<Path> captures, String... options) {
    Path out = folder.resolve("report-" + ++runs);
    List<String> arguments = new ArrayList<>(List.of("analyze", "--conf=../conf"));
    arguments.addAll(List.of("--top=1000000", "--out=" + out));
    arguments.addAll(List.of(options));
    captures.forEach(capture -> arguments.add(capture.toString()));
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new Report(out);
  }
}
