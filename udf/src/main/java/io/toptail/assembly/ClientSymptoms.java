package io.toptail.assembly;

import io.toptail.detect.Detector;
import io.toptail.detect.PayloadDetector;
import io.toptail.detect.Severity;
import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowOrder;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sums up the findings of one client by detector. They have to come in the order of {@link
 * #arrangement}: those of a client together, and of them those of a name. Mutable and reusable.
 *
 * <p>Data-processing style: no object per finding.
 */
final class ClientSymptoms {
  private static final int MOST_DETECTORS = 256;

  private final Knowledge knowledge;
  private final OneSymptom[] byDetector = new OneSymptom[MOST_DETECTORS];
  private final List<OneSymptom> found = new ArrayList<>();
  private final byte[] address = new byte[1 + 16];

  ClientSymptoms(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** The findings that are mistakes of clients, by client and name. */
  static Arrangement arrangement(Knowledge knowledge) {
    boolean[] wanted = new boolean[MOST_DETECTORS];
    for (int number = 0; number < knowledge.detectors.size(); number++) {
      wanted[number] = isOfClients(knowledge, number);
    }
    return new Arrangement(
        new RowOrder(FindingKey.CLIENT),
        (table, entry) -> wanted[detector(table, entry)] && addressLength(table, entry) > 0);
  }

  /** Whether it finds mistakes of clients; where a server stands for the client it does not. */
  private static boolean isOfClients(Knowledge knowledge, int number) {
    return knowledge.isMisconfiguration(number) && !knowledge.detectors.get(number).isAboutServer();
  }

  /** Whether a finding is of the client whose findings were added. */
  boolean isOf(TallyTable table, int entry) {
    int at = table.keyOffset(entry) + FindingKey.CLIENT;
    int length = 1 + address[0];
    byte[] keys = table.keys(entry);
    return !found.isEmpty() && Arrays.equals(address, 0, length, keys, at, at + 1 + keys[at]);
  }

  /** Adds a finding of the client, or the first of another after {@link #clear}. */
  void add(TallyTable table, int entry) {
    if (found.isEmpty()) {
      int at = table.keyOffset(entry) + FindingKey.CLIENT;
      System.arraycopy(table.keys(entry), at, address, 0, 1 + addressLength(table, entry));
    }
    int number = detector(table, entry);
    OneSymptom symptom = byDetector[number];
    if (symptom == null) {
      symptom = new OneSymptom(number);
      byDetector[number] = symptom;
    }
    if (symptom.isNone()) {
      found.add(symptom);
    }
    symptom.add(table, entry);
  }

  /** Forgets the client. */
  void clear() {
    found.forEach(OneSymptom::clear);
    found.clear();
  }

  /** Octets of the client's address, after how many they are. */
  byte[] address() {
    return address;
  }

  /** The symptoms, severest first, then most queries; complete after this. */
  List<OneSymptom> sorted() {
    found.forEach(OneSymptom::endName);
    found.sort(
        Comparator.comparing((OneSymptom symptom) -> severity(symptom.detector))
            .thenComparingLong(symptom -> symptom.queries)
            .reversed()
            .thenComparingInt(symptom -> symptom.detector));
    return found;
  }

  Severity severity(int detector) {
    return knowledge.detectors.get(detector).severity();
  }

  /** Whether a symptom is the primary class of a query, which counts as misconfigured then. */
  boolean hasMisconfiguredQuery() {
    return found.stream().anyMatch(symptom -> isOfQueries(symptom.detector));
  }

  private boolean isOfQueries(int number) {
    Detector detector = knowledge.detectors.get(number);
    return !Knowledge.isTag(detector) && !(detector instanceof PayloadDetector);
  }

  /** Whether a symptom is seen in habits or responses, and overlaps with others. */
  boolean hasBehaviour() {
    return found.stream().anyMatch(symptom -> knowledge.isTag(symptom.detector));
  }

  /** The queries of symptoms that do not overlap. */
  long primaryQueries() {
    long queries = 0;
    for (OneSymptom symptom : found) {
      queries += knowledge.isTag(symptom.detector) ? 0 : symptom.queries;
    }
    return queries;
  }

  /**
   * How much the symptoms matter together: each counts by its severity, and as often as its queries
   * double from one to what they are.
   */
  int importance() {
    int importance = 0;
    for (OneSymptom symptom : found) {
      int doublings = Long.SIZE - Long.numberOfLeadingZeros(symptom.queries);
      importance += weight(severity(symptom.detector)) * doublings;
    }
    return importance;
  }

  private static int weight(Severity severity) {
    return switch (severity) {
      case HIGH -> 10;
      case MEDIUM -> 3;
      case LOW -> 1;
      case INFO -> 0;
    };
  }

  private static int detector(TallyTable table, int entry) {
    return RowKey.getByte(table, entry, RowKey.HEADER);
  }

  private static int addressLength(TallyTable table, int entry) {
    return RowKey.getByte(table, entry, FindingKey.CLIENT);
  }
}
