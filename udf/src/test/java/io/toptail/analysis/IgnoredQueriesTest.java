package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Analysis.top;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.TXT;
import static io.toptail.analysis.Frames.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import io.toptail.ignore.IgnoreList;
import io.toptail.name.WireName;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.IgnoredRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules take out of a report, and the lines that it proposes for more. */
class IgnoredQueriesTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final String PC = "10.0.0.1";
  private static final String PHONE = "10.0.0.2";
  private static final String PRINTER = "10.0.0.3";

  @Test
  void theLowestRuleTakesTheQuery() {
    WindowReport report =
        new Analysis()
            .ignore("qtype:TXT", "10.0.0.2", "*.isp.example", "unused.example")
            .window(
                query(T, PC, "router.isp.example", TXT),
                query(T, PC, "router.isp.example", A),
                query(T, PC, "modem.isp.example", A),
                query(T, PHONE, "router.isp.example", A),
                query(T, PHONE, "www.site.com", A),
                query(T, PHONE, "www.site.com", TXT),
                query(T, PRINTER, "router.isp.example", A),
                query(T, PRINTER, "www.site.com", A));
    assertThat(report.ignored())
        .containsExactly(
            new IgnoredRow("qtype:TXT", 2, 0.25, 2, 2, false),
            new IgnoredRow("10.0.0.2", 2, 0.25, 0, 1, false),
            new IgnoredRow("*.isp.example", 3, 0.375, 2, 2, false),
            new IgnoredRow("unused.example", 0, 0, 0, 0, false));
    assertThat(top(report, "name")).containsExactly("www.site.com 1 1");
    assertThat(top(report, "client")).containsExactly("10.0.0.3 1 1");
    assertThat(report.totals().queries()).isEqualTo(8);
    assertThat(report.totals().countedQueries()).isEqualTo(1);
    assertThat(report.totals().names()).isEqualTo(1);
    assertThat(report.totals().clients()).isEqualTo(1);
    assertThat(report.series()).extracting(point -> point.value()).containsExactly(1L, 1L);
  }

  @Test
  void proposesLinesThatIgnoreTheName() throws Exception {
    String[] names = {
      "192.0.2.1",
      "*.example.com",
      "qtype:a",
      "\\/x.example\\/",
      "192.0.2.0/24",
      "\\#x",
      ".",
      "cpe.isp.example",
      "::1",
      "a\\032b.example",
      "2.0/24"
    };
    for (String text : names) {
      WindowReport report = new Analysis().window(query(T, PC, text, A), query(T, PHONE, text, A));
      assertThat(report.ignoreCandidates()).as(text).hasSize(1);
      IgnoreCandidate candidate = report.ignoreCandidates().get(0);
      IgnoreList list = Analysis.ignoreList(List.of(candidate.entry()));
      byte[] wire = DnsName.toWire(text);
      WireName name = new WireName().wrap(wire, 0, wire.length);
      assertThat(list.matchQuestion(name, A)).as(candidate.entry()).isZero();
      byte[] other = DnsName.toWire("another.example.com");
      assertThat(list.matchQuestion(name.wrap(other, 0, other.length), A)).isEqualTo(-1);
    }
  }
}
