package io.toptail.jobs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Percentage;

/** Compares a report of one window and with all ranks to what was planted. */
final class TruthCheck {
  /** The largest number of clients that is counted exactly. */
  private static final long EXACT = 1024;

  private static final Percentage ESTIMATE_ERROR = Percentage.withPercentage(4);

  private final Report report;
  private final Planted planted;

  TruthCheck(Report report, Planted planted) {
    this.report = report;
    this.planted = planted;
  }

  void everything() throws IOException {
    totals();
    assertThat(report.ledger()).isEqualTo(planted.ledger);
    for (String dimension : planted.queries.keySet()) {
      assertThat(report.queries(dimension)).as(dimension).isEqualTo(planted.queries.get(dimension));
    }
    ranksAndShares();
    clientsOfNames();
    sumsByOwner();
    misconfigurations();
    offenders();
    tail();
  }

  private void totals() throws IOException {
    JsonNode window = report.window();
    for (String field : List.of("packets", "messages", "queries", "responses")) {
      assertThat(window.get(field).asLong()).as(field).isEqualTo(planted.total(field));
    }
    assertThat(window.get("counted_queries").asLong()).isEqualTo(planted.total("queries"));
    assertThat(window.get("counted_from_responses").asBoolean()).isFalse();
    assertThat(window.get("names").asLong()).isEqualTo(planted.nameClients.size());
    assertThat(window.get("clients").asLong()).isEqualTo(planted.queries.get("client").size());
    assertThat(window.get("domains").asLong()).isEqualTo(report.top("domain").size());
    assertThat(window.get("start").asText()).isEqualTo(planted.totals.get("first_packet").asText());
    assertThat(window.get("end").asText()).isEqualTo(planted.totals.get("last_packet").asText());
  }

  /** Ranks count up from 1, counts fall, shares are of all counted and add up. */
  private void ranksAndShares() throws IOException {
    for (String dimension : List.of("name", "domain", "tld", "client", "qtype", "category")) {
      long rank = 0;
      long before = Long.MAX_VALUE;
      long sum = 0;
      for (CSVRecord row : report.top(dimension)) {
        long queries = Report.queries(row);
        sum += queries;
        assertThat(row.get("rank")).isEqualTo(Long.toString(++rank));
        assertThat(queries).isLessThanOrEqualTo(before);
        share(row.get("share"), queries);
        share(row.get("cumulative_share"), sum);
        before = queries;
      }
      assertThat(sum).as(dimension).isEqualTo(planted.total("queries"));
    }
  }

  private void share(String text, long part) {
    assertThat(Double.parseDouble(text))
        .isCloseTo((double) part / planted.total("queries"), within(0.00006));
  }

  private void clientsOfNames() throws IOException {
    for (CSVRecord row : report.top("name")) {
      clients(row, planted.nameClients.get(Report.key(row)));
    }
    for (CSVRecord row : report.top("client")) {
      clients(row, 1);
    }
  }

  private static void clients(CSVRecord row, long expected) {
    long clients = Long.parseLong(row.get("clients"));
    assertThat(row.get("clients_estimated")).isEqualTo(Boolean.toString(expected > EXACT));
    if (expected > EXACT) {
      assertThat(clients).as(row.toString()).isCloseTo(expected, ESTIMATE_ERROR);
    } else {
      assertThat(clients).as(row.toString()).isEqualTo(expected);
    }
  }

  /** Owners and categories have no truth of their own; they are sums over the names. */
  private void sumsByOwner() throws IOException {
    Map<String, Long> owners = new TreeMap<>();
    for (CSVRecord row : report.top("name")) {
      owners.merge(row.get("owner"), Report.queries(row), Long::sum);
    }
    owners.remove("");
    assertThat(owners).hasSizeGreaterThan(1);
    assertThat(report.queries("owner")).isEqualTo(owners);
  }

  /**
   * What is only for information is listed, but is no misconfiguration; a payload without a
   * question is listed, but is no query.
   */
  private void misconfigurations() throws IOException {
    Map<String, List<Long>> found = new TreeMap<>();
    long misconfigured = 0;
    for (CSVRecord row : report.rows("misconfigurations.csv")) {
      long queries = Report.queries(row);
      long names = Long.parseLong(row.get("names"));
      if (planted.unreadable.containsKey(row.get("detector"))) {
        assertThat(queries).isEqualTo(planted.unreadable.get(row.get("detector")));
        assertThat(names).isZero();
        continue;
      }
      found.put(row.get("detector"), List.of(queries, names, Long.parseLong(row.get("clients"))));
      misconfigured += row.get("severity").equals("info") ? 0 : queries;
    }
    assertThat(found).isEqualTo(planted.mistakes);
    assertThat(report.window().at("/misconfigured/queries").asLong()).isEqualTo(misconfigured);
    findings();
  }

  private void findings() throws IOException {
    Map<String, Long> findings = new TreeMap<>();
    for (CSVRecord row : report.rows("findings.csv")) {
      findings.merge(row.get("detector"), Report.queries(row), Long::sum);
    }
    Map<String, Long> expected = new TreeMap<>(planted.unreadable);
    planted.mistakes.forEach((detector, counts) -> expected.put(detector, counts.get(0)));
    assertThat(findings).isEqualTo(expected);
  }

  /** Every client's mistakes of severity low or above, each query once whatever else it shows. */
  private void offenders() throws IOException {
    Set<String> mistakes = new TreeSet<>();
    for (CSVRecord row : report.rows("misconfigurations.csv")) {
      if (!row.get("severity").equals("info") && row.get("behaviour").equals("false")) {
        mistakes.add(row.get("detector"));
      }
    }
    Map<String, Long> expected = new TreeMap<>(planted.offences);
    expected.keySet().removeIf(key -> !mistakes.contains(key.substring(key.indexOf(' ') + 1)));
    Map<String, Long> found = new TreeMap<>();
    Map<String, Long> unreadable = new TreeMap<>();
    Map<String, Long> sums = new TreeMap<>();
    Map<String, Long> told = new TreeMap<>();
    for (CSVRecord row : report.rows("offenders.csv")) {
      String client = row.get("client");
      boolean primary = row.get("overlaps").equals("false");
      if (primary && planted.mistakes.containsKey(row.get("detector"))) {
        found.put(client + " " + row.get("detector"), Report.queries(row));
      }
      if (planted.unreadable.containsKey(row.get("detector"))) {
        unreadable.merge(row.get("detector"), Report.queries(row), Long::sum);
      }
      sums.merge(client, primary ? Report.queries(row) : 0, Long::sum);
      told.put(client, Long.parseLong(row.get("client_queries")));
    }
    assertThat(found).isEqualTo(expected).isNotEmpty();
    assertThat(unreadable).isEqualTo(planted.unreadable);
    assertThat(told).isEqualTo(sums);
    assertThat(report.window().at("/offenders/clients").asLong()).isEqualTo(told.size());
    assertThat(report.window().at("/misconfigured/queries").asLong())
        .isEqualTo(found.values().stream().mapToLong(Long::longValue).sum());
  }

  private void tail() throws IOException {
    JsonNode tail = report.window().get("tail");
    assertThat(tail.get("names").asLong()).isEqualTo(planted.nameClients.size());
    assertThat(tail.get("queries").asLong()).isEqualTo(planted.total("queries"));
    long names = 0;
    for (JsonNode bucket : tail.get("names_by_count")) {
      var within =
          planted.namesByCount.subMap(
              bucket.get("min_count").asLong(), true, bucket.get("max_count").asLong(), true);
      long expected = within.values().stream().mapToLong(Long::longValue).sum();
      long queries = within.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
      assertThat(bucket.get("names").asLong()).as(bucket.toString()).isEqualTo(expected);
      assertThat(bucket.get("queries").asLong()).as(bucket.toString()).isEqualTo(queries);
      names += expected;
    }
    assertThat(names).isEqualTo(planted.nameClients.size());
    long rows = 0;
    for (CSVRecord row : report.rows("tail.csv")) {
      rows += Report.queries(row);
    }
    assertThat(rows).isPositive().isLessThanOrEqualTo(planted.total("queries"));
  }
}
