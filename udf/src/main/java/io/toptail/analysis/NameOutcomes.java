package io.toptail.analysis;

import io.toptail.dns.Outcome;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;

/**
 * What became of the queries for a name or domain, out of the rows beside its own. A view: {@link
 * #read} moves it. Empty where the capture holds no responses.
 */
final class NameOutcomes {
  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final int[] entries = new int[OutcomeCode.COUNT];

  NameOutcomes(TallyTable table) {
    this.table = table;
  }

  /**
   * Moves the view to a name or a domain.
   *
   * @param kind {@link RowKind#NAME_OUTCOME} or {@link RowKind#DOMAIN_OUTCOME}
   * @param nameOffset in the keys of the table
   * @return this
   */
  NameOutcomes read(int kind, int window, int nameOffset, int nameLength) {
    for (int code = 0; code < entries.length; code++) {
      key.start(kind, window).putByte(code).put(table.keys(), nameOffset, nameLength);
      entries[code] = key.find(table);
    }
    return this;
  }

  /** Queries with an outcome; those of {@link OutcomeCode#UNREGISTERED} are among NXDOMAIN. */
  long of(Outcome outcome) {
    long count = count(outcome.ordinal());
    return outcome == Outcome.NXDOMAIN ? count + unregistered() : count;
  }

  /** Queries denied by a zone above the registrable domain. */
  long unregistered() {
    return count(OutcomeCode.UNREGISTERED);
  }

  /** Queries of which it is known what became of them. */
  long known() {
    long sum = 0;
    for (int code = 0; code < entries.length; code++) {
      sum += OutcomeCode.outcome(code) == Outcome.UNDETERMINED ? 0 : count(code);
    }
    return sum;
  }

  /** Queries that failed: denied, refused, broken, or without a response. */
  long failed() {
    return of(Outcome.NXDOMAIN)
        + of(Outcome.SERVFAIL)
        + of(Outcome.REFUSED)
        + of(Outcome.UNANSWERED);
  }

  /** Writes the rows. */
  void write(TallyBlockWriter output) {
    for (int entry : entries) {
      if (entry >= 0) {
        output.write(0, table, entry);
      }
    }
  }

  private long count(int code) {
    return entries[code] < 0 ? 0 : table.count(entries[code]);
  }
}
