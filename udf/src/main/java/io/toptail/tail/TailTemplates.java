package io.toptail.tail;

import io.toptail.name.Template;
import io.toptail.name.TemplateTree;
import java.util.Arrays;

/** What is summed up of the templates of one domain, over names that no detector claims. */
final class TailTemplates {
  private static final int NAMES = 0;
  private static final int ONCE = 1;
  private static final int KNOWN = 2;
  private static final int FAILED = 3;
  private static final int ASKED_ABOUT = 4;
  private static final int NAMED = 5;
  private static final int TOKENS = 6;
  private static final int FIELDS = 7;

  private long[] sums = new long[64 * FIELDS];
  private long[] folded = new long[64 * FIELDS];
  private final byte[] labels = new byte[Template.MAX_LENGTH];
  private int size;
  private boolean varied;

  /** Starts anew with so many. */
  void clear(int count) {
    size = 0;
    varied = false;
    reserve(count);
  }

  private void reserve(int count) {
    if (sums.length < count * FIELDS) {
      sums = Arrays.copyOf(sums, 2 * count * FIELDS);
    }
    if (count > size) {
      Arrays.fill(sums, size * FIELDS, count * FIELDS, 0);
      size = count;
    }
  }

  /** Adds the member that is being read to one, which may be new. */
  void add(int template, TailNames names) {
    reserve(template + 1);
    sums[template * FIELDS + TOKENS] = names.tokens();
    if (names.stage() == TailExplanation.UNEXPLAINED) {
      int at = template * FIELDS;
      sums[at + NAMES] += names.names();
      sums[at + ONCE] += names.once();
      sums[at + KNOWN] += names.known();
      sums[at + FAILED] += names.failed();
      boolean asked = (names.flags() & TailKey.ASKED_ABOUT) != 0;
      sums[at + ASKED_ABOUT] += asked ? names.names() : 0;
      boolean named = (names.flags() & TailKey.NAMED) != 0;
      sums[at + NAMED] += named ? names.names() : 0;
    }
  }

  /** Makes of the sums of prefixes those of the templates that a tree has learned. */
  void fold(TemplateTree tree) {
    int templates = tree.templates();
    if (folded.length < templates * FIELDS) {
      folded = new long[2 * templates * FIELDS];
    }
    Arrays.fill(folded, 0, templates * FIELDS, 0);
    for (int prefix = 0; prefix < size; prefix++) {
      int from = prefix * FIELDS;
      int to = tree.template(prefix) * FIELDS;
      for (int field = 0; field < TOKENS; field++) {
        folded[to + field] += sums[from + field];
      }
    }
    for (int template = 0; template < templates; template++) {
      int length = tree.write(template, labels, 0);
      folded[template * FIELDS + TOKENS] = Template.tokens(labels, 0, length);
      varied |= Template.isSecondVariable(labels, 0, length);
    }
    long[] spare = sums;
    sums = folded;
    folded = spare;
    size = templates;
  }

  private long get(int template, int field) {
    return sums[template * FIELDS + field];
  }

  /** Names of a template. */
  long names(int template) {
    return get(template, NAMES);
  }

  /** Those of them that were asked once. */
  long once(int template) {
    return get(template, ONCE);
  }

  /** The tokens that are left where labels have not become {@code ‹var›}, as a set. */
  int tokens(int template) {
    return (int) get(template, TOKENS);
  }

  /** Whether at least half of what is known of its responses is failure. */
  boolean isFailing(int template) {
    return get(template, KNOWN) > 0 && 2 * get(template, FAILED) >= get(template, KNOWN);
  }

  /** Whether more than half of what is known of all responses is no failure. */
  boolean areWorking() {
    return 2 * sum(FAILED) < sum(KNOWN);
  }

  /**
   * Whether at least half of the names have in front what lists are asked about: if that is a name,
   * one of an old generic domain, or of any where there are many of them.
   */
  boolean areAskedAbout() {
    return 2 * Math.max(sum(ASKED_ABOUT), varied ? sum(NAMED) : 0) >= sum(NAMES);
  }

  /** The template with most names; of several the first. */
  int largest() {
    int best = 0;
    for (int i = 1; i < size; i++) {
      best = names(i) > names(best) ? i : best;
    }
    return best;
  }

  long allNames() {
    return sum(NAMES);
  }

  long allOnce() {
    return sum(ONCE);
  }

  private long sum(int field) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += get(i, field);
    }
    return sum;
  }
}
