package io.toptail.detect;

/**
 * What a {@link HistoryDetector} remembers of one client at a time. Mutable, for one task;
 * allocates nothing for a transaction.
 *
 * <p>For each client, and each window of time, in this order: {@link #add} for its transactions in
 * the order in which the queries were sent; {@link #endQuestion} for every question that was among
 * them, possibly before the last transaction if there are very many; {@link #endClient}. After
 * {@code endQuestion} nothing may be left of a question's state, for its number is used again, and
 * after {@code endClient} nothing of the client's.
 */
public abstract class ClientWatch {
  /** Questions of a client that are remembered at the same time. */
  public static final int MOST_QUESTIONS = 1 << 16;

  /** Takes the next transaction; the view is valid only during the call. */
  public abstract void add(Transaction transaction);

  /**
   * Whether a question shows nothing before it is asked again. Then {@link #add} is given the first
   * query of a question only when the second comes, right before that, and a question that is asked
   * once is given to neither {@link #add} nor {@link #endQuestion}: most are, and they cost
   * nothing. The queries of one question stay in order; those of several do not.
   */
  public boolean needsRepetition() {
    return false;
  }

  /**
   * Whether a response that answers none of the client's queries shows this misconfiguration; the
   * finding is about its sender. Given in the order of time, behind the transactions that ended
   * before. The view is valid only during the call.
   */
  public boolean finds(StrayResponse response) {
    return false;
  }

  /** Reports what was found of a question, and forgets it. */
  public void endQuestion(int question, HistoryFindings findings) {}

  /** Reports what was found of the client as a whole, and forgets it. */
  public void endClient(HistoryFindings findings) {}
}
