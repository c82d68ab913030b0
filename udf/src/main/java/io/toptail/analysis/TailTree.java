package io.toptail.analysis;

import java.util.Arrays;

/** What is summed up of the templates of one domain. */
final class TailTree {
  static final int NAMES = 0;
  static final int ONCE = 1;
  static final int KNOWN = 2;
  static final int FAILED = 3;
  private static final int FIELDS = 4;

  private long[] sums = new long[64 * FIELDS];
  private int[] tokens = new int[64];
  private int templates;

  /** Starts anew. */
  void clear(int count) {
    templates = count;
    if (tokens.length < count) {
      tokens = new int[2 * count];
      sums = new long[2 * count * FIELDS];
    }
    Arrays.fill(tokens, 0, count, 0);
    Arrays.fill(sums, 0, count * FIELDS, 0);
  }

  void add(int template, int field, long more) {
    sums[template * FIELDS + field] += more;
  }

  void addTokens(int template, int more) {
    tokens[template] |= more;
  }

  long get(int template, int field) {
    return sums[template * FIELDS + field];
  }

  int tokens(int template) {
    return tokens[template];
  }

  /** Whether at least half of what is known of its responses is failure. */
  boolean isFailing(int template) {
    return get(template, KNOWN) > 0 && 2 * get(template, FAILED) >= get(template, KNOWN);
  }

  /** The template with most names; of several the first. */
  int largest() {
    int best = 0;
    for (int i = 1; i < templates; i++) {
      best = get(i, NAMES) > get(best, NAMES) ? i : best;
    }
    return best;
  }

  long sum(int field) {
    long sum = 0;
    for (int i = 0; i < templates; i++) {
      sum += get(i, field);
    }
    return sum;
  }
}
