package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Analysis.top;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.CH;
import static io.toptail.analysis.Frames.IN;
import static io.toptail.analysis.Frames.PTR;
import static io.toptail.analysis.Frames.TXT;
import static io.toptail.analysis.Frames.query;
import static io.toptail.analysis.Frames.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.toptail.analysis.Frames.Frame;
import io.toptail.ignore.IgnoreList;
import io.toptail.name.WireName;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.TailRow;
import io.toptail.report.WindowReport.TailShape.Bucket;
import io.toptail.report.WindowReport.TailShape.RankPoint;
import io.toptail.report.WindowReport.TailShape.RankShare;
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
  void namesEachFindingWithItsEvidence() {
    List<Frame> first =
        List.of(
            query(T + 5, PRINTER, "wpad.corp.lan", A),
            query(T + 9, PC, "printer.local", A),
            query(T + 7, PC, "www.site.com", A));
    List<Frame> second =
        List.of(
            query(T + 2, PRINTER, "wpad.corp.lan", A),
            query(T + 5, PC, "printer.local", A),
            query(T + 6, PC, "scanner.local", A),
            query(T + 6, PHONE, "scanner.local", A),
            query(T + 6, PHONE, "version.bind", TXT, CH));
    WindowReport report =
        new Analysis().of(List.of(first, second), 1, 2, new Random(4)).windows().get(0);
    assertThat(report.findings())
        .containsExactly(
            new FindingRow(
                "wpad-leak",
                "high",
                "wpad.corp.lan",
                PRINTER,
                2,
                T + 2,
                T + 5,
                "b.pcap",
                T + 2,
                ""),
            new FindingRow(
                "mdns-local-name",
                "low",
                "printer.local",
                PC,
                2,
                T + 5,
                T + 9,
                "b.pcap",
                T + 5,
                ""),
            new FindingRow(
                "mdns-local-name",
                "low",
                "scanner.local",
                PC,
                1,
                T + 6,
                T + 6,
                "b.pcap",
                T + 6,
                ""),
            new FindingRow(
                "mdns-local-name",
                "low",
                "scanner.local",
                PHONE,
                1,
                T + 6,
                T + 6,
                "b.pcap",
                T + 6,
                ""),
            new FindingRow(
                "class-chaos-probe",
                "info",
                "version.bind",
                PHONE,
                1,
                T + 6,
                T + 6,
                "b.pcap",
                T + 6,
                ""));
    assertThat(report.misconfigurations())
        .extracting(MisconfigurationRow::detector, MisconfigurationRow::queries)
        .containsExactly(
            tuple("wpad-leak", 2L), tuple("mdns-local-name", 4L), tuple("class-chaos-probe", 1L));
    MisconfigurationRow local = report.misconfigurations().get(1);
    assertThat(local.share()).isEqualTo(0.5);
    assertThat(local.names()).isEqualTo(2);
    assertThat(local.clients()).isEqualTo(2);
    assertThat(local.firstSeenNanos()).isEqualTo(T + 5);
    assertThat(local.lastSeenNanos()).isEqualTo(T + 9);
    assertThat(local.exampleName()).isEqualTo("printer.local");
    assertThat(local.exampleClient()).isEqualTo(PC);
    assertThat(local.cause()).isNotBlank();
    assertThat(report.offenders().rows())
        .extracting(row -> row.rank() + " " + row.client() + " " + row.severity())
        .containsExactly("1 " + PRINTER + " high", "2 " + PC + " low", "3 " + PHONE + " low");
    assertThat(report.totals().misconfiguredQueries()).isEqualTo(6);
    assertThat(report.totals().misconfiguredNames()).isEqualTo(3);
    assertThat(report.totals().misconfiguredClients()).isEqualTo(3);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void theExampleOfADetectorIsAClientThatAskedTheName() {
    WindowReport report =
        new Analysis()
            .window(
                query(T, PC, "often.local", A),
                query(T, PHONE, "often.local", A),
                query(T, PRINTER, "rarely.local", A),
                query(T, PRINTER, "rarely.local", A),
                query(T, "10.0.0.4", "often.local", A));
    MisconfigurationRow row = report.misconfigurations().get(0);
    assertThat(row.exampleName()).isEqualTo("often.local");
    assertThat(row.exampleClient()).isEqualTo(PC);
  }

  @Test
  void aNameIsMisconfiguredIfAnyOfItsQuestionsIs() {
    WindowReport report =
        new Analysis()
            .window(query(T, PC, "version.bind", TXT, CH), query(T, PC, "version.bind", TXT, IN));
    assertThat(report.totals().misconfiguredQueries()).isEqualTo(1);
    assertThat(report.totals().misconfiguredNames()).isEqualTo(1);
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
  void describesTheTailByCountAndRank() {
    List<Frame> frames = new ArrayList<>();
    int[] counts = {40, 10, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1};
    for (int name = 0; name < counts.length; name++) {
      for (int i = 0; i < counts[name]; i++) {
        frames.add(query(T, PC, "n" + name + ".site.com", A));
      }
    }
    WindowReport report = new Analysis().window(frames.toArray(Frame[]::new));
    assertThat(report.tail().names()).isEqualTo(12);
    assertThat(report.tail().queries()).isEqualTo(67);
    assertThat(report.tail().buckets())
        .containsExactly(
            new Bucket(1, 1, 6, 6),
            new Bucket(2, 2, 2, 4),
            new Bucket(3, 10, 3, 17),
            new Bucket(11, 100, 1, 40));
    assertThat(report.tail().ranks())
        .startsWith(new RankPoint(1, 40), new RankPoint(2, 10), new RankPoint(3, 4))
        .endsWith(new RankPoint(12, 1));
    assertThat(report.tail().beyondRank()).containsExactly(new RankShare(10, 2 / 67.0));
  }

  @Test
  void groupsTheTailByWhatExplainsIt() {
    WindowReport report =
        new Analysis()
            .window(
                query(T, PC, "a.local", A),
                query(T, PHONE, "b.local", A),
                query(T + 3, PC, "x.site.com", A),
                query(T + 1, PC, "y.site.com", A),
                query(T + 2, PC, "y.site.com", A),
                query(T, PC, "x3f9a0b1c2d.site.org", A),
                query(T, PC, "f3f9a0b1c2d.site.org", A));
    assertThat(report.tailRows())
        .extracting(TailRow::lane, TailRow::template, TailRow::example, TailRow::names)
        .containsExactly(
            tuple("private-suffix", "‹var›.local", "a.local", 2L),
            tuple("unexplained", "f3f9a0b1c2d.site.org", "f3f9a0b1c2d.site.org", 1L),
            tuple("explained", "‹var›.com", "y.site.com", 2L),
            tuple("explained", "x3f9a0b1c2d.site.org", "x3f9a0b1c2d.site.org", 1L));
    assertThat(report.tailRows())
        .extracting(TailRow::explanation, TailRow::queries, TailRow::clients)
        .containsExactly(
            tuple("mdns-local-name", 2L, 2L),
            tuple("unexplained", 1L, 1L),
            tuple("plain-name", 3L, 1L),
            tuple("plain-name", 1L, 1L));
    assertThat(report.tailRows().get(2).firstSeenNanos()).isEqualTo(T + 1);
    assertThat(report.tailRows().get(2).lastSeenNanos()).isEqualTo(T + 3);
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
      byte[] wire = io.toptail.dns.DnsName.toWire(text);
      WireName name = new WireName().wrap(wire, 0, wire.length);
      assertThat(list.matchQuestion(name, A)).as(candidate.entry()).isZero();
      byte[] other = io.toptail.dns.DnsName.toWire("another.example.com");
      assertThat(list.matchQuestion(name.wrap(other, 0, other.length), A)).isEqualTo(-1);
    }
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
