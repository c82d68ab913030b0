package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.CH;
import static io.toptail.analysis.Frames.IN;
import static io.toptail.analysis.Frames.TXT;
import static io.toptail.analysis.Frames.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was found, by detector, name and client, counted by hand. */
class FindingRowsTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final String PC = "10.0.0.1";
  private static final String PHONE = "10.0.0.2";
  private static final String PRINTER = "10.0.0.3";

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
}
