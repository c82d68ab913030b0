package io.toptail.analysis;

import io.toptail.report.WindowReport.DetectorCount;
import io.toptail.report.WindowReport.Offender;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clients of one window with the most misconfigured queries. */
final class OffenderAssembler {
  private static final int OFFENDERS = 100;
  private static final int NONE = -1;

  private final Knowledge knowledge;
  private final TallyTable table;
  private final int[] findings;
  private final TallyTable clients = new TallyTable();

  /** For each finding the entry of its client, or {@link #NONE} if it is no mistake. */
  private final int[] clientOf;

  /**
   * @param findings entries of kind {@link RowKind#FINDING}, fastest in the order of their numbers
   */
  OffenderAssembler(Knowledge knowledge, TallyTable table, int[] findings) {
    this.knowledge = knowledge;
    this.table = table;
    this.findings = findings;
    this.clientOf = new int[findings.length];
  }

  /** The clients, most queries first. */
  List<Offender> offenders() {
    tallyClients();
    Ranking ranking = new Ranking(clients, OFFENDERS);
    for (int client = 0; client < clients.size(); client++) {
      ranking.offer(client);
    }
    int[] worst = ranking.sorted();
    Map<Integer, Map<Integer, long[]>> counts = countsOf(worst);
    List<Offender> offenders = new ArrayList<>();
    for (int client : worst) {
      int at = clients.keyOffset(client);
      String address = AddressText.of(clients.keys(), at + 1, clients.keys()[at]);
      offenders.add(offender(address, clients.first(client), counts.get(client)));
    }
    offenders.sort(
        Comparator.comparingLong(Offender::queries).reversed().thenComparing(Offender::client));
    return List.copyOf(offenders);
  }

  private void tallyClients() {
    byte[] keys = table.keys();
    for (int i = 0; i < findings.length; i++) {
      int entry = findings[i];
      clientOf[i] = NONE;
      if (knowledge.isMisconfiguration(detector(entry))) {
        int at = table.keyOffset(entry) + RowKey.HEADER + 1;
        int client = clients.entry(keys, at, 1 + keys[at]);
        clients.count(client, table.count(entry), table.first(entry), 0);
        clientOf[i] = client;
      }
    }
  }

  /** Queries and findings of some clients by detector. */
  private Map<Integer, Map<Integer, long[]>> countsOf(int[] wanted) {
    Map<Integer, Map<Integer, long[]>> byClient = new HashMap<>();
    boolean[] isWanted = new boolean[clients.size()];
    for (int client : wanted) {
      isWanted[client] = true;
      byClient.put(client, new HashMap<>());
    }
    for (int i = 0; i < findings.length; i++) {
      if (clientOf[i] != NONE && isWanted[clientOf[i]]) {
        Map<Integer, long[]> detectors = byClient.get(clientOf[i]);
        long[] count = detectors.computeIfAbsent(detector(findings[i]), k -> new long[2]);
        count[0] += table.count(findings[i]);
        count[1]++;
      }
    }
    return byClient;
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

  private int detector(int entry) {
    return RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
  }
}
