package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.TailRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What became of queries, and what was found of clients and domains, explains the tail. */
class TailFailuresTest {
  private static final int BOGUS = 6;

  private final Conversations said = new Conversations();

  private static String client(int number) {
    return "10.0.0." + (1 + number);
  }

  /** Lane and explanation of the only row that has a name or is about it. */
  private String told(String name) {
    List<TailRow> rows =
        new Analysis()
            .window(said.frames()).tailRows().stream()
                .filter(row -> row.example().equals(name) || row.template().equals(name))
                .toList();
    assertThat(rows).as(name).hasSize(1);
    return rows.get(0).lane() + " " + rows.get(0).explanation();
  }

  @Test
  void serversThatDoNotAnswerExplainANameAndSoDoesSomebodyElsesFailure() {
    said.answered(0, client(0), "www.other-shop.com");
    said.failed(1, client(0), "www.broken-shop.com", Type.A, Rcode.SERVFAIL, -1);
    said.lost(2, client(0), "www.silent-shop.net", Type.A);
    said.answered(20, client(0), "www.last-shop.com");
    assertThat(told("www.broken-shop.com")).isEqualTo("explained server-failure");
    assertThat(told("www.silent-shop.net")).isEqualTo("explained server-failure");
  }

  @Test
  void aDomainThatDoesNotExistIsForTheTakingIfSeveralAsk() {
    said.denied(0, client(0), "www.gone-shop.com", Type.A, Rcode.NXDOMAIN, "com");
    said.denied(1, client(1), "api.lapsed-shop.net", Type.A, Rcode.NXDOMAIN, "net");
    said.denied(2, client(2), "api.lapsed-shop.net", Type.A, Rcode.NXDOMAIN, "net");
    assertThat(told("www.gone-shop.com")).isEqualTo("explained unregistered-domain");
    assertThat(told("api.lapsed-shop.net")).isEqualTo("hijackable unregistered-domain");
  }

  @Test
  void aDomainThatManyUseMayDenyANameAndOneThatFewUseSaysNothing() {
    for (int i = 0; i < 6; i++) {
      said.answered(i, client(i), "www.used-shop.com");
    }
    said.denied(10, client(0), "old.used-shop.com", Type.A, Rcode.NXDOMAIN, "used-shop.com");
    said.denied(11, client(0), "old.rare-shop.com", Type.A, Rcode.NXDOMAIN, "rare-shop.com");
    assertThat(told("old.used-shop.com")).isEqualTo("explained denied-name");
    assertThat(told("old.rare-shop.com")).isEqualTo("unexplained unexplained");
  }

  @Test
  void aPolicyThatADomainDoesNotHaveIsNoFailure() {
    said.denied(0, client(0), "_dmarc.rare-shop.fr", Type.TXT, Rcode.NXDOMAIN, "rare-shop.fr");
    said.denied(1, client(1), "_x._tcp.thin-shop.nl", Type.SRV, Rcode.NXDOMAIN, "thin-shop.nl");
    said.denied(2, client(1), "dmarc.other-shop.com", Type.TXT, Rcode.NXDOMAIN, "other-shop.com");
    assertThat(told("_dmarc.rare-shop.fr")).isEqualTo("explained plain-name");
    assertThat(told("_x._tcp.thin-shop.nl")).isEqualTo("explained plain-name");
    assertThat(told("dmarc.other-shop.com")).isEqualTo("unexplained unexplained");
  }

  @Test
  void aFloodIsCalledByItsName() {
    for (int i = 0; i < 250; i++) {
      String name = Long.toString(1_000_000_007L * (i + 1), 36) + ".victim-shop.com";
      said.failed(5 + i * 0.1, client(i % 30), name, Type.A, Rcode.SERVFAIL, -1);
    }
    assertThat(new Analysis().window(said.frames()).tailRows())
        .allSatisfy(
            row -> {
              assertThat(row.explanation()).isEqualTo("random-subdomain");
              assertThat(row.lane()).isEqualTo("many-names");
              assertThat(row.severity()).isEqualTo("high");
            });
  }

  @Test
  void brokenSignaturesExplainEveryNameThatFailsAndNoOther() {
    for (int i = 0; i < 40; i++) {
      said.failed(i * 30, client(i % 4), "a" + i % 3 + ".bogus-shop.se", Type.A, 2, BOGUS);
    }
    assertThat(new Analysis().window(said.frames()).tailRows())
        .extracting(TailRow::explanation)
        .containsOnly("servfail-dnssec");
  }

  @Test
  void threeLoneLabelsAtOnceAreABrowsersProbes() {
    said.denied(0, client(0), "qzwxkjfhg", Type.A, Rcode.NXDOMAIN, ".");
    said.denied(0.1, client(0), "plmvbxzqkt", Type.A, Rcode.NXDOMAIN, ".");
    said.denied(0.2, client(0), "xcvbzzqwtyp", Type.A, Rcode.NXDOMAIN, ".");
    said.denied(60, client(1), "fileserver", Type.A, Rcode.NXDOMAIN, ".");
    List<TailRow> rows = new Analysis().window(said.frames()).tailRows();
    assertThat(rows)
        .filteredOn(row -> row.explanation().equals("chromium-probe-burst"))
        .allSatisfy(row -> assertThat(row.lane()).isEqualTo("explained"))
        .extracting(TailRow::names)
        .containsExactly(1L, 1L, 1L);
    assertThat(told("fileserver")).isEqualTo("private-suffix single-label-host");
  }

  /** Names in front of a domain, answered or denied by it. */
  private void askAbout(String domain, int rcode, String... fronts) {
    for (int i = 0; i < 30; i++) {
      String name = fronts[i % fronts.length].replace("#", "" + i) + "." + domain;
      if (rcode == Rcode.NOERROR) {
        said.answered(i, client(i % 7), name);
      } else {
        said.denied(i, client(i % 7), name, Type.A, rcode, domain);
      }
    }
  }

  private List<String> explanations() {
    return new Analysis()
        .window(said.frames()).tailRows().stream().map(TailRow::explanation).distinct().toList();
  }

  @Test
  void aDomainThatIsAskedAboutAddressesIsAList() {
    askAbout("judge-of-hosts.net", Rcode.NXDOMAIN, "#.3.2.81", "7.#.2.81");
    assertThat(explanations()).containsExactly("reputation-lookup");
  }

  @Test
  void aDomainThatIsAskedAboutNamesIsAListAndAContentNetworkIsNone() {
    askAbout("judge-of-names.net", Rcode.NXDOMAIN, "shop#.com.uri", "www.firm#.org.uri");
    assertThat(explanations()).containsExactly("reputation-lookup");
    askAbout("carrier-of-names.net", Rcode.NOERROR, "shop#.com.edge", "www.firm#.org.edge");
    assertThat(explanations()).containsExactlyInAnyOrder("reputation-lookup", "healthy");
  }

  @Test
  void hostsOfADomainThatItDeniesAreNoList() {
    askAbout("some-office.net", Rcode.NXDOMAIN, "pc#.dev", "srv#.app", "10-3-2-#.lab");
    assertThat(explanations()).doesNotContain("reputation-lookup");
  }
}
