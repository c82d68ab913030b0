package io.toptail.analysis;

import static io.toptail.analysis.FlowFrames.ACK;
import static io.toptail.analysis.FlowFrames.FIN;
import static io.toptail.analysis.FlowFrames.SYN;
import static io.toptail.analysis.FlowFrames.query;
import static io.toptail.analysis.FlowFrames.segment;
import static io.toptail.analysis.FlowFrames.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.LostRow;
import io.toptail.report.WindowReport.ReassembledRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Messages in several packets, from frames to the report. */
class FlowTallyTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final String PC = "10.0.0.1";
  private static final byte[] NOTHING = {};

  @Test
  void messagesOutOfStreamsAreCountedBesideTheirPackets() {
    byte[] stream = stream(query("www.facebook.com"), query("a.b.com"), new byte[12]);
    stream[stream.length - 5] = 0x7F;
    int end = 1 + stream.length;
    WindowReport report =
        new Analysis()
            .ignore("a.b.com")
            .window(
                segment(T, PC, 0, SYN, NOTHING),
                segment(T + 1, PC, 1, ACK, Arrays.copyOf(stream, 30)),
                segment(T + 2, PC, 1, ACK, Arrays.copyOf(stream, 30)),
                segment(T + 3, PC, 31, ACK, Arrays.copyOfRange(stream, 30, stream.length)),
                segment(T + 4, PC, end + 9, ACK, stream(query("static.ak.fbcdn.net"))),
                segment(T + 5, PC, end, ACK, NOTHING),
                Frames.query(T + 6, PC, "www.facebook.com", Frames.A));

    assertThat(report.ledger())
        .containsExactlyInAnyOrder(
            new LedgerRow("tcp-segment", "carried messages", 3, false),
            new LedgerRow("tcp-segment", "no payload", 2, false),
            new LedgerRow("tcp-segment", "retransmitted", 1, false),
            new LedgerRow("query", "", 1, true));
    assertThat(report.reassembled().messages())
        .containsExactlyInAnyOrder(
            new ReassembledRow("tcp", "query", "", 2, true),
            new ReassembledRow("tcp", "ignored-by-rule", "", 1, true),
            new ReassembledRow("tcp", "malformed", "not-dns", 1, false));
    assertThat(report.reassembled().lost()).containsExactly(new LostRow("hole", 9));
    assertThat(report.totals().packets()).isEqualTo(7);
    assertThat(report.totals().messages()).isEqualTo(4);
    assertThat(report.totals().countedQueries()).isEqualTo(3);
    assertThat(Analysis.top(report, "transport")).containsExactly("tcp 2 1", "udp 1 1");
    assertThat(Analysis.top(report, "name"))
        .startsWith("www.facebook.com 2 1 Meta (Facebook)/social/");
  }

  @Test
  void messagesOutOfFragmentsAreCountedBesideTheirPackets() {
    List<Frame> frames = new ArrayList<>();
    frames.addAll(FlowFrames.fragments(T, PC, 53, query("a.b.com")));
    frames.addAll(FlowFrames.fragments(T, "10.0.0.2", 123, query("a.b.com")));
    frames.addAll(FlowFrames.fragments(T, "10.0.0.3", 53, query("a.b.com")).subList(1, 3));
    frames.add(Frames.ip(T, "10.0.0.4", Frames.SERVER, 1, 0x2000, new byte[8]));
    frames.add(Frames.ip(T, "10.0.0.4", Frames.SERVER, 1, 1, new byte[8]));
    WindowReport report = new Analysis().window(frames.toArray(Frame[]::new));

    assertThat(report.ledger())
        .containsExactlyInAnyOrder(
            new LedgerRow("ip-fragment", "carried message", 3, false),
            new LedgerRow("ip-fragment", "no DNS port", 3, false),
            new LedgerRow("ip-fragment", "incomplete", 2, false),
            new LedgerRow("ip-fragment", "no UDP", 2, false));
    assertThat(report.reassembled().messages())
        .containsExactly(new ReassembledRow("fragments", "query", "", 1, true));
    assertThat(report.totals().countedQueries()).isEqualTo(1);
    assertThat(Analysis.top(report, "name")).containsExactly("a.b.com 1 1");
  }

  @Test
  void anAnswerInFragmentsIsAFinding() {
    byte[] response = Frames.message(0x8180, Frames.question("a.b.com", Frames.A, Frames.IN));
    List<Frame> frames = new ArrayList<>();
    frames.add(Frames.udp(T, PC, 40_000, Frames.SERVER, 53, query("a.b.com")));
    frames.addAll(FlowFrames.fragments(T + 1000, Frames.SERVER, 53, PC, 40_000, response));
    frames.add(Frames.udp(T + 2000, "10.0.0.2", 40_000, Frames.SERVER, 53, query("b.b.com")));
    frames.addAll(FlowFrames.fragments(T + 3000, "10.0.0.2", 53, query("c.b.com")));
    assertThat(new Analysis().window(frames.toArray(Frame[]::new)).findings())
        .filteredOn(row -> row.detector().equals("udp-fragmented"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.name()).isEqualTo("a.b.com");
              assertThat(row.client()).isEqualTo(Frames.SERVER);
              assertThat(row.queries()).isEqualTo(1);
            });
  }

  @Test
  void anotherProtocolOnTheDnsPortIsAFindingOfWhoBeganIt() {
    byte[] request = "GET / HTTP/1.1\r\nHost: a.b.com\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] reply = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    WindowReport report =
        new Analysis()
            .window(
                segment(T, PC, 0, SYN, NOTHING),
                segment(T + 1, PC, 1, ACK, request),
                segment(T + 2, Frames.SERVER, 53, PC, 40_000, 0, SYN | ACK, NOTHING),
                segment(T + 3, Frames.SERVER, 53, PC, 40_000, 1, ACK, reply),
                Frames.query(T + 6, "10.0.0.2", "www.facebook.com", Frames.A));
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.detector()).isEqualTo("not-dns-payload");
              assertThat(row.client()).isEqualTo(PC);
              assertThat(row.queries()).isEqualTo(1);
              assertThat(row.reason()).isEqualTo("not-dns");
            });
    assertThat(report.totals().countedQueries()).isEqualTo(1);
    assertThat(report.totals().misconfiguredQueries()).isZero();
  }

  @Test
  void aCaptureWithoutDatagramsIsCountedByItsStreams() {
    byte[] response = Frames.message(0x8183, Frames.question("a.b.com", Frames.A, Frames.IN));
    WindowReport report =
        new Analysis()
            .window(
                segment(T, Frames.SERVER, 53, PC, 40_000, 5, ACK, stream(response)),
                segment(T + 1, Frames.SERVER, 53, PC, 40_000, 5 + 27, FIN, NOTHING));

    assertThat(report.totals().countedFromResponses()).isTrue();
    assertThat(report.totals().responses()).isEqualTo(1);
    assertThat(Analysis.top(report, "name")).containsExactly("a.b.com 1 1");
    assertThat(Analysis.top(report, "client")).containsExactly(PC + " 1 1");
    assertThat(Analysis.top(report, "rcode")).containsExactly("NXDOMAIN 1 1");
  }

  @Property(tries = 150)
  void theReportDoesNotDependOnWhereACaptureIsCut(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int tasks,
      @ForAll @IntRange(min = 1, max = 3) int partitions) {
    Random random = new Random(seed);
    List<Frame> frames = FlowFrames.random(random, T);
    int cut = random.nextInt(frames.size() + 1);
    // Rotated files have their packets in order: those of the same time stay together.
    while (cut > 0 && cut < frames.size() && isSameTime(frames, cut)) {
      cut--;
    }
    List<Frame> first = frames.subList(0, cut);
    List<Frame> second = frames.subList(cut, frames.size());
    Analysis analysis = new Analysis().window(random.nextBoolean() ? 0 : 1000);
    AnalysisReport whole = analysis.of(List.of(frames, List.of()), 1, 1, new Random(0));
    analysis.tableBytes(random.nextInt(60_000));
    List<List<Frame>> files =
        random.nextBoolean() ? List.of(first, second) : List.of(second, first);
    AnalysisReport parts = analysis.of(files, tasks, partitions, random);

    assertThat(parts.windows()).hasSameSizeAs(whole.windows());
    for (int i = 0; i < whole.windows().size(); i++) {
      assertSame(parts.windows().get(i), whole.windows().get(i));
    }
  }

  private static boolean isSameTime(List<Frame> frames, int i) {
    return frames.get(i).nanos() == frames.get(i - 1).nanos();
  }

  /** All but the evidence, which names a file. */
  private static void assertSame(WindowReport actual, WindowReport expected) {
    assertThat(actual.totals()).isEqualTo(expected.totals());
    assertThat(actual.ledger()).isEqualTo(expected.ledger());
    assertThat(actual.reassembled()).isEqualTo(expected.reassembled());
    assertThat(actual.top()).isEqualTo(expected.top());
    assertThat(actual.series()).isEqualTo(expected.series());
  }

  @Property(tries = 50)
  void copiesOfACaptureAreCountedLikeCaptures(@ForAll long seed) {
    Random random = new Random(seed);
    List<Frame> frames = FlowFrames.random(random, T);
    List<Frame> part = frames.subList(random.nextInt(frames.size()), frames.size());
    WindowReport one = windowOf(frames, List.of());
    WindowReport other = windowOf(part, List.of());
    WindowReport both = windowOf(frames, part);

    assertThat(both.totals().messages())
        .isEqualTo(one.totals().messages() + other.totals().messages());
    assertThat(both.totals().packets()).isEqualTo(frames.size() + part.size());
  }

  private static WindowReport windowOf(List<Frame> first, List<Frame> second) {
    return new Analysis().of(List.of(first, second), 1, 1, new Random(0)).windows().get(0);
  }
}
