package io.toptail.row;

import io.toptail.tally.TallyTable;

/**
 * What is known of one distinct question, packed into an entry's attribute: either the ignore rule
 * that removes it, or its detector, category and registrable domain. A name has the types that it
 * was asked for in place of a category.
 */
public final class QuestionFacts {
  private static final int IGNORED = 1 << 31;
  private static final int MISCONFIGURED = 1 << 30;
  private static final int DETECTOR_BITS = 9;
  private static final int CATEGORY_BITS = 10;

  private QuestionFacts() {}

  static int ignoredBy(int rule) {
    return IGNORED | rule;
  }

  /**
   * @param detector its number, -1 for none
   * @param category its number, 0 for unknown
   * @param registrable labels of the registrable domain, 0 for none
   */
  static int of(int detector, int category, int registrable) {
    return (detector + 1)
        | category << DETECTOR_BITS
        | registrable << DETECTOR_BITS + CATEGORY_BITS;
  }

  /** Whether an ignore rule removes the question. */
  public static boolean isIgnored(int facts) {
    return facts < 0;
  }

  /** The number of the rule, if {@link #isIgnored}. */
  public static int rule(int facts) {
    return facts & ~IGNORED;
  }

  /** The number of the detector that claims it; −1 for none. */
  public static int detector(int facts) {
    return (facts & (1 << DETECTOR_BITS) - 1) - 1;
  }

  /** The number of its owner's category; 0 for none. Of a question, not of a name. */
  public static int category(int facts) {
    return facts >> DETECTOR_BITS & (1 << CATEGORY_BITS) - 1;
  }

  /** The facts of a question as those of its name: its category gives way to a set of types. */
  public static int ofName(int facts, int types) {
    return facts & ~((1 << CATEGORY_BITS) - 1 << DETECTOR_BITS) | types << DETECTOR_BITS;
  }

  /** Of the facts of a name, the types it was asked for: a set of {@link QueryTypes}. */
  public static int types(int facts) {
    return category(facts);
  }

  /** Labels of the registrable domain; 0 for none. */
  public static int registrable(int facts) {
    return (facts & ~MISCONFIGURED) >> DETECTOR_BITS + CATEGORY_BITS;
  }

  /** Whether a detector that names a mistake claimed any question for the name. */
  public static boolean isMisconfigured(int facts) {
    return (facts & MISCONFIGURED) != 0;
  }

  /** The facts of a name that a detector of mistakes claims. */
  public static int misconfigured(int facts) {
    return facts | MISCONFIGURED;
  }

  /**
   * The facts of a name from two of its questions: all types, and the detector of lower number,
   * that is of higher precedence.
   */
  static int withFirstDetector(int facts, int other) {
    int misconfigured = (facts | other) & MISCONFIGURED;
    int mine = detector(facts);
    int its = detector(other);
    int first = its >= 0 && (mine < 0 || its < mine) ? its : mine;
    return misconfigured | of(first, types(facts) | types(other), registrable(facts));
  }

  /** The facts of a name that no detector of mistakes claims after all. */
  public static int harmless(int facts) {
    return facts & ~MISCONFIGURED;
  }

  /**
   * The facts of a name that another detector claims.
   *
   * @param detector its number, -1 for none
   */
  public static int withDetector(int facts, int detector) {
    return facts & ~((1 << DETECTOR_BITS) - 1) | detector + 1;
  }

  /** Adds facts to those of the entry of a name that was just looked up, maybe created. */
  public static void addTo(TallyTable table, int entry, int facts) {
    table.setAttribute(
        entry, table.inserted() ? facts : withFirstDetector(table.attribute(entry), facts));
  }
}
