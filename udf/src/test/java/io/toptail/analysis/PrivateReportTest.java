package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.privacy.HiddenRules;
import io.toptail.report.MistakenName;
import io.toptail.report.Offender;
import io.toptail.report.Offenders;
import io.toptail.report.Symptom;
import io.toptail.report.TailShape;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.row.MaskedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What privacy changes in a report, and what it does not. */
class PrivateReportTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final AddressPrivacy PSEUDONYMS = AddressPrivacy.pseudonyms(new byte[32], false);

  private static WindowReport report(
      List<Frame> frames, AddressPrivacy addresses, int minClients, int partitions) {
    return new Analysis()
        .top(10_000)
        .privacy(addresses, minClients)
        .of(List.of(frames, List.of()), 2, partitions, new Random(1))
        .windows()
        .get(0);
  }

  private static List<TopRow> top(WindowReport report, String dimension) {
    return report.top().stream().filter(row -> row.dimension().equals(dimension)).toList();
  }

  private static <T, K> Map<K, Integer> bag(List<T> rows, Function<T, K> what) {
    Map<K, Integer> bag = new HashMap<>();
    rows.forEach(row -> bag.merge(what.apply(row), 1, Integer::sum));
    return bag;
  }

  @Property(tries = 20)
  void pseudonymsChangeNothingButAddresses(@ForAll long seed) {
    List<Frame> frames = AnalysisOrderTest.frames(new Random(seed), 0);
    WindowReport plain = report(frames, AddressPrivacy.none(), 1, 1);
    WindowReport hidden = report(frames, PSEUDONYMS, 1, 2);
    assertThat(hidden.totals()).isEqualTo(plain.totals());
    // What a name with an address in it is below, and looks like, changes with the address.
    assertThat(hidden.tail().buckets()).isEqualTo(plain.tail().buckets());
    assertThat(hidden.tail().ranks()).isEqualTo(plain.tail().ranks());
    assertThat(hidden.ledger()).isEqualTo(plain.ledger());
    assertThat(hidden.series()).isEqualTo(plain.series());
    HiddenRules hide = new HiddenRules(PSEUDONYMS);
    assertThat(bag(top(hidden, "client"), row -> address(row.key()) + row.queries()))
        .isEqualTo(bag(top(plain, "client"), row -> address(hide.rule(row.key())) + row.queries()));
    assertThat(bag(hidden.findings(), row -> finding(row, row.name(), address(row.client()))))
        .isEqualTo(
            bag(
                plain.findings(),
                row -> finding(row, name(hide, row.name()), address(hide.rule(row.client())))));
    assertThat(bag(top(hidden, "name"), row -> row.key() + row.queries() + "/" + row.clients()))
        .isEqualTo(
            bag(
                top(plain, "name"),
                row -> name(hide, row.key()) + row.queries() + "/" + row.clients()));
  }

  /** A name that looks like an address is still a name. */
  private static String name(HiddenRules hide, String name) {
    String dotted = name.equals(".") ? name : name + ".";
    return name.isEmpty() ? name : hide.rule(dotted).replaceFirst("(?<=.)\\.$", "");
  }

  private static String address(String text) {
    try {
      return java.net.InetAddress.getByName(text).getHostAddress() + " ";
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static List<Object> finding(FindingRow row, String name, String client) {
    return List.of(
        row.detector(), name, client, row.queries(), row.firstSeenNanos(), row.lastSeenNanos());
  }

  /** Rows that tie are in the order of what they show. */
  @Property(tries = 10)
  void theOrderSaysNothing(@ForAll long seed) {
    WindowReport hidden = report(AnalysisOrderTest.frames(new Random(seed), 0), PSEUDONYMS, 1, 2);
    List<TopRow> clients = top(hidden, "client");
    for (int i = 1; i < clients.size(); i++) {
      TopRow before = clients.get(i - 1);
      TopRow row = clients.get(i);
      boolean tie = before.queries() == row.queries();
      if (tie && before.key().contains(".") && row.key().contains(".")) {
        assertThat(
                java.util.Arrays.compareUnsigned(
                    Frames.address(before.key()), Frames.address(row.key())))
            .isNegative();
      }
    }
  }

  @Property(tries = 20)
  void masksChangeNoNumber(@ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int minClients) {
    List<Frame> frames = AnalysisOrderTest.frames(new Random(seed), seed % 2 == 0 ? 0 : 2);
    WindowReport plain = report(frames, AddressPrivacy.none(), 1, 1);
    WindowReport masked = report(frames, AddressPrivacy.none(), minClients, 2);
    assertThat(masked.totals()).isEqualTo(plain.totals());
    assertThat(numbers(masked.tail())).isEqualTo(numbers(plain.tail()));
    assertThat(masked.series()).isEqualTo(plain.series());
    for (String dimension : List.of("owner", "category", "client", "server", "qtype")) {
      assertThat(top(masked, dimension)).isEqualTo(top(plain, dimension));
    }
    for (String dimension : List.of("name", "domain", "tld")) {
      assertThat(bag(top(masked, dimension), row -> row.queries() + " " + row.clients()))
          .isEqualTo(bag(top(plain, dimension), row -> row.queries() + " " + row.clients()));
    }
    assertThat(bag(masked.findings(), row -> finding(row, "", row.client())))
        .isEqualTo(bag(plain.findings(), row -> finding(row, "", row.client())));
    assertThat(bag(masked.misconfigurations(), row -> row.detector() + row.queries() + row.names()))
        .isEqualTo(
            bag(plain.misconfigurations(), row -> row.detector() + row.queries() + row.names()));
    assertThat(numbers(masked.offenders())).isEqualTo(numbers(plain.offenders()));
  }

  /** All of whom to call but names, and the packets that show them. */
  private static List<String> numbers(Offenders offenders) {
    List<String> numbers = new ArrayList<>();
    for (Offender row : offenders.rows()) {
      for (Symptom symptom : row.symptoms()) {
        numbers.add(
            String.join(
                " ",
                "" + row.rank(),
                row.client(),
                row.severity(),
                "" + row.importance(),
                "" + row.queries(),
                symptom.detector(),
                "" + symptom.queries(),
                "" + symptom.names(),
                "" + symptom.firstSeenNanos(),
                "" + symptom.lastSeenNanos()));
      }
    }
    numbers.add(offenders.high() + " " + offenders.medium() + " " + offenders.low());
    numbers.add("" + offenders.names().stream().mapToLong(MistakenName::queries).sum());
    return numbers;
  }

  /** All of the tail but names. */
  private static List<Object> numbers(TailShape tail) {
    return List.of(
        tail.names(),
        tail.queries(),
        tail.buckets(),
        tail.ranks(),
        tail.beyondRank(),
        tail.figures(),
        tail.view().shares(),
        tail.view().lanes().stream().map(lane -> lane.id() + lane.rows() + lane.names()).toList());
  }

  @Property(tries = 20)
  void whatFewClientsAskIsMasked(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int minClients) {
    List<Frame> frames = AnalysisOrderTest.frames(new Random(seed), 0);
    WindowReport plain = report(frames, AddressPrivacy.none(), 1, 1);
    WindowReport masked = report(frames, AddressPrivacy.none(), minClients, 3);
    for (String dimension : List.of("name", "domain", "tld")) {
      Set<String> shown = new HashSet<>();
      for (TopRow row : top(plain, dimension)) {
        if (row.clients() >= minClients || row.key().equals(".")) {
          shown.add(row.key());
        }
      }
      Set<String> readable = new HashSet<>(bag(top(masked, dimension), TopRow::key).keySet());
      readable.removeIf(key -> key.startsWith(MaskedName.TEXT));
      assertThat(readable).isEqualTo(shown);
    }
    assertThatSuffixesAreShown(plain, masked, minClients);
  }

  /** What a masked name still shows is a domain or top-level domain that many ask for. */
  private static void assertThatSuffixesAreShown(
      WindowReport plain, WindowReport masked, int minClients) {
    Set<String> wide = new HashSet<>();
    for (TopRow row : plain.top()) {
      boolean suffix = Set.of("domain", "tld").contains(row.dimension());
      if (suffix && row.clients() >= minClients) {
        wide.add(row.key());
      }
    }
    List<String> texts = new ArrayList<>();
    masked.top().forEach(row -> texts.add(row.key()));
    masked.findings().forEach(row -> texts.add(row.name()));
    masked.misconfigurations().forEach(row -> texts.add(row.exampleName()));
    for (Offender row : masked.offenders().rows()) {
      row.symptoms().forEach(symptom -> texts.add(symptom.exampleName()));
    }
    masked.offenders().names().forEach(row -> texts.add(row.name()));
    masked.tailRows().forEach(row -> texts.add(row.example()));
    masked.tailRows().forEach(row -> texts.add(row.template()));
    String start = MaskedName.TEXT + ".";
    assertThat(texts.stream().filter(text -> text.contains(start)))
        .allMatch(text -> wide.contains(text.substring(text.indexOf(start) + start.length())));
  }

  @Test
  void clientsOfANetworkAreOneRow() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      frames.add(Frames.query(T + i, "10.1." + i % 2 + "." + i % 100, "h" + i + ".local", 1));
    }
    WindowReport report = report(frames, AddressPrivacy.networks(24, 56, false), 1, 3);
    assertThat(report.totals().clients()).isEqualTo(100);
    assertThat(top(report, "client"))
        .extracting(row -> row.key() + " " + row.queries() + " " + row.clients())
        .containsExactly("10.1.0.0/24 100 50", "10.1.1.0/24 100 50");
    assertThat(report.offenders().rows())
        .extracting(row -> row.client() + " " + row.queries())
        .containsExactly("10.1.0.0/24 100", "10.1.1.0/24 100");
  }

  @Test
  void aClientThatPretendsToAnswerIsNoServer() {
    List<Frame> frames =
        List.of(
            Frames.query(T, "10.1.1.1", "www.example.com", 1),
            Frames.udp(
                T + 1,
                Frames.SERVER,
                53,
                "10.1.1.2",
                4000,
                Frames.message(0x0100, Frames.question("www.example.com", 1, 1))));
    WindowReport report = report(frames, PSEUDONYMS, 1, 1);
    assertThat(top(report, "server")).extracting(TopRow::key).hasSize(2).doesNotContain("10.1.1.2");
  }
}
