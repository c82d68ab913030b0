package io.toptail.row;

import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.TypeGroup;
import io.toptail.dns.Outcome;
import io.toptail.history.JoinCount;

/**
 * Numbers of outcomes in the keys of rows, one octet: the outcome or its detail, and for names and
 * domains the group of the type asked for.
 */
public final class OutcomeCode {
  /** Queries denied by a zone above the registrable domain; see {@link OutcomeDetail}. */
  public static final int UNREGISTERED = Outcome.count() + OutcomeDetail.UNREGISTERED.ordinal();

  /** Queries denied by the root. */
  public static final int NO_TOP_LEVEL = Outcome.count() + OutcomeDetail.NO_TOP_LEVEL.ordinal();

  /** How many there are without types. */
  public static final int COUNT = Outcome.count() + OutcomeDetail.count();

  /** Of rows of totals only: from here on the number of a {@link JoinCount}. */
  public static final int TOTALS = 32;

  private static final int TYPE_SHIFT = 5;

  private OutcomeCode() {}

  /**
   * The code of an outcome.
   *
   * @param detail null for none
   */
  public static int of(Outcome outcome, OutcomeDetail detail) {
    return detail == null ? outcome.ordinal() : Outcome.count() + detail.ordinal();
  }

  /** The same of queries for a type. */
  public static int ofType(int code, TypeGroup type) {
    return code | type.ordinal() << TYPE_SHIFT;
  }

  /** The code of an outcome, the type of its query left out. */
  public static int withoutType(int code) {
    return code & (1 << TYPE_SHIFT) - 1;
  }

  static TypeGroup type(int code) {
    return TypeGroup.ofNumber(code >> TYPE_SHIFT);
  }

  /** The outcome of a code, with or without a type. */
  public static Outcome outcome(int code) {
    OutcomeDetail detail = detail(code);
    return detail == null ? Outcome.of(withoutType(code)) : detail.outcome();
  }

  /** What more is known than the outcome; null for nothing. */
  public static OutcomeDetail detail(int code) {
    int number = withoutType(code) - Outcome.count();
    return number < 0 ? null : OutcomeDetail.ofNumber(number);
  }

  /** Adds queries with the outcome of a code. */
  public static void add(OutcomeCounts counts, int code, long queries) {
    counts.add(type(code), outcome(code), detail(code), queries);
  }

  /** Whether there was a response, and it is no error. */
  public static boolean isWithoutError(int code) {
    return switch (outcome(code)) {
      case ANSWER, NODATA, REFERRAL, TRUNCATED -> true;
      default -> false;
    };
  }
}
