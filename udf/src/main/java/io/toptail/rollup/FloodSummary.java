package io.toptail.rollup;

import io.toptail.detect.FloodDetector;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.List;

/**
 * Counts new names of large domains minute by minute, and shows the minutes of complete domains to
 * the detectors of floods. Counts are additive, so names of a domain may be spread.
 */
final class FloodSummary {
  private static final long MINUTE = 60_000_000_000L;

  /** Which names a row counts. */
  private static final int FRESH = 0;

  private static final int FAILED = 1;

  private final TallyTable table;
  private final List<FloodDetector> detectors;
  private final SubjectFindings findings;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();

  FloodSummary(TallyTable table, Knowledge knowledge, SubjectFindings findings) {
    this.table = table;
    this.detectors = knowledge.catalogue.all(FloodDetector.class);
    this.findings = findings;
  }

  /**
   * Adds a name to its minutes.
   *
   * @param rows the rows that say what became of the queries for names
   * @param domain the entry of its domain, with all its names, or with some if they are spread
   */
  void add(int entry, LinkedRows rows, int domain, boolean spread) {
    for (int i = 0; i < detectors.size(); i++) {
      if (spread || table.names(domain) >= detectors.get(i).leastNames()) {
        add(i, entry, rows);
      }
    }
  }

  private void add(int detector, int entry, LinkedRows rows) {
    int facts = table.attribute(entry);
    int registrable = QuestionFacts.registrable(facts);
    RowKey.wrap(name, table, entry, RowKey.HEADER);
    table.count(minute(detector, FRESH, entry, registrable), 1, table.first(entry), 0);
    if (QuestionFacts.detector(facts) < 0
        && detectors.get(detector).looksLike(name, registrable, table.count(entry))
        && neverSucceeds(entry, rows)) {
      int minute = minute(detector, FAILED, entry, registrable);
      table.merge(minute, table, entry);
      table.countNames(minute, 1);
    }
  }

  private int minute(int detector, int which, int entry, int registrable) {
    int window = RowKey.window(table, entry);
    long minute = Math.floorDiv(table.first(entry), MINUTE);
    key.start(RowKind.DOMAIN_MINUTE, window).putByte(detector).putByte(which).putInt((int) minute);
    int start = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    return key.put(name.bytes(), start, name.offset() + name.length() - start).in(table);
  }

  private boolean neverSucceeds(int entry, LinkedRows rows) {
    boolean failed = false;
    for (int row = rows.first(entry); row != LinkedRows.END; row = rows.next(row)) {
      if (RowKey.kind(table, row) == RowKind.NAME_OUTCOME) {
        int code = RowKey.getByte(table, row, RowKey.HEADER);
        switch (OutcomeCode.outcome(code)) {
          case NXDOMAIN, SERVFAIL, UNANSWERED -> failed = true;
          case UNDETERMINED -> {
            // nobody knows
          }
          default -> {
            return false;
          }
        }
      }
    }
    return failed;
  }

  /** Judges all minutes of the table; all names of its domains must have been added. */
  void judge() {
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      if (RowKey.kind(table, entry) == RowKind.DOMAIN_MINUTE
          && RowKey.getByte(table, entry, RowKey.HEADER + 1) == FAILED) {
        judge(entry);
      }
    }
  }

  private void judge(int entry) {
    int number = RowKey.getByte(table, entry, RowKey.HEADER);
    FloodDetector detector = detectors.get(number);
    key.start(RowKind.DOMAIN_MINUTE, RowKey.window(table, entry)).putByte(number).putByte(FRESH);
    int fresh = key.put(table, entry, RowKey.HEADER + 2).find(table);
    int domain = RowKey.HEADER + 6;
    if (detector.matches(table.count(fresh), table.names(entry))
        && !detector.excepts(RowKey.wrap(name, table, entry, domain))) {
      findings.name(detector, entry, table.count(entry), domain);
    }
  }
}
