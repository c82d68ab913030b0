package io.toptail.assembly;

import io.toptail.detect.Detector;
import io.toptail.detect.LoadDetector;
import io.toptail.detect.PayloadDetector;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ServerDetector;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOrder;
import io.toptail.row.ShownText;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the detectors found in one window: by detector, and by name and client. */
final class FindingAssembler {
  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final TallyTable table;
  private final OrderedRows findings;
  private final ShownText shown;

  /**
   * @param table the other rows
   * @param findings rows of kind {@link RowKind#FINDING}
   * @param shown makes names and clients text
   */
  FindingAssembler(
      AnalysisSettings settings,
      Knowledge knowledge,
      TallyTable table,
      OrderedRows findings,
      ShownText shown) {
    this.shown = shown;
    this.settings = settings;
    this.knowledge = knowledge;
    this.table = table;
    this.findings = findings;
  }

  /** Severest first, then most queries. */
  static RowOrder order(Knowledge knowledge) {
    return new RowOrder(
        RowKey.HEADER,
        (table, entry) -> -knowledge.detectors.get(detector(table, entry)).severity().ordinal(),
        (table, entry) -> -table.count(entry));
  }

  /** One row per finding, severest first; rows are made when asked for, there may be millions. */
  List<FindingRow> findings() {
    return findings.list(this::row);
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
      names.merge(detector(table, entry), entry, (a, b) -> better(a, b) ? a : b);
    }
    Map<Integer, ExampleClient> clients = exampleClients(names);
    List<MisconfigurationRow> rows = new ArrayList<>();
    for (int entry : detectors) {
      int number = detector(table, entry);
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

  /** For each detector the client that asked most for its example. */
  private Map<Integer, ExampleClient> exampleClients(Map<Integer, Integer> names) {
    Map<Integer, ExampleClient> clients = new HashMap<>();
    findings.forEach(
        (found, entry) -> {
          int detector = detector(found, entry);
          Integer example = names.get(detector);
          if (example == null || sameName(found, entry, example)) {
            ExampleClient client =
                new ExampleClient(client(found, entry), found.count(entry), key(found, entry));
            clients.merge(detector, client, ExampleClient::better);
          }
          return true;
        });
    return clients;
  }

  /** A finding for an example; {@code key} breaks ties. */
  private record ExampleClient(String client, long count, byte[] key) {
    static ExampleClient better(ExampleClient a, ExampleClient b) {
      int order = Long.compare(b.count, a.count);
      return (order != 0 ? order : Arrays.compareUnsigned(a.key, b.key)) < 0 ? a : b;
    }
  }

  private static byte[] key(TallyTable table, int entry) {
    int start = table.keyOffset(entry);
    return Arrays.copyOfRange(table.keys(entry), start, start + table.keyLength(entry));
  }

  private MisconfigurationRow misconfiguration(
      int entry, Integer example, ExampleClient exampleClient, long total) {
    Detector detector = knowledge.detectors.get(detector(table, entry));
    int sample = example == null ? entry : example;
    return new MisconfigurationRow(
        detector.id(),
        severity(detector(table, entry)),
        detector.info().title(),
        table.count(entry),
        detector instanceof PayloadDetector ? 0 : TopAssembler.share(table.count(entry), total),
        table.names(entry),
        table.clients(entry),
        table.clientsEstimated(entry),
        exampleName(detector, example, exampleClient),
        exampleClient == null || isNamedByServer(detector) ? "" : exampleClient.client(),
        table.first(entry),
        table.last(entry),
        detector.info().cause(),
        detector.info().who(),
        detector.info().fix(),
        detector.info().source(),
        Knowledge.isTag(detector),
        settings.inputs().get(table.file(sample)).path(),
        table.first(sample));
  }

  private String exampleName(Detector detector, Integer example, ExampleClient exampleClient) {
    if (example != null) {
      return shown.name(table.keys(example), table.keyOffset(example) + RowKey.HEADER + 1);
    }
    boolean address = detector instanceof ServerDetector || detector instanceof LoadDetector;
    return address && exampleClient != null ? exampleClient.client() : "";
  }

  private FindingRow row(TallyTable found, int entry) {
    int reason = RowKey.getByte(found, entry, RowKey.HEADER + 1);
    int number = detector(found, entry);
    Detector detector = knowledge.detectors.get(number);
    boolean ofServer = isNamedByServer(detector);
    String client = client(found, entry);
    return new FindingRow(
        id(number),
        severity(number),
        ofServer ? client : name(found, entry),
        ofServer ? "" : client,
        found.count(entry),
        found.first(entry),
        found.last(entry),
        settings.inputs().get(found.file(entry)).path(),
        found.first(entry),
        reason == 0 ? "" : knowledge.detectors.get(number).reasons().get(reason - 1),
        detector.isAboutServer() || client.isEmpty() ? found.clients(entry) : 1);
  }

  /** Whether the address of a server stands for a name. */
  private static boolean isNamedByServer(Detector detector) {
    return detector instanceof ServerDetector
        || detector instanceof ResponseDetector rule
            && rule.about() == ResponseDetector.About.SERVER_ALONE;
  }

  /** Whether a finding is of the name that an entry of kind DETECTOR_NAME holds. */
  private boolean sameName(TallyTable found, int finding, int named) {
    byte[] keys = found.keys(finding);
    int end = found.keyOffset(finding) + found.keyLength(finding);
    int start = nameOffset(found, finding);
    int namedEnd = table.keyOffset(named) + table.keyLength(named);
    int namedStart = table.keyOffset(named) + RowKey.HEADER + 1;
    return Arrays.equals(keys, start, end, table.keys(named), namedStart, namedEnd);
  }

  private static int nameOffset(TallyTable table, int entry) {
    int address = table.keyOffset(entry) + FindingKey.CLIENT;
    return address + 1 + table.keys(entry)[address];
  }

  /** Empty for what has no question. */
  private String name(TallyTable table, int entry) {
    int at = nameOffset(table, entry);
    int end = table.keyOffset(entry) + table.keyLength(entry);
    return at < end ? shown.name(table.keys(entry), at) : "";
  }

  /** Whether one entry comes before another: by count, then key. */
  private boolean better(int a, int b) {
    long difference = table.count(a) - table.count(b);
    return difference != 0 ? difference > 0 : table.compareKeys(a, b) < 0;
  }

  private static int detector(TallyTable table, int entry) {
    return RowKey.getByte(table, entry, RowKey.HEADER);
  }

  private String client(TallyTable table, int entry) {
    int at = table.keyOffset(entry) + FindingKey.CLIENT;
    byte[] keys = table.keys(entry);
    int length = keys[at];
    if (length == 0) {
      return "";
    }
    Detector detector = knowledge.detectors.get(detector(table, entry));
    return detector.isAboutServer()
        ? shown.server(keys, at + 1, length)
        : shown.client(keys, at + 1, length);
  }

  private String id(int detector) {
    return knowledge.detectors.get(detector).id();
  }

  private String severity(int detector) {
    return knowledge.detectors.get(detector).severity().name().toLowerCase(Locale.ROOT);
  }
}
