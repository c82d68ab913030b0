package io.toptail.analysis;

import static io.toptail.analysis.WindowFindings.assertSame;
import static io.toptail.analysis.WindowFindings.found;
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

  @Test
  void onlyWhatIsDeniedLeaks() {
    said.answered(PC, "dc1.office.corp");
    said.answered(PC, "wpad.office.corp");
    said.answered(PC, "printer.local");
    said.answered(PC, "fileserver");
    said.denied(LAPTOP, "dc2.office.corp");
    WindowReport window = new Analysis().window(said.frames());
    assertThat(found(window))
        .containsExactly(
            "answered-inside dc1.office.corp  1 1",
            "answered-inside fileserver  1 1",
            "answered-inside printer.local  1 1",
            "answered-inside wpad.office.corp  1 1",
            "private-suffix dc2.office.corp 10.0.0.2 1 1");
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
    said.answered(said.turn(), PC, "5.1.168.192.in-addr.arpa", record);
    said.denied(said.turn(), PC, "6.1.168.192.in-addr.arpa", Type.PTR, 3, "168.192.in-addr.arpa");
    assertThat(found(new Analysis().window(said.frames())))
        .containsExactly(
            "answered-inside 5.1.168.192.in-addr.arpa  1 1",
            "rfc1918-ptr 6.1.168.192.in-addr.arpa 10.0.0.1 1 1");
  }

  @Test
  void whatFailsNowAndThenAndWhatIsPublicStays() {
    said.answered(PC, "nas.lan");
    said.denied(LAPTOP, "nas.lan");
    said.answered(PC, "wpad.some-firm.com");
    assertThat(found(new Analysis().window(said.frames())))
        .containsExactly(
            "private-suffix nas.lan 10.0.0.1 1 1",
            "private-suffix nas.lan 10.0.0.2 1 1",
            "wpad-leak wpad.some-firm.com 10.0.0.1 1 1");
  }

  @Test
  void mistakesThatAreNoLeaksStay() {
    said.failed(said.turn(), PC, "db\\032one.lan", Type.A, Rcode.NOERROR, -1);
    said.answered(PC, "db\\032two.lan");
    assertThat(found(new Analysis().window(said.frames())))
        .contains("control-or-space db\\032two.lan 10.0.0.1 1 1");
  }

  @ParameterizedTest
  @CsvSource({"67108864, 1", "60000, 3", "20000, 2", "4000, 2", "1500, 1"})
  void partitionsAndMemoryChangeNothing(long budget, int partitions) {
    for (int i = 0; i < 60; i++) {
      said.answered("10.0.1." + i % 9, "pc" + i + ".office.corp");
      said.denied("10.0.1." + i % 7, "pc" + i % 50 + ".home");
      said.answered("10.0.1." + i % 5, "pc" + i % 20 + ".home");
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
