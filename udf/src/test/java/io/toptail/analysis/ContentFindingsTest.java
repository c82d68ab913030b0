package io.toptail.analysis;

import static io.toptail.analysis.WindowFindings.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Evaluation;
import io.toptail.report.WindowReport;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Record;

/** What the records of responses show, out of packets. */
class ContentFindingsTest {
  private final Conversations said = new Conversations();

  private static Record address(String name, int... octets) {
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) octets[i];
    }
    return new ARecord(Conversations.name(name), DClass.IN, 60, bytes);
  }

  private static Record mail(String domain, String target) {
    return new MXRecord(Conversations.name(domain), DClass.IN, 60, 10, Conversations.name(target));
  }

  private void speak() {
    said.answered(1, "10.0.0.1", "intranet.dev", address("intranet.dev", 127, 0, 53, 53));
    said.answered(2, "10.0.0.2", "intranet.dev", address("intranet.dev", 127, 0, 53, 53));
    said.answered(
        3, "10.0.0.1", "some-firm.com", mail("some-firm.com", "m.some-firm.com.some-firm.com"));
    said.answered(
        4, "10.0.0.2", "some-firm.com", mail("some-firm.com", "m.some-firm.com.some-firm.com"));
    said.answered(5, "10.0.0.3", "other-firm.com", mail("other-firm.com", "mail.other-firm.com"));
  }

  private static final String[] EXPECTED = {
    "missing-trailing-dot some-firm.com  2 2",
    "name-collision-answer intranet.dev 10.0.0.1 1 1",
    "name-collision-answer intranet.dev 10.0.0.2 1 1"
  };

  @Test
  void findsWhatResponsesSay() {
    speak();
    WindowReport window = new Analysis().window(said.frames());
    assertThat(found(window)).containsExactly(EXPECTED);
    assertThat(window.misconfigurations())
        .filteredOn(row -> row.detector().equals("missing-trailing-dot"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.behaviour()).isTrue();
              assertThat(row.clients()).isEqualTo(2);
              assertThat(row.names()).isEqualTo(1);
              assertThat(row.exampleName()).isEqualTo("some-firm.com");
            });
    assertThat(window.totals().misconfiguredQueries()).isZero();
  }

  @Test
  void findsThemWithoutQueriesToo() {
    speak();
    Frame[] responses =
        Stream.of(said.frames())
            .filter(frame -> frame.nanos() % Analysis.SECOND != 0)
            .toArray(Frame[]::new);
    AnalysisReport report = new Analysis().of(responses);
    assertThat(found(report.windows().get(0))).containsExactly(EXPECTED);
    assertThat(report.manifest().evaluation().notEvaluated())
        .extracting(Evaluation.NotEvaluated::detector)
        .contains("servfail-domain")
        .doesNotContain("missing-trailing-dot");
  }

  @Test
  void tasksAndPartitionsChangeNothing() {
    speak();
    AnalysisReport report =
        new Analysis().tableBytes(2_000).of(List.of(said.list(), List.of()), 3, 3, new Random(2));
    assertThat(found(report.windows().get(0))).containsExactly(EXPECTED);
  }

  @Test
  void leavesOutWhatARuleLeavesOut() {
    speak();
    WindowReport window = new Analysis().ignore("some-firm.com", "10.0.0.2").window(said.frames());
    assertThat(found(window)).containsExactly("name-collision-answer intranet.dev 10.0.0.1 1 1");
  }

  @Test
  void saysWhenThereWereNoResponses() {
    said.lost(1, "10.0.0.1", "www.some-firm.com", 1);
    AnalysisReport report = new Analysis().of(said.frames());
    assertThat(report.manifest().evaluation().notEvaluated())
        .extracting(Evaluation.NotEvaluated::detector)
        .contains("missing-trailing-dot", "name-collision-answer", "ttl-zero");
  }
}
