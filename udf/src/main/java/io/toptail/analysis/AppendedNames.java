package io.toptail.analysis;

import io.toptail.detect.SearchSuffix;
import io.toptail.detect.SearchSuffixAppended;
import io.toptail.dns.Outcome;
import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;
import java.util.BitSet;

/**
 * What the search lists of clients teach: a suffix that they append belongs to a search list
 * wherever it is seen, so a denied name that is a public name with that suffix is classed as such.
 * It takes the queries of the name from classes of lower precedence, and those of no class.
 *
 * <p>Works on one part of the names, each of which is complete there; what is known of suffixes is
 * in every part. So the result does not depend on how the names are divided.
 */
final class AppendedNames {
  /** So many clients that append a suffix once or twice search it. */
  private static final int CLIENTS = 3;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final SearchSuffixAppended detector;
  private final int number;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final BitSet claimed = new BitSet();
  private final BitSet whole = new BitSet();
  private final BitSet moved = new BitSet();

  AppendedNames(TallyTable table, Knowledge knowledge) {
    this.table = table;
    this.knowledge = knowledge;
    this.detector =
        knowledge.catalogue.all(SearchSuffixAppended.class).stream().findFirst().orElse(null);
    this.number = detector == null ? -1 : knowledge.detectorNumber(detector);
  }

  /**
   * Claims the names of the table.
   *
   * @param rows what became of the queries for names
   * @param size entries of the table that are merged rows
   */
  void claim(LinkedRows rows, int size) {
    if (detector == null || !knowsSuffixes(size)) {
      return;
    }
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.NAME && mayClaim(entry) && isDenied(entry, rows)) {
        claim(entry);
      }
    }
    if (!claimed.isEmpty()) {
      moveFindings(size);
    }
  }

  /** Whether an entry counts for a class that gave way. */
  boolean isMoved(int entry) {
    return moved.get(entry);
  }

  private boolean knowsSuffixes(int size) {
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.SEARCH_SUFFIX) {
        return true;
      }
    }
    return false;
  }

  private boolean mayClaim(int entry) {
    int facts = table.attribute(entry);
    int first = QuestionFacts.detector(facts);
    name.wrap(table.keys(), table.keyOffset(entry) + RowKey.HEADER, nameLength(entry));
    if (first >= 0 && first <= number || name.labels() < 3 || detector.excepts(name)) {
      return false;
    }
    int window = RowKey.window(table.keys(), table.keyOffset(entry));
    for (int suffix = name.labels() - 2; suffix > 0; suffix--) {
      if (detector.isAppended(name, suffix) && isSearched(window, suffix)) {
        return true;
      }
    }
    return false;
  }

  /** Whether clients search the suffix of so many labels. */
  private boolean isSearched(int window, int labels) {
    if (seen(SearchSuffix.OF_PUBLIC_NAMES, window, labels) >= 0) {
      return false;
    }
    int appended = seen(SearchSuffix.APPENDED, window, labels);
    return seen(SearchSuffix.SEARCHED, window, labels) >= 0
        || appended >= 0 && table.clients(appended) >= CLIENTS;
  }

  private int seen(SearchSuffix what, int window, int labels) {
    int from = name.suffixOffset(labels);
    int length = name.offset() + name.length() - from;
    key.start(RowKind.SEARCH_SUFFIX, window).putByte(what.ordinal());
    return key.put(name.bytes(), from, length).find(table);
  }

  private boolean isDenied(int entry, LinkedRows rows) {
    boolean denied = false;
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      if (kind(row) == RowKind.NAME_OUTCOME) {
        int code = RowKey.getByte(table.keys(), table.keyOffset(row) + RowKey.HEADER);
        Outcome outcome = OutcomeCode.outcome(code);
        denied |= outcome == Outcome.NXDOMAIN;
        if (outcome != Outcome.NXDOMAIN && outcome != Outcome.UNDETERMINED) {
          return false;
        }
      }
    }
    return denied;
  }

  /**
   * Gives a name to the detector: the queries of every class but those of messages. Where a part is
   * of no class, nobody knows of which clients; then all are taken at once, if none is of a
   * message's class.
   */
  private void claim(int entry) {
    claimed.set(entry);
    long others = 0;
    long ofMessages = 0;
    for (int other = 0; other < knowledge.detectors.size(); other++) {
      int found = knowledge.isTag(other) ? -1 : detected(other, entry).find(table);
      if (found >= 0 && other < number) {
        ofMessages += table.count(found);
      } else if (found >= 0) {
        others += table.count(found);
        moved.set(found);
      }
    }
    if (ofMessages == 0 && others < table.count(entry)) {
      claimWhole(entry);
    } else {
      claimClasses(entry);
    }
    boolean mistake = knowledge.isMisconfiguration(number);
    int facts = QuestionFacts.withDetector(table.attribute(entry), number);
    table.setAttribute(entry, mistake ? QuestionFacts.misconfigured(facts) : facts);
  }

  private void claimWhole(int entry) {
    whole.set(entry);
    table.merge(detected(number, entry).in(table), table, entry);
    int window = RowKey.window(table.keys(), table.keyOffset(entry));
    FindingKey.start(key, 0, window, number, table.keys(), 0, 0);
    table.merge(putName(key, entry).in(table), table, entry);
  }

  private void claimClasses(int entry) {
    for (int other = number + 1; other < knowledge.detectors.size(); other++) {
      int found = knowledge.isTag(other) ? -1 : detected(other, entry).find(table);
      if (found >= 0) {
        table.merge(detected(number, entry).in(table), table, found);
      }
    }
  }

  private RowKey detected(int other, int entry) {
    int window = RowKey.window(table.keys(), table.keyOffset(entry));
    return putName(key.start(RowKind.DETECTOR_NAME, window).putByte(other), entry);
  }

  private RowKey putName(RowKey to, int entry) {
    return to.put(table.keys(), table.keyOffset(entry) + RowKey.HEADER, nameLength(entry));
  }

  /** Gives what was found of each client in a name to the detector that the name has now. */
  private void moveFindings(int size) {
    for (int entry = 0; entry < size; entry++) {
      if (kind(entry) == RowKind.FINDING) {
        int at = table.keyOffset(entry);
        int other = RowKey.getByte(table.keys(), at + RowKey.HEADER);
        int named = other > number && !knowledge.isTag(other) ? named(entry) : -1;
        if (named >= 0 && claimed.get(named)) {
          moved.set(entry);
          if (!whole.get(named)) {
            moveFinding(entry);
          }
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

  private void moveFinding(int entry) {
    int at = table.keyOffset(entry);
    key.start(RowKind.FINDING, RowKey.window(table.keys(), at)).putByte(number).putByte(0);
    int from = FindingAssembler.CLIENT;
    key.put(table.keys(), at + from, table.keyLength(entry) - from);
    table.merge(key.in(table), table, entry);
  }

  private int kind(int entry) {
    return RowKey.kind(table.keys(), table.keyOffset(entry));
  }

  private int nameLength(int entry) {
    return table.keyLength(entry) - RowKey.HEADER;
  }
}
