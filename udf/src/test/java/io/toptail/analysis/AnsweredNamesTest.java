package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Names that a server inside answers leak nowhere. */
class AnsweredNamesTest {
  private static final String PC = "10.0.0.1";
  private static final String LAPTOP = "10.0.0.2";

  private final Conversations said = new Conversations();
  private double now;

  private void answered(String client, String name) {
    said.answered(now++ * 10, client, name);
  }

  private void denied(String client, String name) {
    said.denied(now++ * 10, client, name, Type.A, Rcode.NXDOMAIN, ".");
  }

  /**
   * Detector, name and client of each finding that is a mistake, and of those that tell of none.
   */
  private static List<String> found(WindowReport window) {
    return window.findings().stream()
        .map(row -> (row.detector() + " " + row.name() + " " + row.client()).strip())
        .sorted()
        .toList();
  }

  @Test
  void onlyWhatIsDeniedLeaks() {
    answered(PC, "dc1.office.corp");
    answered(PC, "wpad.office.corp");
    answered(PC, "printer.local");
    answered(PC, "fileserver");
    denied(LAPTOP, "dc2.office.corp");
    WindowReport window = new Analysis().window(said.frames());
    assertThat(found(window))
        .containsExactly(
            "answered-inside dc1.office.corp",
            "answered-inside fileserver",
            "answered-inside printer.local",
            "answered-inside wpad.office.corp",
            "private-suffix dc2.office.corp 10.0.0.2");
    assertThat(window.totals().misconfiguredQueries()).isEqualTo(1);
    assertThat(window.totals().misconfiguredNames()).isEqualTo(1);
    assertThat(window.totals().misconfiguredClients()).isEqualTo(1);
    assertThat(window.offenders().rows()).hasSize(1);
    assertThat(window.misconfigurations())
        .extracting(MisconfigurationRow::detector)
        .containsExactlyInAnyOrder("private-suffix", "answered-inside");
    assertThat(window.tailRows())
        .filteredOn(row -> row.explanation().equals("answered-inside"))
        .allSatisfy(row -> assertThat(row.lane()).isEqualTo("explained"));
  }

  @Test
  void aPrivateAddressThatHasANameIsWell() {
    PTRRecord record =
        new PTRRecord(
            Conversations.name("5.1.168.192.in-addr.arpa"),
            DClass.IN,
            60,
            Conversations.name("nas.office.corp"));
    said.answered(now++, PC, "5.1.168.192.in-addr.arpa", record);
    said.denied(now++, PC, "6.1.168.192.in-addr.arpa", Type.PTR, 3, "168.192.in-addr.arpa");
    assertThat(found(new Analysis().window(said.frames())))
        .containsExactly(
            "answered-inside 5.1.168.192.in-addr.arpa",
            "rfc1918-ptr 6.1.168.192.in-addr.arpa 10.0.0.1");
  }

  @Test
  void whatFailsNowAndThenAndWhatIsPublicStays() {
    answered(PC, "nas.lan");
    denied(LAPTOP, "nas.lan");
    answered(PC, "wpad.some-firm.com");
    assertThat(found(new Analysis().window(said.frames())))
        .containsExactly(
            "private-suffix nas.lan 10.0.0.1",
            "private-suffix nas.lan 10.0.0.2",
            "wpad-leak wpad.some-firm.com 10.0.0.1");
  }

  @Test
  void mistakesThatAreNoLeaksStay() {
    said.failed(now++, PC, "db\\032one.lan", Type.A, Rcode.NOERROR, -1);
    answered(PC, "db\\032two.lan");
    assertThat(found(new Analysis().window(said.frames())))
        .contains("control-or-space db\\032two.lan 10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"67108864, 1", "60000, 3", "20000, 2", "4000, 2", "1500, 1"})
  void partitionsAndMemoryChangeNothing(long budget, int partitions) {
    for (int i = 0; i < 60; i++) {
      answered("10.0.1." + i % 9, "pc" + i + ".office.corp");
      denied("10.0.1." + i % 7, "pc" + i % 50 + ".home");
      answered("10.0.1." + i % 5, "pc" + i % 20 + ".home");
    }
    AnalysisReport expected = new Analysis().window(300 * Analysis.SECOND).of(said.frames());
    AnalysisReport actual =
        new Analysis()
            .window(300 * Analysis.SECOND)
            .tableBytes(budget)
            .of(List.of(said.list(), List.of()), 3, partitions, new Random(budget));
    assertThat(actual.windows()).hasSameSizeAs(expected.windows());
    for (int i = 0; i < actual.windows().size(); i++) {
      WindowReport mine = actual.windows().get(i);
      WindowReport its = expected.windows().get(i);
      assertThat(mine.findings()).isEqualTo(its.findings());
      assertThat(mine.misconfigurations()).isEqualTo(its.misconfigurations());
      assertThat(mine.totals()).isEqualTo(its.totals());
      assertThat(mine.tailRows()).isEqualTo(its.tailRows());
    }
  }
}
