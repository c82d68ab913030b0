package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.IN;
import static io.toptail.analysis.Frames.SERVER;
import static io.toptail.analysis.Frames.query;
import static io.toptail.analysis.Frames.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What shows in messages, not in their questions, counted by hand. */
class MessageClaimsTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final String PC = "10.0.0.1";
  private static final int AXFR = 252;
  private static final int UPDATE = 0x2800;
  private static final int STATUS = 0x1000;

  private static Frame message(String client, int flags, String name, int type) {
    byte[] message = Frames.message(flags, Frames.question(name, type, IN));
    return Frames.udp(T, client, 40_000, SERVER, 53, message);
  }

  private static Frame payload(String client, byte... octets) {
    return Frames.udp(T, client, 40_000, SERVER, 53, octets);
  }

  @Test
  void theSmallerPrecedenceOfMessageAndQuestionClaimsTheQuery() {
    WindowReport report =
        new Analysis()
            .window(
                message(PC, 0x0100, "printer.local", A),
                message(PC, 0x0500, "printer.local", A),
                message(PC, 0x0100, "printer.local", AXFR),
                message(PC, 0x0100, "www.site.com", A),
                message(PC, 0x0500, "www.site.com", A),
                message(PC, STATUS, "www.site.com", A));
    assertThat(report.misconfigurations())
        .extracting(
            MisconfigurationRow::detector, MisconfigurationRow::queries, MisconfigurationRow::names)
        .containsExactly(
            tuple("zone-transfer-from-client", 1L, 1L),
            tuple("mdns-local-name", 1L, 1L),
            tuple("opcode-obsolete", 1L, 1L),
            tuple("header-flag-junk", 2L, 2L));
    assertThat(report.misconfigurations().stream().mapToDouble(MisconfigurationRow::share).sum())
        .isEqualTo(5 / 6.0, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(report.totals().misconfiguredQueries()).isEqualTo(3);
    assertThat(report.totals().misconfiguredNames()).isEqualTo(2);
    assertThat(Analysis.top(report, "name"))
        .containsExactly("www.site.com 3 1", "printer.local 3 1");
    assertThat(Analysis.top(report, "qtype")).containsExactly("A 5 1", "AXFR 1 1");
  }

  @Test
  void findingsSayWhyAndOfWhichZone() {
    WindowReport report =
        new Analysis()
            .window(
                message(PC, UPDATE, "1.168.192.in-addr.arpa", 6),
                message(PC, UPDATE, "corp", 6),
                message(PC, UPDATE, "site.com", 6),
                message(PC, UPDATE, "site.com", 6));
    assertThat(report.findings())
        .extracting(FindingRow::detector, FindingRow::reason, FindingRow::name, FindingRow::queries)
        .containsExactlyInAnyOrder(
            tuple("dynamic-update-leak", "private-reverse-zone", "1.168.192.in-addr.arpa", 1L),
            tuple("dynamic-update-leak", "private-zone", "corp", 1L),
            tuple("dynamic-update-leak", "other-zone", "site.com", 2L));
  }

  @Test
  void theNamesOfTheTailAreExplainedByWhatTheyAreNotByHowTheyWereAsked() {
    WindowReport report = new Analysis().window(message(PC, STATUS, "www.site.com", A));
    assertThat(report.tailRows())
        .extracting(row -> row.explanation())
        .containsExactly("plain-name");
  }

  @Test
  void aQueryWithoutQuestionIsAFindingWithoutName() {
    WindowReport report =
        new Analysis().window(query(T, PC, "www.site.com", A), payload(PC, new byte[12]));
    assertThat(report.findings())
        .extracting(FindingRow::detector, FindingRow::reason, FindingRow::name, FindingRow::client)
        .containsExactly(tuple("qdcount-not-one", "none", "", PC));
    assertThat(report.misconfigurations()).hasSize(1);
    assertThat(report.misconfigurations().get(0).names()).isZero();
    assertThat(report.misconfigurations().get(0).exampleName()).isEmpty();
    assertThat(report.totals().misconfiguredQueries()).isEqualTo(1);
    assertThat(report.totals().names()).isEqualTo(1);
  }

  @Test
  void payloadsThatAreNoMessagesAreFoundByClientAndReasonButNotCounted() {
    byte[] badLabel = new byte[17];
    badLabel[5] = 1;
    badLabel[12] = (byte) 0x80;
    List<Frame> frames =
        List.of(
            payload(PC, (byte) 1, (byte) 2),
            payload(PC, (byte) 1, (byte) 2, (byte) 3),
            payload("10.0.0.2", badLabel),
            query(T, PC, "www.site.com", A));
    WindowReport report = new Analysis().of(List.of(frames), 2, 2, new Random(2)).windows().get(0);
    assertThat(report.findings())
        .extracting(
            FindingRow::detector,
            FindingRow::reason,
            FindingRow::name,
            FindingRow::client,
            FindingRow::queries)
        .containsExactly(
            tuple("not-dns-payload", "short-header", "", PC, 2L),
            tuple("malformed-message", "label-type", "", "10.0.0.2", 1L));
    assertThat(report.misconfigurations())
        .extracting(MisconfigurationRow::detector, MisconfigurationRow::queries, m -> m.share())
        .containsExactly(tuple("not-dns-payload", 2L, 0.0), tuple("malformed-message", 1L, 0.0));
    assertThat(report.totals().queries()).isEqualTo(1);
    assertThat(report.totals().misconfiguredQueries()).isZero();
    assertThat(report.offenders().rows())
        .extracting(o -> o.client())
        .containsExactly(PC, "10.0.0.2");
  }

  @Test
  void payloadsBesideResponsesAloneAreFoundToo() {
    WindowReport report =
        new Analysis().window(response(T, PC, "www.site.com", A, 0), payload(PC, (byte) 1));
    assertThat(report.totals().countedFromResponses()).isTrue();
    assertThat(report.findings())
        .extracting(FindingRow::detector)
        .containsExactlyInAnyOrder("not-dns-payload", "soa-missing-in-negative");
  }

  @Test
  void ignoredClientsAreNotAccused() {
    WindowReport report =
        new Analysis()
            .ignore(PC)
            .window(
                payload(PC, (byte) 1),
                message(PC, STATUS, "www.site.com", A),
                query(T, "10.0.0.2", "www.site.com", A));
    assertThat(report.findings()).isEmpty();
    assertThat(report.misconfigurations()).isEmpty();
  }
}
