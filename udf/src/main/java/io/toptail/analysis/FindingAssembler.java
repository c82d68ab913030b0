package io.toptail.analysis;

import io.toptail.detect.Detector;
import io.toptail.dns.DnsName;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.tally.EntryOrder;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the detectors found in one window: by detector, by name and client, and by client. */
final class FindingAssembler {
  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final TallyTable table;
  private final int[] findings;

  /** The same in the order of their numbers, which is faster to walk. */
  private final int[] unsorted;

  /**
   * @param findings entries of kind {@link RowKind#FINDING}
   */
  FindingAssembler(
      AnalysisSettings settings, Knowledge knowledge, TallyTable table, int[] findings) {
    this.settings = settings;
    this.knowledge = knowledge;
    this.table = table;
    this.unsorted = findings;
    this.findings = sorted(findings);
  }

  /** One row per finding, severest first; rows are made when asked for, there may be millions. */
  List<FindingRow> findings() {
    return new LazyRows<>(findings.length, i -> row(findings[i]));
  }

  /**
   * One row per detector that matched, severest first.
   *
   * @param detectors entries of kind {@link RowKind#DETECTOR}
   * @param examples entries of kind {@link RowKind#DETECTOR_NAME}
   */
  List<MisconfigurationRow> misconfigurations(int[] detectors, int[] examples, long total) {
    Map<Integer, Integer> names = new HashMap<>();
    for (int entry : examples) {
      names.merge(detector(entry), entry, (a, b) -> better(a, b) ? a : b);
    }
    Map<Integer, Integer> clients = new HashMap<>();
    for (int entry : unsorted) {
      Integer example = names.get(detector(entry));
      if (example != null && sameName(entry, example)) {
        clients.merge(detector(entry), entry, (a, b) -> better(a, b) ? a : b);
      }
    }
    List<MisconfigurationRow> rows = new ArrayList<>();
    for (int entry : detectors) {
      int number = detector(entry);
      rows.add(misconfiguration(entry, names.get(number), clients.get(number), total));
    }
    Comparator<MisconfigurationRow> bySeverity =
        Comparator.comparingInt(
            row -> -knowledge.catalogue.byId(row.detector()).severity().ordinal());
    rows.sort(
        bySeverity
            .thenComparing(Comparator.comparingLong(MisconfigurationRow::queries).reversed())
            .thenComparing(MisconfigurationRow::detector));
    return rows;
  }

  private MisconfigurationRow misconfiguration(
      int entry, Integer example, Integer exampleFinding, long total) {
    Detector detector = knowledge.detectors.get(detector(entry));
    return new MisconfigurationRow(
        detector.id(),
        severity(detector(entry)),
        detector.info().title(),
        table.count(entry),
        TopAssembler.share(table.count(entry), total),
        table.names(entry),
        table.clients(entry),
        table.clientsEstimated(entry),
        example == null
            ? ""
            : DnsName.toText(table.keys(), table.keyOffset(example) + RowKey.HEADER + 1),
        exampleFinding == null ? "" : client(exampleFinding),
        table.first(entry),
        table.last(entry),
        detector.info().cause(),
        detector.info().who(),
        detector.info().fix(),
        detector.info().source());
  }

  private FindingRow row(int entry) {
    int at = table.keyOffset(entry) + RowKey.HEADER;
    int addressLength = table.keys()[at + 1];
    int number = detector(entry);
    return new FindingRow(
        id(number),
        severity(number),
        DnsName.toText(table.keys(), at + 2 + addressLength),
        client(entry),
        table.count(entry),
        table.first(entry),
        table.last(entry),
        settings.inputs().get(table.file(entry)).path(),
        table.first(entry));
  }

  /** Whether a finding is of the name that an entry of kind DETECTOR_NAME holds. */
  private boolean sameName(int finding, int named) {
    byte[] keys = table.keys();
    int end = table.keyOffset(finding) + table.keyLength(finding);
    int at = table.keyOffset(finding) + RowKey.HEADER + 1;
    int start = at + 1 + keys[at];
    int namedEnd = table.keyOffset(named) + table.keyLength(named);
    int namedStart = table.keyOffset(named) + RowKey.HEADER + 1;
    return Arrays.equals(keys, start, end, keys, namedStart, namedEnd);
  }

  private int[] sorted(int[] entries) {
    EntryOrder order =
        new EntryOrder(
            table,
            RowKey.HEADER,
            entry -> -knowledge.detectors.get(detector(entry)).severity().ordinal(),
            entry -> -table.count(entry));
    return order.sorted(entries);
  }

  /** Whether one entry comes before another: by count, then key. */
  private boolean better(int a, int b) {
    long difference = table.count(a) - table.count(b);
    return difference != 0 ? difference > 0 : table.compareKeys(a, b) < 0;
  }

  private int detector(int entry) {
    return RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
  }

  private String client(int entry) {
    int at = table.keyOffset(entry) + RowKey.HEADER + 1;
    return AddressText.of(table.keys(), at + 1, table.keys()[at]);
  }

  private String id(int detector) {
    return knowledge.detectors.get(detector).id();
  }

  private String severity(int detector) {
    return knowledge.detectors.get(detector).severity().name().toLowerCase(Locale.ROOT);
  }
}
