package io.toptail.history;

import java.util.Arrays;

/**
 * The first query of each question of a client, with its response, until the question is asked
 * again: most never are. By the number of the question; grows to the largest.
 */
final class FirstQueries {
  private byte[][] kept = new byte[32][];
  private boolean[] keeps = new boolean[32];
  private final JoinedTransaction view = new JoinedTransaction();

  /** Keeps a copy of the transaction under the number of its question. */
  void keep(int question, JoinedTransaction transaction) {
    if (question >= kept.length) {
      int size = Math.max(question + 1, 2 * kept.length);
      kept = Arrays.copyOf(kept, size);
      keeps = Arrays.copyOf(keeps, size);
    }
    kept[question] = transaction.copyTo(kept[question]);
    keeps[question] = true;
  }

  /** Whether one is kept for a question. */
  boolean keeps(int question) {
    return question < keeps.length && keeps[question];
  }

  /** The one that is kept, which is forgotten; valid until the next call. */
  JoinedTransaction take(int question) {
    keeps[question] = false;
    view.copyFrom(kept[question]);
    view.repeated(question, JoinedTransaction.NO_GAP);
    return view;
  }

  /** Forgets it, if one is kept. */
  void forget(int question) {
    if (question < keeps.length) {
      keeps[question] = false;
    }
  }
}
