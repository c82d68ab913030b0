package io.toptail.analysis;

import io.toptail.dns.Outcome;
import java.util.Arrays;

/** What became of the queries of names, by their entries; empty where nothing is known. */
final class TailOutcomes {
  private int[] places = new int[0];
  private long[] counts = new long[64 * Outcome.count()];
  private int size;

  /** Adds queries of a name. */
  void add(int entry, Outcome outcome, long queries) {
    if (entry >= places.length) {
      places = Arrays.copyOf(places, Math.max(1 << 10, 2 * entry));
    }
    if (places[entry] == 0) {
      places[entry] = ++size;
      if (counts.length < size * Outcome.count()) {
        counts = Arrays.copyOf(counts, 2 * counts.length);
      }
    }
    counts[(places[entry] - 1) * Outcome.count() + outcome.ordinal()] += queries;
  }

  /** Copies the queries of a name by outcome, in the order of outcomes. */
  void copy(int entry, long[] to, int at) {
    if (entry >= places.length || places[entry] == 0) {
      Arrays.fill(to, at, at + Outcome.count(), 0);
    } else {
      int from = (places[entry] - 1) * Outcome.count();
      System.arraycopy(counts, from, to, at, Outcome.count());
    }
  }
}
