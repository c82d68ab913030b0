package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Analysis.top;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.CH;
import static io.toptail.analysis.Frames.IN;
import static io.toptail.analysis.Frames.PTR;
import static io.toptail.analysis.Frames.query;
import static io.toptail.analysis.Frames.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole reports of small captures, counted by hand. */
class WindowReportTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final String PC = "10.0.0.1";
  private static final String PHONE = "10.0.0.2";
  private static final String PRINTER = "10.0.0.3";

  @Test
  void ranksEveryDimension() {
    WindowReport report =
        new Analysis()
            .window(
                query(T, PC, "www.facebook.com", A),
                query(T + 1, PC, "WWW.Facebook.com", A),
                query(T + 2, PHONE, "static.ak.fbcdn.net", 28),
                query(T + 3, PHONE, "www.facebook.com", 28),
                query(T + 4, PRINTER, "www.example.co.uk", A),
                query(T + 5, PRINTER, "mail.example.co.uk", A, CH),
                response(T + 6, PC, "www.facebook.com", A, 0),
                response(T + 7, PHONE, "www.facebook.com", A, 3),
                response(T + 8, PC, "www.facebook.com", A, 0));
    assertThat(top(report, "name"))
        .containsExactly(
            "www.facebook.com 3 2 Meta (Facebook)/social/",
            "www.example.co.uk 1 1",
            "mail.example.co.uk 1 1",
            "static.ak.fbcdn.net 1 1 Meta (Facebook)/social/Akamai");
    assertThat(top(report, "domain"))
        .containsExactly(
            "facebook.com 3 2 Meta (Facebook)/social/",
            "example.co.uk 2 1",
            "fbcdn.net 1 1 Meta (Facebook)/social/");
    assertThat(top(report, "tld")).containsExactly("com 3 2", "uk 2 1", "net 1 1");
    assertThat(top(report, "owner")).containsExactly("Meta (Facebook) 4 2");
    assertThat(top(report, "category")).containsExactly("social 4 2", "uncategorised 2 1");
    assertThat(top(report, "client"))
        .containsExactly("10.0.0.1 2 1", "10.0.0.2 2 1", "10.0.0.3 2 1");
    assertThat(top(report, "server")).containsExactly("192.0.2.53 6 3");
    assertThat(top(report, "qtype")).containsExactly("A 4 2", "AAAA 2 1");
    assertThat(top(report, "qclass")).containsExactly("IN 5 3", "CH 1 1");
    assertThat(top(report, "opcode")).containsExactly("QUERY 6 3");
    assertThat(top(report, "rcode")).containsExactly("NOERROR 2 1", "NXDOMAIN 1 1");
    assertThat(top(report, "transport")).containsExactly("udp 6 3");
    assertThat(report.ownerOfTop())
        .containsExactly(new OwnerShare("Meta (Facebook)", "social", 2, 4));
    assertThat(report.totals())
        .isEqualTo(
            new Totals(
                T,
                T + 8,
                9,
                9,
                6,
                3,
                6,
                4,
                3,
                3,
                false,
                0,
                0,
                0,
                false,
                report.totals().detectorsNotEvaluated()));
  }

  @Test
  void sharesAreOfWhatIsCountedAndAddUp() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      frames.add(query(T, PC, "a.site.com", A));
      frames.add(query(T, PC, "ignored.site.com", A));
    }
    frames.add(query(T, PC, "b.site.com", A));
    WindowReport report =
        new Analysis().ignore("ignored.site.com").window(frames.toArray(Frame[]::new));
    List<TopRow> names =
        report.top().stream().filter(row -> row.dimension().equals("name")).toList();
    assertThat(names).extracting(TopRow::rank).containsExactly(1, 2);
    assertThat(names).extracting(TopRow::share).containsExactly(0.8, 0.2);
    assertThat(names).extracting(TopRow::cumulativeShare).containsExactly(0.8, 1.0);
  }

  @Test
  void keepsTheTopAndBreaksTiesByKey() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 99; i >= 10; i--) {
      frames.add(query(T, "10.0.1." + i, "h" + i + ".example" + i + ".com", A));
    }
    WindowReport report =
        new Analysis().top(2).of(List.of(frames), 2, 3, new Random(1)).windows().get(0);
    assertThat(top(report, "name"))
        .containsExactly("h10.example10.com 1 1", "h11.example11.com 1 1");
    assertThat(top(report, "domain")).containsExactly("example10.com 1 1", "example11.com 1 1");
    assertThat(top(report, "client")).containsExactly("10.0.1.10 1 1", "10.0.1.11 1 1");
    assertThat(report.totals().names()).isEqualTo(90);
    assertThat(report.totals().domains()).isEqualTo(90);
    assertThat(report.totals().clients()).isEqualTo(90);
  }

  @Test
  void countsTheQuestionsOfResponsesWhereThereIsNoQuery() {
    WindowReport report =
        new Analysis()
            .ignore("ignored.site.com")
            .window(
                response(T, PC, "www.site.com", A, 0),
                response(T, PHONE, "www.site.com", A, 3),
                response(T, PHONE, "printer.local", A, 3),
                response(T, PHONE, "ignored.site.com", A, 0));
    assertThat(report.totals().countedFromResponses()).isTrue();
    assertThat(report.totals().queries()).isZero();
    assertThat(report.totals().responses()).isEqualTo(4);
    assertThat(report.totals().countedQueries()).isEqualTo(3);
    assertThat(top(report, "name")).containsExactly("www.site.com 2 2", "printer.local 1 1");
    assertThat(top(report, "client")).containsExactly("10.0.0.2 2 1", "10.0.0.1 1 1");
    assertThat(top(report, "server")).containsExactly("192.0.2.53 3 2");
    assertThat(top(report, "rcode")).containsExactly("NOERROR 2 2", "NXDOMAIN 2 1");
    assertThat(report.ignored().get(0).queries()).isEqualTo(1);
    assertThat(report.ignored().get(0).share()).isEqualTo(0.25);
    assertThat(report.findings())
        .filteredOn(row -> row.detector().equals("mdns-local-name"))
        .extracting(FindingRow::client)
        .containsExactly(PHONE);
    assertThat(report.findings())
        .filteredOn(row -> row.detector().equals("soa-missing-in-negative"))
        .extracting(FindingRow::name)
        .containsExactly("192.0.2.53");
  }

  @Test
  void oneQueryIsEnoughToCountNoResponse() {
    List<Frame> responses = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      responses.add(response(T + i, PC, "r" + i + ".site.com", A, 0));
    }
    List<Frame> query = List.of(query(T, PHONE, "www.site.com", A));
    WindowReport report =
        new Analysis().of(List.of(responses, query), 3, 2, new Random(5)).windows().get(0);
    assertThat(report.totals().countedFromResponses()).isFalse();
    assertThat(top(report, "name")).containsExactly("www.site.com 1 1");
    assertThat(top(report, "rcode")).containsExactly("NOERROR 50 1");
  }

  @Test
  void readsReverseNamesAndIpv6Clients() {
    WindowReport report =
        new Analysis()
            .window(
                Frames.udp(
                    T,
                    "2001:db8:0:0:1:0:0:1",
                    5353,
                    "2001:db8::53",
                    53,
                    Frames.message(0, Frames.question("1.1.168.192.in-addr.arpa", PTR, IN))));
    assertThat(top(report, "client")).containsExactly("2001:db8::1:0:0:1 1 1");
    assertThat(top(report, "server")).containsExactly("2001:db8::53 1 1");
    assertThat(report.findings().get(0).detector()).isEqualTo("rfc1918-ptr");
    assertThat(report.findings().get(0).client()).isEqualTo("2001:db8::1:0:0:1");
  }

  @Test
  void estimatesManyClients() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      frames.add(query(T, "10.0." + i / 250 + "." + i % 250, "www.example.com", A));
    }
    WindowReport report = new Analysis().of(List.of(frames), 2, 2, new Random(1)).windows().get(0);
    TopRow row = report.top().get(0);
    assertThat(row.clientsEstimated()).isTrue();
    assertThat(row.clients()).isCloseTo(3000, within(140L));
    assertThat(report.totals().clients()).isEqualTo(3000);
  }
}
