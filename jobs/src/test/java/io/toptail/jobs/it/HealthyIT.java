package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic that nothing is wrong with raises no alarm, wherever it is captured. */
class HealthyIT {
  @TempDir static Path folder;

  @ParameterizedTest
  @CsvSource({
    "resolver, 1, --clients=900 --duration=30m",
    "resolver, 2, --clients=200 --duration=3h",
    "resolver, 3, --clients=4000 --duration=5m",
    "authoritative, 1, --clients=900 --duration=30m",
    "authoritative, 2, --clients=150 --duration=3h"
  })
  void nothingAboveInfoIsReported(String where, String seed, String size) throws IOException {
    Report report = analyze(where, seed, size.split(" "));
    assertThat(report.manifest().get("seen_from").get("vantage").asText()).isEqualTo(where);
    JsonNode outcomes = report.window().get("transactions");
    double queries = outcomes.get("queries").asDouble();
    assertThat(queries).isGreaterThan(10_000);
    assertThat(outcomes.get("nxdomain").asLong() / queries).isBetween(0.03, 0.3);
    assertThat(report.rows("misconfigurations.csv"))
        .filteredOn(row -> !row.get("severity").equals("info"))
        .extracting(HealthyIT::text)
        .isEmpty();
    assertThat(report.rows("tail.csv"))
        .filteredOn(row -> !List.of("", "info").contains(row.get("severity")))
        .isEmpty();
    assertThat(unexplained(report)).isLessThan(0.01);
  }

  private static String text(CSVRecord row) {
    return row.get("detector") + " " + row.get("queries") + " " + row.get("example_name");
  }

  /** The share of the names of the tail that nothing explains. */
  private static double unexplained(Report report) throws IOException {
    double all = 0;
    double unexplained = 0;
    for (CSVRecord row : report.rows("tail.csv")) {
      long names = Long.parseLong(row.get("names"));
      all += names;
      unexplained += row.get("explanation").equals("unexplained") ? names : 0;
    }
    return unexplained / all;
  }

  private static Report analyze(String where, String seed, String... size) {
    String name = where + "-" + seed;
    Path capture = folder.resolve(name + ".pcap");
    List<String> generate = new ArrayList<>(List.of("generate", "--healthy=" + where));
    generate.addAll(List.of(size));
    generate.addAll(List.of("--seed=" + seed, capture.toString()));
    run(generate);
    Path out = folder.resolve(name);
    run(List.of("analyze", "--conf=../conf", "--out=" + out, capture.toString()));
    return new Report(out);
  }

  private static void run(List<String> arguments) {
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }
}
