package io.toptail.rollup;

import io.toptail.compat.Castro2008;
import io.toptail.compat.CompatMode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Sums up the repetitions of one partition: of n messages of a client for a question, with d ids,
 * the first is no repetition, d - 1 repeat it with another id, and n - d are identical to one of
 * those. The first is below a zone that the client was referred to before, or legitimate.
 */
final class RepetitionSummary {
  private static final int ID = 2;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private boolean empty = true;

  RepetitionSummary(TallyTable table) {
    this.table = table;
  }

  /** Adds an entry of kind {@link RowKind#REPETITION}. */
  void add(int base, int window, int entry) {
    empty = false;
    int length = table.keyLength(entry) - RowKey.HEADER - ID;
    key.start(base | RowKind.REPEATED, window).put(table, entry, RowKey.HEADER, length);
    int group = key.in(table);
    table.count(group, table.count(entry), table.first(entry), table.file(entry));
    table.countNames(group, 1);
  }

  /** Whether nothing was added, so that there is no entry to classify. */
  boolean isEmpty() {
    return empty;
  }

  /** Adds an entry of kind {@link RowKind#REPEATED} to its classes. */
  void classify(int base, int window, int group) {
    long messages = table.count(group);
    long ids = table.names(group);
    count(Castro2008.IDENTICAL, messages - ids, base, window, group);
    count(Castro2008.REPEATED, ids - 1, base, window, group);
    boolean referred = base == 0 && isReferred(window, group);
    int first = referred ? Castro2008.REFERRAL_NOT_CACHED : Castro2008.LEGITIMATE;
    count(first, 1, base, window, group);
  }

  /** Whether the first message of a group is the first one that came after a referral. */
  private boolean isReferred(int window, int group) {
    int entry = key.start(RowKind.REFERRED, window).put(table, group, RowKey.HEADER).find(table);
    return entry >= 0 && table.first(entry) == table.first(group);
  }

  private void count(int number, long messages, int base, int window, int group) {
    key.start(base | RowKind.COMPAT, window).putByte(CompatMode.CASTRO2008.ordinal());
    int entry = key.putByte(number).in(table);
    table.count(entry, messages, table.first(group), table.file(group));
  }
}
