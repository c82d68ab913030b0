package io.toptail.analysis;

import io.toptail.detect.SubjectDetector;
import io.toptail.report.WindowReport.DetectorCount;
import io.toptail.report.WindowReport.Offender;
import io.toptail.tally.KeyHash;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clients of one window with the most misconfigured queries. */
final class OffenderAssembler {
  private static final int OFFENDERS = 100;
  private static final int LEAST_CLIENTS = 1000;
  private static final int MOST_SLICES = 1 << 16;

  /** Bits of a hash that tell most clients apart from those wanted, without a look-up. */
  private static final int FILTER = (1 << 16) - 1;

  private final Knowledge knowledge;
  private final OrderedRows findings;
  private final long budget;
  private final ShownText shown;
  private final TallyTable clients = new TallyTable();
  private int slices = 1;

  /**
   * @param findings rows of kind {@link RowKind#FINDING}
   * @param budget octets that the tallies of clients may take, about; more clients are tallied in
   *     slices, with a pass over the findings for each
   */
  OffenderAssembler(Knowledge knowledge, OrderedRows findings, long budget, ShownText shown) {
    this.shown = shown;
    this.knowledge = knowledge;
    this.findings = findings;
    this.budget = budget;
  }

  /** The clients, most queries first. */
  List<Offender> offenders() {
    List<Ranked> all = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      if (tallyClients(slice)) {
        all.addAll(worst(slice));
      } else {
        all.clear();
        slices *= 2;
        slice = -1;
      }
    }
    return all.stream()
        .sorted(Ranked.ORDER)
        .limit(OFFENDERS)
        .map(Ranked::offender)
        .sorted(
            Comparator.comparingLong(Offender::queries).reversed().thenComparing(Offender::client))
        .toList();
  }

  /** A client of one slice; {@code key} breaks ties as a ranking does. */
  private record Ranked(Offender offender, byte[] key) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparingLong((Ranked ranked) -> ranked.offender().queries())
            .reversed()
            .thenComparing(Ranked::key, Arrays::compareUnsigned);
  }

  /** Tallies the clients of a slice; false if they outgrow the budget. */
  private boolean tallyClients(int slice) {
    clients.clear();
    findings.forEach(
        (table, entry) -> {
          if (isOfClient(table, entry)) {
            long hash = clientHash(table, entry);
            if (isOf(slice, hash)) {
              int client = client(table, entry, hash);
              clients.count(client, table.count(entry), table.first(entry), 0);
            }
          }
          return isWithinBudget();
        });
    return isWithinBudget();
  }

  /** Whether it is a mistake of a client, not of what all clients ask for. */
  private boolean isOfClient(TallyTable table, int entry) {
    int detector = detector(table, entry);
    return knowledge.isMisconfiguration(detector)
        && !(knowledge.detectors.get(detector) instanceof SubjectDetector)
        && !knowledge.detectors.get(detector).isAboutServer();
  }

  private boolean isOf(int slice, long hash) {
    return (hash >>> 32 & slices - 1) == slice;
  }

  private boolean isWithinBudget() {
    return slices >= MOST_SLICES || clients.size() <= LEAST_CLIENTS || clients.bytes() <= budget;
  }

  private List<Ranked> worst(int slice) {
    Ranking ranking = new Ranking(clients, OFFENDERS);
    for (int client = 0; client < clients.size(); client++) {
      ranking.offer(client);
    }
    int[] worst = ranking.sorted();
    Map<Integer, Map<Integer, long[]>> counts = countsOf(worst, slice);
    List<Ranked> ranked = new ArrayList<>();
    for (int client : worst) {
      int at = clients.keyOffset(client);
      byte[] keys = clients.keys();
      Offender offender =
          offender(shown.client(keys, at + 1, keys[at]), clients.first(client), counts.get(client));
      byte[] key = Arrays.copyOfRange(keys, at, at + clients.keyLength(client));
      ranked.add(new Ranked(offender, key));
    }
    return ranked;
  }

  /** Queries and findings of some clients of a slice by detector. */
  private Map<Integer, Map<Integer, long[]>> countsOf(int[] wanted, int slice) {
    Map<Integer, Map<Integer, long[]>> byClient = new HashMap<>();
    BitSet filter = new BitSet(FILTER + 1);
    for (int client : wanted) {
      byClient.put(client, new HashMap<>());
      int at = clients.keyOffset(client);
      filter.set((int) KeyHash.of(clients.keys(), at, clients.keyLength(client)) & FILTER);
    }
    findings.forEach(
        (table, entry) -> {
          int detector = detector(table, entry);
          long hash = clientHash(table, entry);
          if (filter.get((int) hash & FILTER) && isOf(slice, hash) && isOfClient(table, entry)) {
            addTo(byClient.get(client(table, entry, hash)), detector, table.count(entry));
          }
          return true;
        });
    return byClient;
  }

  /**
   * @param counts null if the client is none of those wanted
   */
  private static void addTo(Map<Integer, long[]> counts, int detector, long queries) {
    if (counts != null) {
      long[] count = counts.computeIfAbsent(detector, k -> new long[2]);
      count[0] += queries;
      count[1]++;
    }
  }

  private Offender offender(String client, long first, Map<Integer, long[]> counts) {
    List<DetectorCount> detectors = new ArrayList<>();
    counts.forEach((number, count) -> detectors.add(detectorCount(number, count)));
    detectors.sort(
        Comparator.comparingLong(DetectorCount::queries)
            .reversed()
            .thenComparing(DetectorCount::detector));
    long queries = detectors.stream().mapToLong(DetectorCount::queries).sum();
    return new Offender(client, queries, first, detectors);
  }

  private DetectorCount detectorCount(int number, long[] count) {
    String severity = knowledge.detectors.get(number).severity().name().toLowerCase(Locale.ROOT);
    return new DetectorCount(knowledge.detectors.get(number).id(), severity, count[0], count[1]);
  }

  private static int detector(TallyTable table, int entry) {
    return RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
  }

  private static long clientHash(TallyTable table, int entry) {
    int at = table.keyOffset(entry) + FindingAssembler.CLIENT;
    return KeyHash.of(table.keys(), at, 1 + table.keys()[at]);
  }

  private int client(TallyTable table, int entry, long hash) {
    int at = table.keyOffset(entry) + FindingAssembler.CLIENT;
    return clients.entry(table.keys(), at, 1 + table.keys()[at], hash);
  }
}
