package io.toptail.history;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.SearchSuffix;
import io.toptail.name.WireName;
import java.util.List;

/**
 * Shows the transactions of one client after the other to the watches of the detectors, and passes
 * on what they find. For one thread.
 */
public final class ClientHistory {
  private final HistoryDetector[] detectors;
  private final ClientWatch[] watches;
  private final Taker taker;
  private final QuestionIndex questions =
      new QuestionIndex(ClientWatch.MOST_QUESTIONS, this::endQuestion);
  private final Findings findings = new Findings();

  /** Takes findings about the client whose transactions were added last. */
  @FunctionalInterface
  public interface Taker {
    /**
     * @param name wire form, lower case; valid only during the call
     * @param queries at least 1
     */
    void finding(
        HistoryDetector detector,
        byte[] name,
        int nameOffset,
        int nameLength,
        long queries,
        long firstNanos,
        long lastNanos,
        int file);

    /** What the search list of the client shows of a suffix. */
    default void searchSuffix(
        SearchSuffix what, byte[] name, int nameOffset, int nameLength, long nanos) {}
  }

  /**
   * @param detectors those that are asked; of a capture of queries only those that need responses
   *     are left out here
   */
  public ClientHistory(List<HistoryDetector> detectors, HistoryScope scope, Taker taker) {
    this.detectors =
        detectors.stream()
            .filter(detector -> scope.responses() || !detector.needsResponses())
            .toArray(HistoryDetector[]::new);
    this.watches = new ClientWatch[this.detectors.length];
    for (int i = 0; i < watches.length; i++) {
      watches[i] = this.detectors[i].watch(scope);
    }
    this.taker = taker;
  }

  /** Takes the next transaction of the client. */
  public void add(JoinedTransaction transaction) {
    if (watches.length == 0) {
      return;
    }
    int question = questions.number(transaction);
    transaction.repeated(question, questions.gap());
    for (ClientWatch watch : watches) {
      watch.add(transaction);
    }
  }

  /** There are no more transactions of the client, or none in the window; forgets all. */
  public void end() {
    questions.clear();
    for (int i = 0; i < watches.length; i++) {
      findings.detector = detectors[i];
      watches[i].endClient(findings);
    }
  }

  private void endQuestion(int question) {
    for (int i = 0; i < watches.length; i++) {
      findings.detector = detectors[i];
      watches[i].endQuestion(question, findings);
    }
  }

  private final class Findings implements HistoryFindings {
    private final WireName view = new WireName();
    private HistoryDetector detector;

    @Override
    public void question(int question, long queries, long first, long last, int file) {
      int length = questions.nameLength(question);
      name(questions.name(question), 0, length, queries, first, last, file);
    }

    @Override
    public void name(
        byte[] name, int offset, int length, long queries, long first, long last, int file) {
      if (!detector.excepts(view.wrap(name, offset, length))) {
        taker.finding(detector, name, offset, length, queries, first, last, file);
      }
    }

    @Override
    public void searchSuffix(SearchSuffix what, byte[] name, int offset, int length, long nanos) {
      if (!detector.excepts(view.wrap(name, offset, length))) {
        taker.searchSuffix(what, name, offset, length, nanos);
      }
    }
  }
}
