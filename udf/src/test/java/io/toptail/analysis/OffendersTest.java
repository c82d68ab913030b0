package io.toptail.analysis;

import static io.toptail.analysis.Frames.A;
import static io.toptail.analysis.Frames.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.detect.Combination;
import io.toptail.dns.DnsName;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.report.Advice;
import io.toptail.report.AnalysisReport;
import io.toptail.report.MistakenName;
import io.toptail.report.Offender;
import io.toptail.report.Symptom;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.rollup.FoundNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whom to call, against what was planted and against the findings. */
class OffendersTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final String PC = "10.0.0.1";
  private static final String PHONE = "10.0.0.2";
  private static final String PRINTER = "2001:db8::3";
  private static final Map<String, Integer> WEIGHTS = Map.of("high", 10, "medium", 3, "low", 1);

  /** A client that asks a name so often, once a second. */
  private static List<Frame> asks(String client, String name, int times) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      String server = client.contains(":") ? "2001:db8::53" : Frames.SERVER;
      byte[] message = Frames.message(0x0100, Frames.question(name, A, Frames.IN));
      frames.add(Frames.udp(T + i * Analysis.SECOND, client, 4711, server, 53, message));
    }
    return frames;
  }

  @SafeVarargs
  private static WindowReport report(List<Frame>... frames) {
    List<Frame> all = new ArrayList<>();
    for (List<Frame> one : frames) {
      all.addAll(one);
    }
    return new Analysis().withoutHistory().window(all.toArray(Frame[]::new));
  }

  @Test
  void countsWhatWasPlantedClientByClient() {
    WindowReport report =
        report(
            asks(PC, "printer.local", 5),
            asks(PC, "scanner.local", 3),
            asks(PC, "wpad.corp.lan", 1),
            asks(PC, "www.site.com", 40),
            asks(PHONE, "10.1.2.3", 600),
            asks(PRINTER, "_ldap._tcp.dc._msdcs.corp.lan", 2),
            asks("10.0.0.4", "www.site.com", 9));
    List<Offender> rows = List.copyOf(report.offenders().rows());
    assertThat(rows)
        .extracting(
            row -> row.rank() + " " + row.client() + " " + row.severity() + " " + row.queries())
        .containsExactly(
            "1 " + PC + " high 9", "2 " + PRINTER + " medium 2", "3 " + PHONE + " low 600");
    // 10 × 1 for one query of severity high, 1 × 4 for eight of severity low.
    assertThat(rows).extracting(Offender::importance).containsExactly(14L, 6L, 10L);
    assertThat(rows.get(0).symptoms())
        .extracting(
            row ->
                row.detector() + " " + row.queries() + " " + row.names() + " " + row.exampleName())
        .containsExactly("wpad-leak 1 1 wpad.corp.lan", "mdns-local-name 8 2 printer.local");
    Symptom local = rows.get(0).symptoms().get(1);
    assertThat(local.overlaps()).isFalse();
    assertThat(local.title()).isNotBlank();
    assertThat(local.advice().fix()).isNotBlank();
    assertThat(local.firstSeenNanos()).isEqualTo(T);
    assertThat(local.lastSeenNanos()).isEqualTo(T + 4 * Analysis.SECOND);
    assertThat(local.evidenceFile()).isEqualTo("a.pcap");
    assertThat(local.evidenceNanos()).isEqualTo(T);
    assertThat(report.offenders().high()).isEqualTo(1);
    assertThat(report.offenders().medium()).isEqualTo(1);
    assertThat(report.offenders().low()).isEqualTo(1);
    assertThat(report.offenders().clients()).isEqualTo(3);
    assertThat(report.offenders().rows()).hasSize(3);
    assertThat(rows.stream().mapToLong(Offender::queries).sum())
        .isEqualTo(report.totals().misconfiguredQueries());
  }

  @Test
  void countsClientsByWhatShowsThatTheyMakeAMistake() {
    byte[] cut = {0x12, 0x34, 1, 0, 0};
    byte[] healthy = Frames.message(0x0100, Frames.question("www.site.com", A, Frames.IN));
    List<Frame> frames = new ArrayList<>(asks(PC, "printer.local", 3));
    frames.add(Frames.udp(T + 7, PC, 4711, Frames.SERVER, 53, cut));
    frames.add(Frames.udp(T + 8, PHONE, 4711, Frames.SERVER, 53, cut));
    for (int i = 0; i < 300; i++) {
      long time = T + i * Analysis.SECOND / 100;
      frames.add(Frames.udp(time, "10.0.0.9", 4711, Frames.SERVER, 53, healthy));
    }
    WindowReport report = new Analysis().window(frames.toArray(Frame[]::new));
    assertThat(report.offenders().clients()).isEqualTo(3);
    assertThat(report.offenders().misconfigured())
        .isEqualTo(report.totals().misconfiguredClients())
        .isEqualTo(1);
    assertThat(report.offenders().behaving()).isEqualTo(1);
    assertThat(report.offenders().withoutQueries()).isEqualTo(1);
  }

  @Test
  void theEvidenceIsTheFirstPacketWithTheExample() {
    List<Frame> frames = new ArrayList<>(List.of(query(T, PC, "seldom.local", A)));
    frames.add(query(T + 7, PC, "often.local", A));
    frames.add(query(T + 9, PC, "often.local", A));
    Symptom symptom = report(frames).offenders().rows().iterator().next().symptoms().get(0);
    assertThat(symptom.exampleName()).isEqualTo("often.local");
    assertThat(symptom.evidenceNanos()).isEqualTo(T + 7);
    assertThat(symptom.firstSeenNanos()).isEqualTo(T);
  }

  @Test
  void oneNameWithSeveralReasonsIsOneName() {
    List<Frame> frames = new ArrayList<>();
    byte[] reservedFlag = {0, 0, 41, 16, 0, 0, 0, 0, 1, 0, 0};
    byte[] optionPastEnd = {0, 0, 41, 16, 0, 0, 0, 0, 0, 0, 4, 0, 8, 0, 99};
    for (byte[] opt : List.of(reservedFlag, optionPastEnd)) {
      byte[] message = Frames.message(0x0100, Frames.question("www.site.com", A, Frames.IN));
      message[11] = 1;
      byte[] all = Arrays.copyOf(message, message.length + opt.length);
      System.arraycopy(opt, 0, all, message.length, opt.length);
      frames.add(Frames.udp(T, PC, 4711, Frames.SERVER, 53, all));
    }
    WindowReport report = report(frames);
    assertThat(report.findings()).extracting(FindingRow::reason).doesNotHaveDuplicates().hasSize(2);
    Symptom symptom = report.offenders().rows().iterator().next().symptoms().get(0);
    assertThat(symptom.queries()).isEqualTo(2);
    assertThat(symptom.names()).isEqualTo(1);
  }

  @Test
  void saysWhatSeveralSymptomsPointTo() {
    WindowReport report =
        report(
            asks(PC, "_ldap._tcp.dc._msdcs.corp.lan", 2),
            asks(PC, "fileserver", 1),
            asks(PHONE, "printer.local", 1));
    List<Offender> rows = List.copyOf(report.offenders().rows());
    Combination away =
        Combination.known().stream().filter(one -> one.id().equals("windows-away")).findAny().get();
    assertThat(rows.get(0).together())
        .isEqualTo(new Advice(away.cause(), away.who(), away.fix()))
        .isEqualTo(rows.get(0).advice());
    assertThat(rows.get(1).together()).isEqualTo(Advice.NONE);
    assertThat(rows.get(1).advice()).isEqualTo(rows.get(1).symptoms().get(0).advice());
  }

  @Test
  void tellsTheNamesAskedMostOfEachDetector() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      frames.addAll(asks(i % 2 == 0 ? PC : PHONE, "host" + i + ".local", i));
    }
    frames.addAll(asks(PC, "wpad.corp.lan", 1));
    frames.addAll(asks(PHONE, "wpad.corp.lan", 2));
    List<MistakenName> names = report(frames).offenders().names();
    assertThat(names.get(0))
        .isEqualTo(
            new MistakenName(
                "wpad-leak",
                "high",
                "wpad.corp.lan",
                3,
                2,
                false,
                T,
                T + Analysis.SECOND,
                "a.pcap"));
    assertThat(names.subList(1, names.size()))
        .extracting(row -> row.name() + " " + row.queries())
        .hasSize(FoundNames.TOLD)
        .startsWith("host15.local 15", "host14.local 14")
        .endsWith("host6.local 6");
  }

  /** Everything that the list says follows from the findings, which are tested on their own. */
  @Property(tries = 40)
  void agreesWithTheFindings(@ForAll long seed) {
    Random random = new Random(seed);
    List<List<Frame>> files = List.of(traffic(random), traffic(random));
    Analysis analysis = new Analysis().tableBytes(random.nextInt(3) == 0 ? 1_500 : 1 << 26);
    AnalysisReport report = analysis.of(files, 2, 1 + random.nextInt(3), random);
    WindowReport window = report.windows().get(0);
    Set<String> overlapping = new java.util.HashSet<>();
    window.misconfigurations().stream()
        .filter(row -> row.behaviour())
        .forEach(row -> overlapping.add(row.detector()));
    Map<String, Map<String, List<FindingRow>>> expected = new TreeMap<>();
    for (FindingRow row : window.findings()) {
      if (!row.client().isEmpty() && !row.severity().equals("info")) {
        expected
            .computeIfAbsent(row.client(), k -> new TreeMap<>())
            .computeIfAbsent(row.detector(), k -> new ArrayList<>())
            .add(row);
      }
    }
    List<Offender> rows = List.copyOf(window.offenders().rows());
    assertThat(rows).extracting(Offender::client).containsOnlyOnceElementsOf(expected.keySet());
    assertThat(rows).hasSameSizeAs(expected.keySet()).isSortedAccordingTo(order());
    assertThat(window.offenders().misconfigured())
        .isEqualTo(window.totals().misconfiguredClients());
    assertThat(window.offenders().behaving() + window.offenders().withoutQueries())
        .isEqualTo(rows.size() - window.totals().misconfiguredClients());
    long rank = 0;
    for (Offender row : rows) {
      assertThat(row.rank()).isEqualTo(++rank);
      check(row, expected.get(row.client()), overlapping);
    }
  }

  private static List<Frame> traffic(Random random) {
    List<Frame> frames = AnalysisOrderTest.frames(random, 0);
    for (int i = 0; i < 60; i++) {
      frames.addAll(asks("10.0.0." + random.nextInt(5), "dead" + i % 3 + ".corp", 1 + i % 9));
    }
    return frames;
  }

  private static Comparator<Offender> order() {
    return Comparator.comparingInt((Offender row) -> -WEIGHTS.get(row.severity()))
        .thenComparingLong(row -> -row.importance())
        .thenComparingLong(row -> -row.queries())
        .thenComparingInt(row -> Frames.address(row.client()).length)
        .thenComparing(row -> Frames.address(row.client()), Arrays::compareUnsigned);
  }

  private static void check(
      Offender row, Map<String, List<FindingRow>> expected, Set<String> overlapping) {
    assertThat(row.symptoms())
        .extracting(Symptom::detector)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    long importance = 0;
    long queries = 0;
    for (Symptom symptom : row.symptoms()) {
      check(symptom, expected.get(symptom.detector()));
      assertThat(symptom.overlaps()).isEqualTo(overlapping.contains(symptom.detector()));
      int doublings = Long.toBinaryString(symptom.queries()).length();
      importance += WEIGHTS.get(symptom.severity()) * doublings;
      queries += symptom.overlaps() ? 0 : symptom.queries();
    }
    assertThat(row.importance()).isEqualTo(importance);
    assertThat(row.queries()).isEqualTo(queries);
    assertThat(row.severity()).isEqualTo(row.symptoms().get(0).severity());
    assertThat(row.symptoms())
        .isSortedAccordingTo(
            Comparator.comparingInt((Symptom symptom) -> -WEIGHTS.get(symptom.severity()))
                .thenComparingLong(symptom -> -symptom.queries()));
  }

  private static void check(Symptom symptom, List<FindingRow> findings) {
    Map<String, Long> names = new HashMap<>();
    findings.forEach(row -> names.merge(row.name(), row.queries(), Long::sum));
    long most = names.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    String example =
        names.keySet().stream()
            .filter(name -> names.get(name) == most)
            .min((a, b) -> Arrays.compareUnsigned(wire(a), wire(b)))
            .orElseThrow();
    assertThat(symptom.exampleName()).isEqualTo(example);
    assertThat(symptom.names())
        .isEqualTo(names.keySet().stream().filter(n -> !n.isEmpty()).count());
    assertThat(symptom.queries()).isEqualTo(names.values().stream().mapToLong(n -> n).sum());
    assertThat(symptom.firstSeenNanos())
        .isEqualTo(findings.stream().mapToLong(FindingRow::firstSeenNanos).min().orElseThrow());
    assertThat(symptom.lastSeenNanos())
        .isEqualTo(findings.stream().mapToLong(FindingRow::lastSeenNanos).max().orElseThrow());
    FindingRow evidence =
        findings.stream()
            .filter(row -> row.name().equals(example))
            .min(
                Comparator.comparingLong(FindingRow::evidenceNanos)
                    .thenComparing(FindingRow::evidenceFile))
            .orElseThrow();
    assertThat(symptom.evidenceNanos()).isEqualTo(evidence.evidenceNanos());
    assertThat(symptom.evidenceFile()).isEqualTo(evidence.evidenceFile());
  }

  private static byte[] wire(String name) {
    return name.isEmpty() ? new byte[0] : DnsName.toWire(name);
  }

  /** Clients that tie are in the order of their pseudonyms. */
  @Property(tries = 10)
  void theOrderDoesNotTellAddresses(@ForAll long seed) {
    WindowReport hidden =
        new Analysis()
            .privacy(AddressPrivacy.pseudonyms(new byte[32], false), 1)
            .window(AnalysisOrderTest.frames(new Random(seed), 0).toArray(Frame[]::new));
    assertThat(List.copyOf(hidden.offenders().rows())).isSortedAccordingTo(order());
  }

  /** Many more clients than a table may hold. */
  @Test
  void memoryIsBoundedAndChangesNothing() {
    List<Frame> frames = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 6_000; i++) {
      String client = "10." + random.nextInt(4) + "." + random.nextInt(250) + ".7";
      String name = random.nextInt(50) + new String[] {".local", ".corp", ".home"}[i % 3];
      frames.add(query(T + i, client, name, A));
    }
    Analysis analysis = new Analysis().withoutHistory();
    WindowReport expected = analysis.window(frames.toArray(Frame[]::new));
    assertThat(expected.offenders().clients()).isGreaterThan(990);
    WindowReport actual =
        analysis
            .tableBytes(3_000)
            .of(List.of(frames, List.of()), 3, 3, new Random(1))
            .windows()
            .get(0);
    assertThat(actual.offenders()).isEqualTo(expected.offenders());
  }
}
