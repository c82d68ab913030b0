package io.toptail.detect;

import io.toptail.dns.Outcome;
import java.util.Arrays;

/** Queries by outcome and type. Mutable and reusable; all zero where nothing is known. */
public final class OutcomeCounts {
  private final long[] counts = new long[TypeGroup.count() * Outcome.count()];
  private final long[] details = new long[OutcomeDetail.count()];
  private long all;

  public void clear() {
    if (all > 0) {
      Arrays.fill(counts, 0);
      Arrays.fill(details, 0);
      all = 0;
    }
  }

  /**
   * Adds queries.
   *
   * @param detail what more is known; null for nothing
   */
  public void add(TypeGroup type, Outcome outcome, OutcomeDetail detail, long queries) {
    counts[type.ordinal() * Outcome.count() + outcome.ordinal()] += queries;
    all += queries;
    if (detail != null) {
      details[detail.ordinal()] += queries;
    }
  }

  /** Queries of a type with an outcome. */
  public long of(TypeGroup type, Outcome outcome) {
    return counts[type.ordinal() * Outcome.count() + outcome.ordinal()];
  }

  /** Queries with an outcome. */
  public long of(Outcome outcome) {
    long sum = 0;
    for (int at = outcome.ordinal(); at < counts.length; at += Outcome.count()) {
      sum += counts[at];
    }
    return sum;
  }

  /** Those of which more is known. */
  public long of(OutcomeDetail detail) {
    return details[detail.ordinal()];
  }

  /** Queries of a type, whatever became of them. */
  public long all(TypeGroup type) {
    long sum = 0;
    for (int i = 0; i < Outcome.count(); i++) {
      sum += counts[type.ordinal() * Outcome.count() + i];
    }
    return sum;
  }

  /** All queries. */
  public long all() {
    return all;
  }

  /** Queries of which it is known what became of them. */
  public long known() {
    return all() - of(Outcome.UNDETERMINED);
  }

  /** Queries of a type of which it is known what became of them. */
  public long known(TypeGroup type) {
    return all(type) - of(type, Outcome.UNDETERMINED);
  }

  /** Queries of a type whose response was no error. */
  public long withoutError(TypeGroup type) {
    return of(type, Outcome.ANSWER)
        + of(type, Outcome.NODATA)
        + of(type, Outcome.REFERRAL)
        + of(type, Outcome.TRUNCATED);
  }

  /** Queries whose response was no error. */
  public long withoutError() {
    return of(Outcome.ANSWER) + of(Outcome.NODATA) + of(Outcome.REFERRAL) + of(Outcome.TRUNCATED);
  }

  /** Queries of a type that failed: an error code, or no response. */
  public long failed(TypeGroup type) {
    return known(type) - withoutError(type);
  }

  /** Queries that failed: an error code, or no response. */
  public long failed() {
    return known() - withoutError();
  }
}
