package io.toptail.analysis;

import static io.toptail.analysis.WindowFindings.assertSame;
import static io.toptail.analysis.WindowFindings.found;
import static io.toptail.analysis.WindowFindings.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.Vantage;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Evaluation;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What is found of names, domains, servers and clients, out of packets. */
class SubjectFindingsTest {
  private static final int DNSSEC_BOGUS = 6;
  private static final int NO_REACHABLE_AUTHORITY = 22;

  private final Conversations said = new Conversations();

  private static String client(int number) {
    return "10.0." + number / 200 + "." + (1 + number % 200);
  }

  private WindowReport window() {
    return new Analysis().window(said.frames());
  }

  /** A name that 60 clients ask for in vain. */
  private void hardcoded() {
    for (int i = 0; i < 60; i++) {
      said.denied(
          i, client(i), "update.gone-vendor.org", Type.A, Rcode.NXDOMAIN, "gone-vendor.org");
    }
  }

  /** An unregistered domain, asked for quarter of an hour by seven clients. */
  private void dangling() {
    for (int i = 0; i < 70; i++) {
      said.denied(i * 15, client(i % 7), "www.lapsed-login.net", Type.A, Rcode.NXDOMAIN, "net");
    }
  }

  /** A flood of random names in the third minute, and one before and behind it. */
  private void flood(int names) {
    for (int i = 0; i < names; i++) {
      String name = Long.toString(1_000_000_007L * (i + 1), 36) + ".victim.com";
      said.failed(190 + i * 0.1, client(i % 3), name, Type.A, Rcode.SERVFAIL, -1);
    }
    said.lost(10, client(0), "qwertyuiop.victim.com", Type.A);
  }

  private void disposable(int names) {
    for (int i = 0; i < names; i++) {
      said.answered(i, client(i % 9), Long.toString(7_000_003L * (i + 1), 36) + ".scanner.net");
    }
  }

  private void broken() {
    for (int i = 0; i < 30; i++) {
      said.failed(i * 40, client(i % 5), "www.broken.org", Type.A, Rcode.SERVFAIL, -1);
      said.failed(i * 40 + 1, client(i % 5), "a.bogus.se", Type.A, Rcode.SERVFAIL, DNSSEC_BOGUS);
      said.failed(
          i * 40 + 2, client(i % 5), "x.far.fr", Type.A, Rcode.SERVFAIL, NO_REACHABLE_AUTHORITY);
    }
  }

  private void healthy() {
    for (int i = 0; i < 600; i++) {
      said.answered(i * 2, client(i % 80), "www.site" + i % 40 + ".com");
    }
  }

  private void strange() {
    for (int i = 0; i < 4; i++) {
      said.answered(i, client(i), "shop.example.de");
      said.denied(i + 10, client(i), "shop.example.de", Type.AAAA, Rcode.NXDOMAIN, "example.de");
      said.denied(i + 20, client(i), "b.example.nl", Type.NS, Rcode.NXDOMAIN, "example.nl");
      said.answered(i + 30, client(i), "c.a.b.example.nl");
    }
  }

  private void everything() {
    hardcoded();
    dangling();
    flood(250);
    disposable(150);
    broken();
    healthy();
    strange();
  }

  @Test
  void findsNamesOfManyClients() {
    hardcoded();
    healthy();
    WindowReport window = window();
    assertThat(found(window, "hardcoded-name-wide"))
        .containsExactly("update.gone-vendor.org  60 60");
    MisconfigurationRow row = row(window, "hardcoded-name-wide");
    assertThat(row.behaviour()).isTrue();
    assertThat(row.names()).isEqualTo(1);
    assertThat(row.clients()).isEqualTo(60);
    assertThat(row.exampleName()).isEqualTo("update.gone-vendor.org");
    assertThat(row.firstSeenNanos()).isEqualTo(Conversations.START);
    assertThat(row.lastSeenNanos()).isEqualTo(Conversations.START + 59 * Analysis.SECOND);
    assertThat(window.offenders().rows()).isEmpty();
    assertThat(window.totals().misconfiguredQueries()).isZero();
  }

  @Test
  void findsDomainsThatNobodyRegistered() {
    dangling();
    healthy();
    assertThat(found(window(), "dead-domain-dangling")).containsExactly("lapsed-login.net  70 7");
  }

  @Test
  void findsFloodsMinuteByMinute() {
    flood(250);
    healthy();
    assertThat(found(window(), "random-subdomain")).containsExactly("victim.com  250 3");
  }

  @Test
  void takesFewerNamesInAMinuteForNoFlood() {
    flood(199);
    assertThat(found(window(), "random-subdomain")).isEmpty();
  }

  @Test
  void findsDisposableZones() {
    disposable(150);
    healthy();
    WindowReport window = window();
    assertThat(found(window, "disposable-zone")).containsExactly("scanner.net  150 9");
    assertThat(window.misconfigurations()).allMatch(row -> row.severity().equals("info"));
  }

  @Test
  void findsBrokenDomainsAndWhy() {
    broken();
    healthy();
    WindowReport window = window();
    assertThat(found(window, "servfail-domain"))
        .containsExactlyInAnyOrder("bogus.se  30 5", "broken.org  30 5", "far.fr  30 5");
    assertThat(found(window, "servfail-dnssec")).containsExactly("bogus.se  30 5");
    assertThat(found(window, "unreachable-authority")).containsExactly("far.fr  30 5");
  }

  @Test
  void blamesAnIllResolverNotTheDomains() {
    broken();
    assertThat(found(window(), "servfail-domain")).isEmpty();
  }

  @Test
  void findsNamesThatFailForAType() {
    strange();
    assertThat(found(window(), "type-dependent-failure")).containsExactly("shop.example.de  4 4");
    assertThat(found(window(), "nxdomain-for-ent")).containsExactly("b.example.nl  4 4");
  }

  @Test
  void findsLargeClients() {
    healthy();
    for (int i = 0; i < 1200; i++) {
      said.answered(i * 0.5, "10.9.9.9", "www.site" + i % 40 + ".com");
    }
    WindowReport window = window();
    assertThat(found(window, "excessive-client")).containsExactly(" 10.9.9.9 1200 1");
    assertThat(row(window, "excessive-client").clients()).isEqualTo(1);
    assertThat(row(window, "excessive-client").exampleClient()).isEqualTo("10.9.9.9");
  }

  @Test
  void findsServersThatRejectQueries() {
    healthy();
    for (int i = 0; i < 30; i++) {
      said.failed(i, client(i), "www.site1.com", Type.A, Rcode.FORMERR, -1);
    }
    WindowReport window = window();
    assertThat(window.findings())
        .filteredOn(row -> row.detector().equals("formerr-notimp"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.name()).isEqualTo(Frames.SERVER);
              assertThat(row.client()).isEmpty();
              assertThat(row.queries()).isEqualTo(30);
            });
    assertThat(row(window, "formerr-notimp").exampleName()).isEqualTo(Frames.SERVER);
  }

  private void delegations() {
    for (int i = 0; i < 6; i++) {
      said.resolved(i, "203.0.113.1", "a" + i + ".half-moved.com", Rcode.REFUSED);
      said.resolved(i + 10, "203.0.113.2", "a" + i + ".half-moved.com", Rcode.NOERROR);
      said.resolved(i + 20, "203.0.113.3", "a" + i + ".all-gone.net", Rcode.SERVFAIL);
      said.resolved(i + 30, "203.0.113.1", "a" + i + ".well-kept.org", Rcode.NOERROR);
    }
  }

  @Test
  void findsListedServersThatDoNotServeTheDomain() {
    delegations();
    WindowReport window = new Analysis().vantage(Vantage.UPSTREAM, true).window(said.frames());
    assertThat(window.findings())
        .filteredOn(row -> row.detector().equals("lame-delegation"))
        .extracting(
            row -> row.name() + " " + row.client() + " " + row.queries() + " " + row.reason())
        .containsExactlyInAnyOrder(
            "half-moved.com 203.0.113.1 6 partial", "all-gone.net 203.0.113.3 6 full");
    assertThat(row(window, "lame-delegation").names()).isEqualTo(2);
    assertThat(window.offenders().rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"60000, 1", "4000, 3", "1500, 2"})
  void partitionsAndMemoryChangeNothingUpstream(long budget, int partitions) {
    delegations();
    Analysis analysis = new Analysis().vantage(Vantage.UPSTREAM, true);
    WindowReport expected = analysis.window(said.frames());
    AnalysisReport actual =
        analysis
            .tableBytes(budget)
            .of(List.of(said.list(), List.of()), 2, partitions, new Random(budget));
    assertThat(actual.windows().get(0).findings()).isEqualTo(expected.findings());
  }

  @Test
  void findsNothingInHealthyTraffic() {
    healthy();
    assertThat(window().misconfigurations()).isEmpty();
  }

  @Test
  void doesNotTakeMissingResponsesForHealth() {
    for (int i = 0; i < 60; i++) {
      said.lost(i, client(i), "update.gone-vendor.org", Type.A);
    }
    AnalysisReport report = new Analysis().of(said.frames());
    assertThat(report.windows().get(0).findings()).isEmpty();
    assertThat(report.manifest().evaluation().notEvaluated())
        .extracting(Evaluation.NotEvaluated::detector)
        .contains("hardcoded-name-wide", "disposable-zone", "nxdomain-for-ent", "slow-server")
        .doesNotContain("excessive-client", "tunnel-like", "hardcoded-ntp-wide");
  }

  @Test
  void leavesOutWhatARuleLeavesOut() {
    everything();
    WindowReport window = new Analysis().ignore("*.victim.com").window(said.frames());
    assertThat(found(window, "random-subdomain")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 67108864, 1",
    "0, 60000, 1",
    "0, 20000, 3",
    "0, 4000, 2",
    "0, 1500, 1",
    "300, 67108864, 4",
    "300, 9000, 2"
  })
  void partitionsAndMemoryChangeNothing(long window, long budget, int partitions) {
    everything();
    Analysis analysis = new Analysis().window(window * Analysis.SECOND);
    AnalysisReport expected = analysis.of(said.frames());
    AnalysisReport actual =
        analysis
            .tableBytes(budget)
            .of(List.of(said.list(), List.of()), 3, partitions, new Random(budget));
    assertSame(actual, expected);
    if (window == 0) {
      assertThat(expected.windows().get(0).findings())
          .extracting(FindingRow::detector)
          .contains(
              "hardcoded-name-wide",
              "dead-domain-dangling",
              "random-subdomain",
              "disposable-zone",
              "servfail-dnssec",
              "type-dependent-failure",
              "nxdomain-for-ent");
    }
  }
}
