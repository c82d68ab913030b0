package io.toptail.detect.behaviour;

import io.toptail.detect.CountedQueries;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.Transaction;
import io.toptail.name.WireName;

/**
 * The queries of one client that show something: how many, from when to when, and the name of the
 * first. Mutable and reusable; allocates nothing.
 */
final class Evidence {
  private final byte[] name = new byte[WireLabels.LONGEST_NAME];
  private final WireName firstName = new WireName();
  private final CountedQueries queries = new CountedQueries();
  private int nameLength;
  private long count;
  private long first;
  private long last;
  private int file;

  /** Counts a query; queries come in the order of time. */
  void add(Transaction query) {
    if (count++ == 0) {
      first = query.timeNanos();
      file = query.file();
      nameLength = Math.max(1, query.nameLength());
      name[0] = 0;
      System.arraycopy(query.nameBytes(), query.nameOffset(), name, 0, query.nameLength());
    }
    last = query.timeNanos();
  }

  long count() {
    return count;
  }

  /** Whether they are at least this share of a total. */
  boolean isShare(int percent, long total) {
    return count * 100 >= percent * total;
  }

  /** Reports them under the name of the first, if there is any. */
  void report(HistoryFindings findings) {
    if (count > 0) {
      firstName.wrap(name, 0, nameLength);
      findings.name(firstName, queries.set(count, first, last, file));
    }
  }

  void clear() {
    count = 0;
  }
}
