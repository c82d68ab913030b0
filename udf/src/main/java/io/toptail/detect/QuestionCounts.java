package io.toptail.detect;

import java.util.Arrays;

/**
 * Queries counted by question, with the first and the last of them: what most watches keep.
 * Data-processing style; grows to the largest number of a question.
 */
public final class QuestionCounts {
  private int[] count = new int[16];
  private long[] first = new long[16];
  private long[] last = new long[16];
  private int[] file = new int[16];
  private final CountedQueries queries = new CountedQueries();

  /** Counts a query of its question. */
  public void add(Transaction transaction) {
    int question = transaction.question();
    if (question >= count.length) {
      grow(question);
    }
    if (count[question]++ == 0) {
      first[question] = transaction.timeNanos();
      file[question] = transaction.file();
    }
    last[question] = transaction.timeNanos();
  }

  private void grow(int question) {
    int size = Math.max(question + 1, 2 * count.length);
    count = Arrays.copyOf(count, size);
    first = Arrays.copyOf(first, size);
    last = Arrays.copyOf(last, size);
    file = Arrays.copyOf(file, size);
  }

  /** How many were counted. */
  public int of(int question) {
    return question < count.length ? count[question] : 0;
  }

  /** Time of the last query counted; meaningful if there is one. */
  public long last(int question) {
    return last[question];
  }

  /** Time of the first query counted; meaningful if there is one. */
  public long first(int question) {
    return first[question];
  }

  /** What was counted of a question, at least one query; valid until the next call. */
  CountedQueries queries(int question) {
    return queries.set(count[question], first[question], last[question], file[question]);
  }

  /** Reports a question of which at least so many were counted. */
  public void report(int question, long least, HistoryFindings findings) {
    int counted = of(question);
    if (counted > 0 && counted >= least) {
      findings.question(question, queries(question));
    }
  }

  /** Forgets a question. */
  public void forget(int question) {
    if (question < count.length) {
      count[question] = 0;
    }
  }
}
