package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ignore list removes is accounted for, and nothing of it is ranked. */
class IgnoreIT {
  private static final String NAME = "config.cpe.isp-broadband.net";
  private static final List<String> RULES =
      List.of(NAME, "*.google.com", "/fbcdn\\.net$/", "10.0.0.0/26", "qtype:AAAA");

  @TempDir static Path folder;
  private static Map<String, Long> planted;
  private static long queries;
  private static Report report;
  private static String text;

  @BeforeAll
  static void analyze() throws IOException {
    Generated generated =
        Generated.in(folder, "a", "--queries=8000", "--names=2000", "--clients=300");
    Planted truth = generated.planted();
    planted = truth.queries.get("name");
    queries = truth.total("queries");
    Path list = Files.write(folder.resolve("ignore.txt"), RULES.subList(2, RULES.size()));
    Path out = folder.resolve("report");
    Outcome outcome =
        Outcome.of(
            "analyze",
            "--conf=" + folder,
            "--top=100000",
            "--out=" + out,
            "--ignore=" + RULES.get(0),
            "--ignore=" + RULES.get(1),
            "--ignore-file=" + list,
            "--parallelism=2",
            "--memory=1m",
            generated.capture().toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    report = new Report(out);
    text = outcome.out();
  }

  @Test
  void everyRuleHasItsRowInTheOrderGiven() throws IOException {
    assertThat(report.window().get("ignored"))
        .extracting(row -> row.get("rule").asText())
        .isEqualTo(RULES);
    assertThat(report.window().get("ignored"))
        .allSatisfy(row -> assertThat(row.get("queries").asLong()).isPositive())
        .allSatisfy(row -> assertThat(row.get("clients").asLong()).isPositive());
  }

  @Test
  void queriesRemovedAndCountedAddUp() throws IOException {
    JsonNode window = report.window();
    assertThat(window.get("queries").asLong()).isEqualTo(queries);
    assertThat(window.get("counted_queries").asLong() + removed()).isEqualTo(queries);
    assertThat(report.ledger().get("ignored-by-rule/")).isEqualTo(removed());
    assertThat(report.ledger().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(window.get("packets").asLong());
    for (String dimension : List.of("name", "client", "server", "qtype", "tld", "opcode")) {
      assertThat(report.queries(dimension).values().stream().mapToLong(Long::longValue).sum())
          .as(dimension)
          .isEqualTo(window.get("counted_queries").asLong());
    }
  }

  @Test
  void ofSeveralRulesThatFitTheFirstCounts() throws IOException {
    Map<String, Long> removed = new TreeMap<>();
    report
        .window()
        .get("ignored")
        .forEach(row -> removed.put(row.get("rule").asText(), row.get("queries").asLong()));
    assertThat(removed.get(NAME)).isEqualTo(planted(NAME::equals));
    assertThat(removed.get("*.google.com")).isEqualTo(planted(n -> n.endsWith(".google.com")));
    Predicate<String> regex = Pattern.compile("fbcdn\\.net$").asPredicate();
    assertThat(removed.get("/fbcdn\\.net$/")).isEqualTo(planted(regex));
  }

  @Test
  void nothingRemovedIsRanked() throws IOException {
    assertThat(report.queries("name").keySet())
        .isNotEmpty()
        .doesNotContain(NAME)
        .noneMatch(name -> name.endsWith(".google.com") || name.endsWith("fbcdn.net"));
    assertThat(report.queries("qtype")).containsKey("A").doesNotContainKey("AAAA");
    assertThat(report.queries("client").keySet())
        .isNotEmpty()
        .noneMatch(client -> client.matches("10\\.0\\.0\\.([0-9]|[1-5][0-9]|6[0-3])"));
    assertThat(report.rows("findings.csv"))
        .isNotEmpty()
        .noneMatch(row -> row.get("client").matches("10\\.0\\.0\\.([0-9]|[1-5][0-9]|6[0-3])"));
  }

  @Test
  void theTextNamesTheRules() {
    assertThat(text).contains("left out by rule").contains(RULES);
  }

  private static long removed() throws IOException {
    long removed = 0;
    for (JsonNode row : report.window().get("ignored")) {
      removed += row.get("queries").asLong();
    }
    return removed;
  }

  private static long planted(Predicate<String> name) {
    return planted.entrySet().stream()
        .filter(entry -> name.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
