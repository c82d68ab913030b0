package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.combine.PacketAccount.Unit;
import io.toptail.filter.ClientSample;
import io.toptail.filter.MessageFilterBuilder;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.LedgerRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Filters in both commands, against predicates over the rows of an unfiltered export. */
class FilterTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final String[] NAMES = {"a.com", "www.a.com", "wwwa.com", "B.org", "x.y.b.org"};
  private static final String[] CLIENTS = {"10.0.0.1", "10.0.1.1", "2001:db8::1", "192.0.2.9"};
  private static final String[] SERVERS = {"192.0.2.53", "198.51.100.53"};
  private static final int[] TYPES = {1, 28, 12};

  /** What a row says, by column. */
  private record Row(Map<String, String> cells) {
    String get(String column) {
      return cells.get(column);
    }

    boolean response() {
      return get("qr").equals("1");
    }

    String client() {
      return get(response() ? "dst" : "src");
    }

    String server() {
      return get(response() ? "src" : "dst");
    }

    long nanos() {
      String fraction = (get("time").replaceAll(".*\\.|Z", "") + "000").substring(0, 9);
      return T + Long.parseLong(fraction);
    }
  }

  @Property(tries = 300)
  void whatIsLetThroughIsWhatMatchesEveryFilter(@ForAll long seed) {
    Random random = new Random(seed);
    Frame[] frames = traffic(random);
    List<Row> all = rows(new Exports(), frames);
    MessageFilterBuilder filter = new MessageFilterBuilder();
    Predicate<Row> oracle = random(random, filter);

    Exports exports = new Exports().filter(filter);
    List<Row> left = rows(exports, frames);
    assertThat(left).isEqualTo(all.stream().filter(oracle).toList());
    assertThat(exports.counted(Unit.PACKETS)).isEqualTo(frames.length);
    WindowReport report = new Analysis().filter(filter).window(frames);
    assertThat(report.totals().packets()).isEqualTo(frames.length);
    assertThat(report.totals().queries())
        .isEqualTo(left.stream().filter(row -> !row.response()).count());
    assertThat(report.totals().responses()).isEqualTo(left.stream().filter(Row::response).count());
  }

  /** Sets some filters, and says the same as a predicate. */
  private static Predicate<Row> random(Random random, MessageFilterBuilder filter) {
    List<Predicate<Row>> set = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      long from = T + random.nextInt(1000);
      filter.from(from);
      set.add(row -> row.nanos() >= from);
    }
    if (random.nextInt(3) == 0) {
      long to = T + 1001 + random.nextInt(1000);
      filter.to(to);
      set.add(row -> row.nanos() < to);
    }
    if (random.nextInt(3) == 0) {
      filter.client("10.0.0.0/23").client("2001:db8::/64");
      set.add(row -> row.client().startsWith("10.0.") || row.client().contains(":"));
    }
    if (random.nextInt(4) == 0) {
      filter.server(SERVERS[0]);
      set.add(row -> row.server().equals(SERVERS[0]));
    }
    if (random.nextInt(4) == 0) {
      filter.queriesOnly(true);
      set.add(row -> !row.response());
    } else if (random.nextInt(4) == 0) {
      filter.responsesOnly(true);
      set.add(Row::response);
    }
    questions(random, filter, set);
    return row -> set.stream().allMatch(each -> each.test(row));
  }

  private static void questions(
      Random random, MessageFilterBuilder filter, List<Predicate<Row>> set) {
    if (random.nextInt(3) == 0) {
      filter.name("*.b.org").name("a.com");
      set.add(row -> row.get("qname").toLowerCase(Locale.ROOT).matches("a\\.com|.+\\.b\\.org"));
    }
    if (random.nextInt(3) == 0) {
      filter.qtype("aaaa").qtype("12");
      set.add(row -> Set.of("AAAA", "PTR").contains(row.get("qtype")));
    }
    if (random.nextInt(4) == 0) {
      filter.rcode("NXDOMAIN").rcode("2");
      set.add(row -> row.response() && Set.of("3", "2").contains(row.get("rcode_code")));
    }
  }

  private static Frame[] traffic(Random random) {
    Frame[] frames = new Frame[1 + random.nextInt(40)];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frame(random);
    }
    return frames;
  }

  private static Frame frame(Random random) {
    long time = T + random.nextInt(2000);
    String client = CLIENTS[random.nextInt(CLIENTS.length)];
    boolean six = client.contains(":");
    String server = six ? "2001:db8::53" : SERVERS[random.nextInt(SERVERS.length)];
    int type = TYPES[random.nextInt(TYPES.length)];
    byte[] question = question(NAMES[random.nextInt(NAMES.length)], type);
    byte[] query = Frames.message(0x0100, question);
    return switch (random.nextInt(6)) {
      case 0, 1 -> Frames.udp(time, client, 4000, server, 53, query);
      case 2, 3 -> {
        byte[] message = Frames.message(0x8180 | random.nextInt(6), question);
        yield Frames.udp(time, server, 53, client, 4000, message);
      }
      case 4 -> Frames.udp(time, client, 4000, server, 123, query);
      default -> FlowFrames.segment(time, client, 4000, server, 53, 1, FlowFrames.ACK, new byte[0]);
    };
  }

  private static byte[] question(String name, int type) {
    return Frames.question(name, type, Frames.IN);
  }

  private static List<Row> rows(Exports exports, Frame... frames) {
    List<String> lines = new String(exports.of(frames)).lines().toList();
    String[] names = lines.get(0).split("\t");
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(
            cells -> {
              Map<String, String> row = new TreeMap<>();
              for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
              }
              return new Row(row);
            })
        .toList();
  }

  @Test
  void everyFilterHasItsRowInTheLedger() {
    MessageFilterBuilder filter =
        new MessageFilterBuilder().from(T).to(T + 100).client("10.0.0.0/8").name("a.com");
    WindowReport report =
        new Analysis()
            .filter(filter)
            .window(
                Frames.query(T - 1, "10.0.0.1", "a.com", Frames.A),
                Frames.udp(T - 1, "10.0.0.1", 4000, Frames.SERVER, 123, new byte[20]),
                Frames.query(T + 100, "10.0.0.1", "a.com", Frames.A),
                Frames.query(T, "192.0.2.1", "a.com", Frames.A),
                Frames.query(T, "10.0.0.1", "b.com", Frames.A),
                Frames.query(T, "10.0.0.1", "A.com", Frames.A),
                Frames.udp(T, "10.0.0.1", 4000, Frames.SERVER, 123, new byte[20]));
    assertThat(report.ledger())
        .containsExactlyInAnyOrder(
            new LedgerRow("filtered-out", "--from", 2, false),
            new LedgerRow("filtered-out", "--to", 1, false),
            new LedgerRow("filtered-out", "--client", 1, false),
            new LedgerRow("filtered-out", "--name", 1, false),
            new LedgerRow("query", "", 1, true),
            new LedgerRow("not-dns", "UDP/123", 1, false));
    assertThat(Analysis.top(report, "client")).containsExactly("10.0.0.1 1 1");
  }

  @Test
  void whatIsHeldBackForItsTimeMakesNoWindow() {
    long day = 86_400 * Analysis.SECOND;
    Analysis analysis =
        new Analysis().filter(new MessageFilterBuilder().from(T).to(T + 1)).window(10L * day);
    var report =
        analysis.of(
            Frames.query(T - 900 * day, "10.0.0.1", "a.com", Frames.A),
            Frames.query(T, "10.0.0.1", "a.com", Frames.A),
            Frames.query(T + 900 * day, "10.0.0.1", "a.com", Frames.A));
    assertThat(report.windows()).hasSize(1);
    assertThat(report.windows().get(0).totals().packets()).isEqualTo(3);
  }

  @Test
  void aMessageOfSeveralPacketsHasTheTimeOfTheLast() {
    byte[] stream = FlowFrames.stream(FlowFrames.query("a.com"));
    byte[] head = Arrays.copyOf(stream, 9);
    byte[] tail = Arrays.copyOfRange(stream, 9, stream.length);
    Frame first = FlowFrames.segment(T, "10.0.0.1", 1, FlowFrames.ACK, head);
    Frame second = FlowFrames.segment(T + 100, "10.0.0.1", 10, FlowFrames.ACK, tail);

    WindowReport from =
        new Analysis().filter(new MessageFilterBuilder().from(T + 50)).window(first, second);
    assertThat(from.totals().queries()).isEqualTo(1);
    assertThat(from.ledger())
        .contains(
            new LedgerRow("filtered-out", "--from", 1, false),
            new LedgerRow("tcp-segment", "carried messages", 1, false));
    WindowReport to =
        new Analysis().filter(new MessageFilterBuilder().to(T + 50)).window(first, second);
    assertThat(to.totals().queries()).isZero();
    assertThat(to.reassembled().messages()).hasSize(1);
    assertThat(to.reassembled().messages().get(0).detail()).isEqualTo("--to");
  }

  @Property(tries = 50)
  void aSampleKeepsClientsWhole(@ForAll long seed) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String client = "10.0.0." + random.nextInt(60);
      frames.add(
          random.nextBoolean()
              ? Frames.query(T + i, client, "a.com", Frames.A)
              : Frames.response(T + i, client, "a.com", Frames.A, 0));
    }
    Frame[] all = frames.toArray(Frame[]::new);
    MessageFilterBuilder filter = new MessageFilterBuilder().sample(ClientSample.parse("1/3"));
    List<Row> sample = rows(new Exports().filter(filter), all);
    Set<String> clients =
        sample.stream().map(Row::client).collect(Collectors.toCollection(TreeSet::new));
    assertThat(clients).hasSizeBetween(8, 35);
    assertThat(sample)
        .isEqualTo(
            rows(new Exports(), all).stream()
                .filter(row -> clients.contains(row.client()))
                .toList());
  }
}
