package io.toptail.analysis;

import static io.toptail.analysis.Analysis.SECOND;
import static io.toptail.analysis.Conversations.message;
import static io.toptail.analysis.WindowFindings.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.ResponseFacts;
import io.toptail.history.EventBlock;
import io.toptail.history.EventBlockWriter;
import io.toptail.history.MessageEvent;
import io.toptail.packet.FiveTuple;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Responses;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.tally.KeyHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Type;

/** What became of queries, out of packets, whatever the tasks, the partitions and the memory. */
class HistoryTallyTest {
  private static final long T = 1_700_000_000L * SECOND;
  private static final int NXDOMAIN = 3;
  private static final int SERVFAIL = 2;

  private final Conversations said = new Conversations();

  private void query(double seconds, String client, int id, String name) {
    said.query(seconds, client, Frames.SERVER, message(id, 0x0100, name, Type.A));
  }

  private void response(double seconds, String client, int id, String name, int rcode) {
    said.response(seconds, Frames.SERVER, client, message(id, 0x8180 | rcode, name, Type.A));
  }

  private void asked(double seconds, String client, int id, String name, int rcode) {
    query(seconds, client, id, name);
    response(seconds + 0.02, client, id, name, rcode);
  }

  private WindowReport window(Analysis analysis) {
    return analysis.window(said.frames());
  }

  @Test
  void outcomesAddUpToTheQueries() {
    asked(0, "10.0.0.1", 1, "a.example.com", 0);
    asked(1, "10.0.0.1", 2, "b.example.com", NXDOMAIN);
    asked(2, "10.0.0.2", 3, "b.example.com", SERVFAIL);
    query(3, "10.0.0.2", 4, "c.example.com");
    response(4, "10.0.0.3", 5, "d.example.com", 0);
    response(20, "10.0.0.3", 5, "d.example.com", 0);
    query(21, "10.0.0.2", 6, "c.example.com");
    Responses responses = window(new Analysis()).responses();
    Responses.Outcomes all = responses.outcomes();
    assertThat(all.queries()).isEqualTo(5);
    assertThat(all.nodata()).isEqualTo(1);
    assertThat(all.nxdomain()).isEqualTo(1);
    assertThat(all.servfail()).isEqualTo(1);
    assertThat(all.unanswered()).isEqualTo(1);
    assertThat(all.undetermined()).isEqualTo(1);
    assertThat(all.p50Nanos()).isBetween(19_400_000L, 20_700_000L);
    assertThat(responses.beside())
        .containsExactly(
            new Responses.Beside("responses at the beginning, without a query", 1),
            new Responses.Beside("responses without a query", 1));
    assertThat(rows(responses, "name"))
        .containsExactly("b.example.com 2 1 1", "c.example.com 2 0 0", "a.example.com 1 0 0");
    assertThat(rows(responses, "domain")).containsExactly("example.com 5 1 1");
    assertThat(rows(responses, "client")).containsExactly("10.0.0.2 3 0 1", "10.0.0.1 2 1 0");
    assertThat(rows(responses, "server")).containsExactly("192.0.2.53 5 1 1");
  }

  /** Key, queries, NXDOMAIN and SERVFAIL. */
  private static List<String> rows(Responses responses, String dimension) {
    return responses.rows().stream()
        .filter(row -> row.dimension().equals(dimension))
        .map(
            row ->
                row.key()
                    + " "
                    + row.outcomes().queries()
                    + " "
                    + row.outcomes().nxdomain()
                    + " "
                    + row.outcomes().servfail())
        .toList();
  }

  @Test
  void whatARuleLeavesOutIsNotMatched() {
    asked(0, "10.0.0.1", 1, "a.example.com", NXDOMAIN);
    asked(1, "10.0.0.1", 2, "b.example.com", NXDOMAIN);
    asked(2, "10.0.0.9", 3, "b.example.com", NXDOMAIN);
    Responses responses = window(new Analysis().ignore("a.example.com", "10.0.0.9")).responses();
    assertThat(responses.outcomes().queries()).isEqualTo(1);
    assertThat(responses.outcomes().nxdomain()).isEqualTo(1);
    assertThat(responses.beside()).isEmpty();
  }

  @Test
  void behaviourIsATagBesideThePrimaryClass() {
    for (int i = 0; i < 25; i++) {
      asked(i * 10, "10.0.0.1", i, "wpad.home", SERVFAIL);
    }
    for (int i = 0; i < 110; i++) {
      asked(i * 2, "10.0.0." + (2 + i), i, "www.some-site.com", 0);
    }
    WindowReport window = window(new Analysis());
    List<MisconfigurationRow> rows = window.misconfigurations();
    assertThat(rows).extracting(MisconfigurationRow::detector).contains("servfail-loop");
    MisconfigurationRow loop = row(window, "servfail-loop");
    assertThat(loop.behaviour()).isTrue();
    assertThat(loop.queries()).isEqualTo(25);
    assertThat(loop.names()).isEqualTo(1);
    assertThat(loop.clients()).isEqualTo(1);
    assertThat(loop.exampleName()).isEqualTo("wpad.home");
    assertThat(loop.exampleClient()).isEqualTo("10.0.0.1");
    assertThat(loop.firstSeenNanos()).isEqualTo(T);
    assertThat(loop.lastSeenNanos()).isEqualTo(T + 240 * SECOND);
    assertThat(window.totals().misconfiguredQueries()).isEqualTo(25);
    assertThat(rows.stream().filter(row -> !row.behaviour()).mapToLong(r -> r.queries()).sum())
        .isEqualTo(25);
    assertThat(window.findings())
        .anyMatch(
            row ->
                row.detector().equals("servfail-loop")
                    && row.queries() == 25
                    && row.evidenceFile().equals("a.pcap"));
    assertThat(window.offenders().rows().get(0).queries()).isEqualTo(25);
    assertThat(window.offenders().rows().get(0).symptoms())
        .anyMatch(symptom -> symptom.detector().equals("servfail-loop") && symptom.overlaps());
  }

  @Test
  void withoutResponsesNothingIsEvaluatedThatNeedsThem() {
    for (int i = 0; i < 300; i++) {
      query(i, "10.0.0.1", i, "wpad.home");
    }
    WindowReport queriesOnly = window(new Analysis());
    assertThat(queriesOnly.responses().notEvaluated()).isEqualTo("no responses in the capture");
    assertThat(queriesOnly.misconfigurations())
        .extracting(MisconfigurationRow::detector)
        .doesNotContain("no-answer-retry")
        .contains("repeated-query");
    response(1.1, "10.0.0.1", 1, "wpad.home", 0);
    WindowReport one = window(new Analysis());
    assertThat(one.responses().notEvaluated()).contains("less than 1 %");
    WindowReport off = window(new Analysis().withoutHistory());
    assertThat(off.responses().notEvaluated()).contains("switched off");
    assertThat(off.misconfigurations()).noneMatch(MisconfigurationRow::behaviour);
    assertThat(off.totals().detectorsNotEvaluated())
        .isGreaterThan(one.totals().detectorsNotEvaluated());
  }

  @Test
  void aCaptureOfResponsesHasNoOutcomes() {
    response(0, "10.0.0.1", 1, "a.example.com", 0);
    assertThat(window(new Analysis()).responses().notEvaluated())
        .isEqualTo("no queries in the capture");
  }

  @Test
  void eachWindowIsLookedAtOnItsOwnButResponsesMayComeInTheNext() {
    query(9.99, "10.0.0.1", 1, "a.example.com");
    response(10.01, "10.0.0.1", 1, "a.example.com", NXDOMAIN);
    asked(21, "10.0.0.1", 2, "a.example.com", 0);
    long start = T - T % (10 * SECOND);
    assertThat(start).isEqualTo(T);
    List<WindowReport> windows = new Analysis().window(10 * SECOND).of(said.frames()).windows();
    assertThat(windows).hasSize(3);
    assertThat(windows.get(0).responses().outcomes().nxdomain()).isEqualTo(1);
    assertThat(windows.get(1).responses().outcomes().queries()).isZero();
    assertThat(windows.get(2).responses().outcomes().queries()).isEqualTo(1);
  }

  private static List<Frame> traffic(Random random) {
    HistoryTallyTest traffic = new HistoryTallyTest();
    for (int i = 0; i < 1_500; i++) {
      String client = "10.0." + random.nextInt(2) + "." + random.nextInt(30);
      String name = "host" + random.nextInt(12) + ".site" + random.nextInt(6) + ".co.uk";
      double time = i * 0.05;
      int id = random.nextInt(40);
      traffic.query(time, client, id, name);
      if (random.nextInt(4) == 0) {
        traffic.query(time + 0.3, client, id, name);
      }
      if (random.nextInt(5) > 0) {
        int rcode = new int[] {0, 0, SERVFAIL, NXDOMAIN, 5}[random.nextInt(5)];
        traffic.response(time + random.nextDouble() * 6, client, id, name, rcode);
      }
    }
    return traffic.said.list();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 3000", "0, 3, 2, 1000000", "20, 2, 3, 5000", "0, 3, 4, 20000"})
  void nothingDependsOnTasksPartitionsOrderAndMemory(
      long window, int tasks, int partitions, long budget) {
    List<Frame> frames = traffic(new Random(4));
    long nanos = window * SECOND;
    AnalysisReport expected =
        new Analysis().window(nanos).top(9).of(List.of(frames, List.of()), 1, 1, new Random(0));
    List<Frame> shuffled = new ArrayList<>(frames);
    Collections.shuffle(shuffled, new Random(8));
    AnalysisReport actual =
        new Analysis()
            .window(nanos)
            .top(9)
            .tableBytes(budget)
            .of(List.of(shuffled, List.of()), tasks, partitions, new Random(5));
    assertThat(actual.windows()).hasSameSizeAs(expected.windows());
    for (int i = 0; i < expected.windows().size(); i++) {
      WindowReport one = actual.windows().get(i);
      WindowReport other = expected.windows().get(i);
      assertThat(one.responses()).isEqualTo(other.responses());
      assertThat(one.responses().rows()).isNotEmpty();
      assertThat(one.misconfigurations()).isEqualTo(other.misconfigurations());
      assertThat(one.findings()).isEqualTo(other.findings());
      assertThat(one.offenders()).isEqualTo(other.offenders());
    }
  }

  @Test
  void anEventOfAQueryIsSmall() {
    List<EventBlock> blocks = new ArrayList<>();
    EventBlockWriter writer = new EventBlockWriter(1, blocks::add);
    MessageEvent event = new MessageEvent();
    DnsMessage message = new DnsMessage();
    Random random = new Random(3);
    int count = 20_000;
    for (int i = 0; i < count; i++) {
      int number = (int) (Math.pow(random.nextDouble(), 3) * 5_000);
      String name = "www.some-site-" + number + ".example.com";
      byte[] bytes = message(i & 0xFFFF, 0x0100, name, Type.A).toWire();
      message.wrap(bytes, 0, bytes.length, bytes.length);
      event.set(new Endpoints(random.nextInt()), message, new ResponseFacts(), T + i * 480_000L, 0);
      long hash = KeyHash.of(message.name(), 0, message.nameLength());
      writer.write(event, 77, 1, 1, message.name(), 0, message.nameLength(), hash);
    }
    writer.flush();
    assertThat(blocks.stream().mapToLong(EventBlock::length).sum()).isLessThan(40L * count);
  }

  private record Endpoints(int client) implements FiveTuple {
    @Override
    public byte[] addressBytes() {
      return ByteBuffer.allocate(8).putInt(client).putInt(0xC0000235).array();
    }

    @Override
    public int sourceAddressOffset() {
      return 0;
    }

    @Override
    public int destinationAddressOffset() {
      return 4;
    }

    @Override
    public int addressLength() {
      return 4;
    }

    @Override
    public int sourcePort() {
      return client & 0xFFFF;
    }

    @Override
    public int destinationPort() {
      return 53;
    }

    @Override
    public int protocol() {
      return 17;
    }
  }
}
