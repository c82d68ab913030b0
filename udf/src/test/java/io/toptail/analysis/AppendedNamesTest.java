package io.toptail.analysis;

import static io.toptail.analysis.WindowFindings.assertSame;
import static io.toptail.analysis.WindowFindings.found;
import static io.toptail.analysis.WindowFindings.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Suffixes that the search lists of clients show are known wherever they are seen. */
class AppendedNamesTest {
  private static final String WALKER = "10.0.0.1";
  private static final String OTHER = "10.0.0.2";

  private final Conversations said = new Conversations();

  /** A client asks for a name with a suffix, and then for the name. */
  private void walk(String client, String name, String suffix) {
    double time = said.turn();
    said.denied(time, client, name + "." + suffix, Type.A, Rcode.NXDOMAIN, ".");
    said.answered(time + 0.5, client, name);
  }

  private void teach(String suffix) {
    walk(WALKER, "www.first-shop.de", suffix);
    walk(WALKER, "mail.second-shop.nl", suffix);
    walk(WALKER, "www.third-shop.co.uk", suffix);
  }

  private WindowReport window() {
    return new Analysis().window(said.frames());
  }

  @Test
  void aSuffixOfOneClientIsKnownForAll() {
    teach("branch.zyzzx");
    said.denied(OTHER, "api.fourth-shop.fr.branch.zyzzx");
    said.denied(OTHER, "printer.branch.zyzzx");
    WindowReport window = window();
    assertThat(found(window, "search-suffix-appended"))
        .containsExactly(
            "api.fourth-shop.fr.branch.zyzzx 10.0.0.2 1 1",
            "mail.second-shop.nl.branch.zyzzx 10.0.0.1 1 1",
            "www.first-shop.de.branch.zyzzx 10.0.0.1 1 1",
            "www.third-shop.co.uk.branch.zyzzx 10.0.0.1 1 1");
    assertThat(found(window, "unknown-tld")).containsExactly("printer.branch.zyzzx 10.0.0.2 1 1");
    assertThat(row(window, "search-suffix-appended").queries()).isEqualTo(4);
    assertThat(row(window, "search-suffix-appended").names()).isEqualTo(4);
    assertThat(row(window, "search-suffix-appended").clients()).isEqualTo(2);
    assertThat(row(window, "unknown-tld").queries()).isEqualTo(1);
    assertThat(row(window, "unknown-tld").clients()).isEqualTo(1);
    assertThat(window.totals().misconfiguredQueries()).isEqualTo(5);
    assertThat(window.totals().misconfiguredNames()).isEqualTo(5);
    assertThat(window.tailRows())
        .filteredOn(row -> row.explanation().equals("search-suffix-appended"))
        .singleElement()
        .satisfies(row -> assertThat(row.names()).isEqualTo(4));
  }

  @Test
  void belowAPublicDomainNobodyKnowsWhichClientsAsked() {
    teach("inside.some-firm.com");
    said.denied(OTHER, "api.fourth-shop.fr.inside.some-firm.com");
    said.denied(OTHER, "gone.inside.some-firm.com");
    said.denied(
        said.turn(),
        OTHER,
        "www.fifth-shop.fr.inside.some-firm.com",
        Type.ANY,
        Rcode.NXDOMAIN,
        "some-firm.com");
    WindowReport window = window();
    assertThat(found(window, "search-suffix-appended"))
        .containsExactly(
            "api.fourth-shop.fr.inside.some-firm.com  1 1",
            "mail.second-shop.nl.inside.some-firm.com  1 1",
            "www.first-shop.de.inside.some-firm.com  1 1",
            "www.third-shop.co.uk.inside.some-firm.com  1 1");
    assertThat(window.totals().misconfiguredQueries()).isEqualTo(4);
    assertThat(window.offenders().rows()).allMatch(offender -> !offender.client().isEmpty());
  }

  @Test
  void threeClientsWithANameEachTeachASuffixAndTwoDoNot() {
    for (int client = 1; client <= 2; client++) {
      walk("10.0.0." + client, "www.shop" + client + ".de", "site.zyzzx");
    }
    assertThat(found(window(), "search-suffix-appended")).isEmpty();
    walk("10.0.0.3", "www.shop3.de", "site.zyzzx");
    assertThat(found(window(), "search-suffix-appended")).hasSize(3);
  }

  @Test
  void whatIsAnsweredIsLeftAndSoIsAZoneMadeForPublicNames() {
    teach("rates.judge-of-names.com");
    said.answered(WALKER, "www.sixth-shop.com.rates.judge-of-names.com");
    said.denied(OTHER, "www.seventh-shop.com.rates.judge-of-names.com");
    assertThat(found(window(), "search-suffix-appended")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"67108864, 1", "60000, 3", "20000, 2", "4000, 2", "1500, 1"})
  void partitionsAndMemoryChangeNothing(long budget, int partitions) {
    teach("branch.zyzzx");
    teach("inside.some-firm.com");
    for (int i = 0; i < 40; i++) {
      said.denied("10.0.1." + i % 9, "www.shop" + i + ".nl.branch.zyzzx");
      said.denied("10.0.1." + i % 7, "www.shop" + i + ".nl.inside.some-firm.com");
      said.denied("10.0.1." + i % 5, "pc" + i + ".branch.zyzzx");
      said.answered("10.0.1." + i % 3, "www.shop" + i + ".nl");
    }
    AnalysisReport expected = new Analysis().window(300 * Analysis.SECOND).of(said.frames());
    AnalysisReport actual =
        new Analysis()
            .window(300 * Analysis.SECOND)
            .tableBytes(budget)
            .of(List.of(said.list(), List.of()), 3, partitions, new Random(budget));
    assertSame(actual, expected);
  }
}
