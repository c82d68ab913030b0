package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of the queries of a generated capture, against what was planted. */
class TransactionsIT {
  /** Percentiles are off by at most so much of themselves. */
  private static final double LATENCY_ERROR = 1.0 / 32;

  @TempDir static Path folder;
  private static Generated generated;
  private static Report whole;

  @BeforeAll
  static void plant() throws IOException {
    generated =
        Generated.in(
            folder,
            "failing",
            "--queries=30000",
            "--names=9000",
            "--clients=1500",
            "--format=pcap-ns",
            "--responses",
            "--unanswered=0.03",
            "--servfail=0.02",
            "--retransmitted=0.01");
    whole = analyze("whole", "streaming", 2, "256m");
  }

  private static Report analyze(
      String name, String mode, int parallelism, String memory, String... more) throws IOException {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("analyze", "--conf=" + folder, "--out=" + out, "--memory=" + memory));
    arguments.addAll(List.of("--split-size=1m", "--runtime-mode=" + mode));
    arguments.add("--parallelism=" + parallelism);
    arguments.addAll(List.of(more));
    arguments.add(generated.capture().toString());
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return new Report(out);
  }

  @Test
  void outcomesAndLatenciesAreThoseThatWerePlanted() throws IOException {
    JsonNode planted = generated.planted().totals.get("transactions");
    JsonNode found = whole.window().get("transactions");
    for (String outcome :
        List.of(
            "answer", "nodata", "nxdomain", "servfail", "other", "unanswered", "undetermined")) {
      assertThat(found.get(outcome).asLong()).as(outcome).isEqualTo(planted.get(outcome).asLong());
    }
    assertThat(planted.get("unanswered").asLong()).isPositive();
    assertThat(planted.get("servfail").asLong()).isPositive();
    assertThat(found.get("queries").asLong()).isEqualTo(generated.planted().total("queries"));
    JsonNode beside = found.get("beside").get(0);
    assertThat(beside.get("what").asText()).isEqualTo("retransmissions");
    assertThat(beside.get("count").asLong())
        .isEqualTo(planted.get("retransmissions").asLong())
        .isPositive();
    for (String percentile : List.of("latency_p50_ms", "latency_p95_ms", "latency_p99_ms")) {
      double exact = planted.get(percentile).asDouble();
      assertThat(found.get(percentile).asDouble())
          .as(percentile)
          .isCloseTo(exact, within(exact * LATENCY_ERROR + 0.001));
    }
  }

  @ParameterizedTest
  @CsvSource({"batch, 1, 256m", "streaming, 4, 1m", "batch, 3, 1m"})
  void nothingDependsOnHowItIsRun(String mode, int parallelism, String memory) throws IOException {
    Report report = analyze("other", mode, parallelism, memory);
    Map<String, String> results = report.results();
    assertThat(results).containsKey("transactions.csv").isEqualTo(whole.results());
  }

  @Test
  void withoutHistoryNothingIsSaidAboutResponses() throws IOException {
    Report report = analyze("off", "streaming", 2, "256m", "--no-history");
    JsonNode found = report.window().get("transactions");
    assertThat(found.get("not_evaluated").asText()).contains("switched off");
    assertThat(found.has("queries")).isFalse();
    assertThat(Files.readAllLines(folder.resolve("off/transactions.csv"))).hasSize(1);
  }
}
