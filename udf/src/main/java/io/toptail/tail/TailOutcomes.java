package io.toptail.tail;

import io.toptail.detect.OutcomeDetail;
import io.toptail.dns.Outcome;
import java.util.Arrays;

/** What became of the queries of names, by their entries; empty where nothing is known. */
final class TailOutcomes {
  /** Numbers of a name: queries by outcome, and those denied by a zone above its domain. */
  private static final int FIELDS = Outcome.count() + 1;

  private int[] places = new int[0];
  private long[] counts = new long[64 * FIELDS];
  private int size;

  /**
   * Adds queries of a name.
   *
   * @param detail what more is known than the outcome; null for nothing
   */
  void add(int entry, Outcome outcome, OutcomeDetail detail, long queries) {
    if (entry >= places.length) {
      places = Arrays.copyOf(places, Math.max(1 << 10, 2 * entry));
    }
    if (places[entry] == 0) {
      places[entry] = ++size;
      if (counts.length < size * FIELDS) {
        counts = Arrays.copyOf(counts, 2 * counts.length);
      }
    }
    int at = (places[entry] - 1) * FIELDS;
    counts[at + outcome.ordinal()] += queries;
    counts[at + FIELDS - 1] += detail == OutcomeDetail.UNREGISTERED ? queries : 0;
  }

  /** Copies the queries of a name by outcome, in the order of outcomes. */
  void copy(int entry, long[] to, int at) {
    if (entry >= places.length || places[entry] == 0) {
      Arrays.fill(to, at, at + Outcome.count(), 0);
    } else {
      int from = (places[entry] - 1) * FIELDS;
      System.arraycopy(counts, from, to, at, Outcome.count());
    }
  }

  /** Queries of a name that were denied because not even its registrable domain exists. */
  long unregistered(int entry) {
    boolean unknown = entry >= places.length || places[entry] == 0;
    return unknown ? 0 : counts[places[entry] * FIELDS - 1];
  }
}
