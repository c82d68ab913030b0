package io.toptail.analysis;

import io.toptail.detect.Detector;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.QuestionDetector;
import io.toptail.detect.zone.AnsweredInside;
import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;
import java.util.BitSet;
import java.util.Set;

/**
 * Takes names that the public DNS does not know, but a server here does, out of the classes that
 * say that they leak. Looks at one name at a time, with all that became of its queries.
 */
final class AnsweredNames {
  private static final Set<String> LEAKS =
      Set.of(
          "ad-srv-leak",
          "altroot-name",
          "cluster-name-leak",
          "device-default-name",
          "dns-sd-unicast",
          "home-arpa-and-arpa-special",
          "internal-alt-name",
          "isatap-teredo",
          "local-reverse-ptr",
          "mdns-local-name",
          "null-string-name",
          "private-suffix",
          "reserved-test-name",
          "rfc1918-ptr",
          "single-label-host",
          "template-placeholder",
          "typo-tld",
          "unknown-tld",
          "wpad-leak");

  private final TallyTable table;
  private final Knowledge knowledge;
  private final AnsweredInside detector;
  private final BitSet leaks = new BitSet();
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private final BitSet answered = new BitSet();
  private final BitSet dropped = new BitSet();

  AnsweredNames(TallyTable table, Knowledge knowledge) {
    this.table = table;
    this.knowledge = knowledge;
    this.detector = knowledge.catalogue.all(AnsweredInside.class).stream().findFirst().orElse(null);
    for (int number = 0; number < knowledge.detectors.size(); number++) {
      leaks.set(number, LEAKS.contains(knowledge.detectors.get(number).id()));
    }
  }

  /**
   * Looks at all names.
   *
   * @param rows what became of the queries for names
   * @param size entries of the table that are merged rows
   */
  void release(LinkedRows rows, int size) {
    if (detector == null || rows.isEmpty()) {
      return;
    }
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.NAME && mayBeReleased(entry) && isAnswered(entry, rows)) {
        release(entry);
      }
    }
    if (!answered.isEmpty()) {
      dropFindings(size);
    }
  }

  /** Whether an entry counts for a class that does not hold. */
  boolean isDropped(int entry) {
    return dropped.get(entry);
  }

  private boolean mayBeReleased(int entry) {
    int first = QuestionFacts.detector(table.attribute(entry));
    if (first < 0) {
      return false;
    }
    name.wrap(table.keys(), table.keyOffset(entry) + RowKey.HEADER, nameLength(entry));
    return name.labels() > 0 && !detector.excepts(name);
  }

  private boolean isAnswered(int entry, LinkedRows rows) {
    outcomes.clear();
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      if (kind(row) == RowKind.NAME_OUTCOME) {
        int code = RowKey.getByte(table.keys(), table.keyOffset(row) + RowKey.HEADER);
        OutcomeCode.add(outcomes, code, table.count(row));
      }
    }
    return detector.isAnswered(name, outcomes);
  }

  private void release(int entry) {
    answered.set(entry);
    int first = -1;
    boolean mistake = false;
    for (int number = knowledge.detectors.size() - 1; number >= 0; number--) {
      int found = knowledge.isTag(number) ? -1 : detected(number, entry);
      if (found >= 0 && leaks.get(number)) {
        dropped.set(found);
      } else if (found >= 0) {
        Detector other = knowledge.detectors.get(number);
        first = other instanceof QuestionDetector ? number : first;
        mistake |= knowledge.isMisconfiguration(number);
      }
    }
    int facts = QuestionFacts.withDetector(table.attribute(entry), first);
    table.setAttribute(
        entry, mistake ? QuestionFacts.misconfigured(facts) : QuestionFacts.harmless(facts));
  }

  private int detected(int number, int entry) {
    int window = RowKey.window(table.keys(), table.keyOffset(entry));
    key.start(RowKind.DETECTOR_NAME, window).putByte(number);
    int from = table.keyOffset(entry) + RowKey.HEADER;
    return key.put(table.keys(), from, nameLength(entry)).find(table);
  }

  private void dropFindings(int size) {
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.FINDING) {
        int at = table.keyOffset(entry);
        boolean leak = leaks.get(RowKey.getByte(table.keys(), at + RowKey.HEADER));
        int named = leak ? named(entry) : -1;
        if (named >= 0 && answered.get(named)) {
          dropped.set(entry);
        }
      }
    }
  }

  /** The entry of the name of a finding; -1 if there is none. */
  private int named(int entry) {
    int at = table.keyOffset(entry);
    int from = FindingAssembler.CLIENT + 1 + table.keys()[at + FindingAssembler.CLIENT];
    key.start(RowKind.NAME, RowKey.window(table.keys(), at));
    return key.put(table.keys(), at + from, table.keyLength(entry) - from).find(table);
  }

  private int kind(int entry) {
    return RowKey.kind(table.keys(), table.keyOffset(entry));
  }

  private int nameLength(int entry) {
    return table.keyLength(entry) - RowKey.HEADER;
  }
}
