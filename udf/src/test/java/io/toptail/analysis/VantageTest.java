package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.IN;
import static io.toptail.analysis.Frames.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.combine.VantageProbe;
import io.toptail.detect.Vantage;
import io.toptail.filter.MessageFilterBuilder;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Evaluation;
import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where captures were taken, inferred from their responses, and what follows from it. */
class VantageTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final int RECURSIVE = 0x8180;
  private static final int AUTHORITATIVE = 0x8400;
  private static final int REFERRAL = 0x8000;
  private static final int ROOT_DENIAL = 0x8403;

  /** A response from a server to a client; a denial has the SOA record of the root. */
  private static Frame response(int number, String server, String client, int flags) {
    byte[] question = Frames.question("h" + number + ".local", A, IN);
    byte[] message = Frames.message(flags, question);
    if (flags == ROOT_DENIAL) {
      ByteBuffer denial = ByteBuffer.allocate(message.length + 1 + 10 + 22).put(message);
      denial.putShort(8, (short) 1).put((byte) 0).putShort((short) 6).putShort((short) 1);
      denial.putInt(60).putShort((short) 22).put(new byte[22]);
      message = denial.array();
    }
    return Frames.udp(T + number, server, 53, client, 40_000, message);
  }

  private static List<Frame> responses(int count, int servers, int clients, int flags) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String server = "192.0.2." + (1 + i % servers);
      frames.add(response(i, server, "198.51.100." + (1 + i % clients), flags));
    }
    return frames;
  }

  private static Evaluation evaluation(Analysis analysis, List<Frame> frames, int parts) {
    AnalysisReport report = analysis.of(List.of(frames), parts, parts, new Random(parts));
    return report.manifest().evaluation();
  }

  private static Vantage inferred(List<Frame> frames) {
    Analysis analysis = new Analysis();
    evaluation(analysis, frames, 1);
    Vantage alone = analysis.otherVantage();
    analysis.tableBytes(1 << 14);
    evaluation(analysis, frames, 3);
    assertThat(analysis.otherVantage()).as("spread and spilled").isEqualTo(alone);
    return alone;
  }

  @Test
  void responsesTellWhereACaptureWasTaken() {
    assertThat(inferred(responses(40, 2, 9, RECURSIVE))).isEqualTo(Vantage.RESOLVER);
    assertThat(inferred(responses(40, 20, 2, AUTHORITATIVE))).isEqualTo(Vantage.UPSTREAM);
    assertThat(inferred(responses(40, 2, 9, AUTHORITATIVE))).isEqualTo(Vantage.AUTHORITATIVE);
    assertThat(inferred(responses(40, 2, 9, ROOT_DENIAL))).isEqualTo(Vantage.ROOT);
    assertThat(inferred(responses(40, 2, 9, REFERRAL))).isNull();
    assertThat(inferred(responses(9, 2, 9, RECURSIVE))).as("too few").isNull();
  }

  @Test
  void eachServerIsJudgedByItself() {
    List<Frame> frames = responses(38, 2, 9, REFERRAL);
    for (int i = 0; i < 38; i++) {
      frames.set(
          i, i % 4 < 2 ? frames.get(i) : response(i, "192.0.2.1", "198.51.100.1", RECURSIVE));
    }
    // One server has RA in two thirds, the other in none: mixed, though RA is in half of all.
    Evaluation evaluation = evaluation(new Analysis(), frames, 2);
    assertThat(evaluation.seenFrom().vantage()).isEqualTo("unknown");
    assertThat(evaluation.seenFrom().basis())
        .isEqualTo("38 responses do not tell: 28 by 1 resolver, 10 by 1 other server");
  }

  @Test
  void filtersHoldResponsesBack() {
    List<Frame> frames = responses(40, 2, 9, RECURSIVE);
    frames.addAll(responses(40, 1, 9, ROOT_DENIAL).stream().map(f -> moved(f)).toList());
    MessageFilterBuilder one = new MessageFilterBuilder().server("203.0.113.1");
    Analysis analysis = new Analysis().filter(one);
    evaluation(analysis, frames, 1);
    assertThat(analysis.otherVantage()).isEqualTo(Vantage.ROOT);
  }

  /** The same from another server. */
  private static Frame moved(Frame frame) {
    byte[] bytes = frame.bytes().clone();
    System.arraycopy(Frames.address("203.0.113.1"), 0, bytes, 14 + 12, 4);
    return new Frame(frame.nanos(), bytes);
  }

  @Test
  void rulesThatDoNotApplyAreNotRunAndSaidToBe() {
    List<Frame> frames = responses(40, 2, 9, ROOT_DENIAL);
    frames.add(query(T, "8.8.8.8", "qwertyuiop", A));
    Analysis asRoot = new Analysis().vantage(Vantage.ROOT, false);
    AnalysisReport report = asRoot.of(List.of(frames), 1, 1, new Random(1));
    assertThat(asRoot.otherVantage()).isNull();
    assertThat(report.windows().get(0).misconfigurations())
        .extracting(MisconfigurationRow::detector)
        .containsExactly("chromium-probe");
    Evaluation evaluation = report.manifest().evaluation();
    assertThat(evaluation.seenFrom().vantage()).isEqualTo("root");
    assertThat(evaluation.seenFrom().basis()).isEqualTo("inferred from 40 responses");
    assertThat(evaluation.notEvaluated())
        .filteredOn(one -> one.reason() == Reason.VANTAGE)
        .extracting(NotEvaluated::detector)
        .containsExactly(
            "notify-to-non-secondary",
            "as112-primary-lookup",
            "failing-server",
            "root-servers-lookup",
            "rd0-to-recursive",
            "src-port-fixed-stub",
            "chromium-probe-burst",
            "lame-delegation",
            "lame-to-us",
            "nxdomain-rewriting",
            "ra-missing");
    Analysis asResolver = new Analysis().vantage(Vantage.RESOLVER, true);
    report = asResolver.of(List.of(frames), 1, 1, new Random(1));
    assertThat(asResolver.otherVantage()).as("declared").isNull();
    assertThat(report.windows().get(0).misconfigurations())
        .extracting(MisconfigurationRow::detector)
        .containsExactly("single-label-host");
    assertThat(report.manifest().evaluation().seenFrom().basis())
        .isEqualTo("declared; 40 responses look like: a root server");
  }

  @Test
  void aWrongGuessThatCannotBeCorrectedIsSaid() {
    List<Frame> frames = responses(40, 2, 9, RECURSIVE);
    Evaluation evaluation = evaluation(new Analysis(), frames, 1);
    assertThat(evaluation.seenFrom().vantage()).isEqualTo("unknown");
    assertThat(evaluation.seenFrom().basis())
        .isEqualTo(
            "40 responses show client side of a resolver, known too late: --vantage resolver"
                + " applies its rules");
  }

  @Test
  void theBeginningOfACaptureGivesAGuess() throws IOException {
    List<Frame> frames = responses(3_000, 2, 9, ROOT_DENIAL);
    frames.addAll(responses(30_000, 2, 9, RECURSIVE));
    assertThat(guess(frames)).isEqualTo(Vantage.ROOT);
    Analysis whole = new Analysis();
    evaluation(whole, frames, 1);
    assertThat(whole.otherVantage()).isEqualTo(Vantage.RESOLVER);
    assertThat(guess(List.of(query(T, "8.8.8.8", "a.site.com", A)))).isEqualTo(Vantage.UNKNOWN);
  }

  private static Vantage guess(List<Frame> frames) throws IOException {
    VantageProbe probe = new VantageProbe(new Analysis().settings());
    try (CaptureReader reader =
        Captures.open(new ByteArrayInputStream(Frames.pcap(frames)), "a.pcap")) {
      probe.add(reader);
    }
    return probe.guess();
  }
}
