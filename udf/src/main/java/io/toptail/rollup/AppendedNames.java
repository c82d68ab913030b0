package io.toptail.rollup;

import io.toptail.detect.SearchSuffix;
import io.toptail.detect.SearchSuffixAppended;
import io.toptail.dns.Outcome;
import io.toptail.name.WireName;
import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.BitSet;

/**
 * What the search lists of clients teach: a suffix that they append belongs to a search list
 * wherever it is seen, so a denied name that is a public name with that suffix is classed as such.
 * It takes the queries of the name from classes of lower precedence, and those of no class.
 */
final class AppendedNames implements ClassRule {
  /** So many clients that append a suffix once or twice search it. */
  private static final int CLIENTS = 3;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final SearchSuffixAppended detector;
  private final int number;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final BitSet whole = new BitSet();

  AppendedNames(TallyTable table, Knowledge knowledge, SearchSuffixAppended detector) {
    this.table = table;
    this.knowledge = knowledge;
    this.detector = detector;
    this.number = knowledge.detectorNumber(detector);
  }

  @Override
  public boolean mayChange(RowSurvey survey) {
    return survey.holds(RowKind.SEARCH_SUFFIX) && survey.holds(RowKind.NAME_OUTCOME);
  }

  @Override
  public boolean changes(int entry, RowSurvey survey) {
    int first = QuestionFacts.detector(table.attribute(entry));
    return (first < 0 || first > number) && isDenied(entry, survey.ofNames()) && isAppended(entry);
  }

  private boolean isDenied(int entry, LinkedRows rows) {
    boolean denied = false;
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      if (RowKey.kind(table, row) == RowKind.NAME_OUTCOME) {
        Outcome outcome = OutcomeCode.outcome(RowKey.getByte(table, row, RowKey.HEADER));
        denied |= outcome == Outcome.NXDOMAIN;
        if (outcome != Outcome.NXDOMAIN && outcome != Outcome.UNDETERMINED) {
          return false;
        }
      }
    }
    return denied;
  }

  private boolean isAppended(int entry) {
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    if (name.labels() < 3 || detector.excepts(name)) {
      return false;
    }
    int window = RowKey.window(table, entry);
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

  @Override
  public boolean takesFrom(int other) {
    return other > number;
  }

  /**
   * Gives a name to the detector: the queries of every class but those of messages. Where a part is
   * of no class, nobody knows of which clients; then all are taken at once, if none is of a
   * message's class.
   */
  @Override
  public void change(int entry, NameClasses classes) {
    long taken = 0;
    long ofMessages = 0;
    for (int other = 0; other < knowledge.detectors.size(); other++) {
      int row = classes.row(other);
      long queries = row < 0 ? 0 : table.count(row);
      if (takesFrom(other)) {
        taken += queries;
      } else {
        ofMessages += queries;
      }
    }
    if (ofMessages == 0 && taken < table.count(entry)) {
      claimWhole(entry, classes);
    } else {
      claimClasses(classes);
    }
    boolean mistake = knowledge.isMisconfiguration(number);
    int facts = QuestionFacts.withDetector(table.attribute(entry), number);
    table.setAttribute(entry, mistake ? QuestionFacts.misconfigured(facts) : facts);
  }

  private void claimWhole(int entry, NameClasses classes) {
    whole.set(entry);
    table.merge(classes.add(number), table, entry);
    FindingKey.start(key, 0, RowKey.window(table, entry), number, table.keys(entry), 0, 0);
    key.put(table, entry, RowKey.HEADER);
    table.merge(key.in(table), table, entry);
  }

  private void claimClasses(NameClasses classes) {
    for (int other = number + 1; other < knowledge.detectors.size(); other++) {
      if (classes.row(other) >= 0) {
        table.merge(classes.add(number), table, classes.row(other));
      }
    }
  }

  /** A name that was taken as a whole has a finding already. */
  @Override
  public void move(int finding, int name) {
    if (whole.get(name)) {
      return;
    }
    key.start(RowKind.FINDING, RowKey.window(table, finding)).putByte(number).putByte(0);
    key.put(table, finding, FindingKey.CLIENT);
    table.merge(key.in(table), table, finding);
  }
}
