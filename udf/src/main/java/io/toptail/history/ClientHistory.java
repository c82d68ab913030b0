package io.toptail.history;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.CountedQueries;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.SearchSuffix;
import io.toptail.detect.StrayResponse;
import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows the transactions of one client after the other to the watches of the detectors, and passes
 * on what they find. For one thread.
 */
public final class ClientHistory {
  private final HistoryDetector[] detectors;

  /** Those that need repetition come last, from {@link #steady} on. */
  private final ClientWatch[] watches;

  private final int steady;
  private final Taker taker;
  private final QuestionIndex questions =
      new QuestionIndex(ClientWatch.MOST_QUESTIONS, this::endQuestion);
  private final FirstQueries first = new FirstQueries();
  private final QuestionDomains domains = new QuestionDomains();
  private final Findings findings = new Findings();
  private final WireName name = new WireName();

  /** Takes findings about the client whose transactions were added last; views are not kept. */
  @FunctionalInterface
  public interface Taker {
    void finding(HistoryDetector detector, WireName name, CountedQueries queries);

    /** The same, if {@link HistoryDetector#holds} says so of the server that was asked. */
    default void heldFinding(HistoryDetector detector, WireName name, CountedQueries queries) {
      finding(detector, name, queries);
    }

    /** What the search list of the client shows of a suffix. */
    default void searchSuffix(SearchSuffix what, WireName suffix, long nanos) {}

    /** A response shows a misconfiguration of its sender. */
    default void finding(HistoryDetector detector, StrayResponse response) {}
  }

  /**
   * @param detectors those that are asked, but for those that need what the capture does not hold
   */
  public ClientHistory(List<HistoryDetector> detectors, HistoryScope scope, Taker taker) {
    Map<HistoryDetector, ClientWatch> watching = new LinkedHashMap<>();
    detectors.stream()
        .filter(detector -> scope.responses() || !detector.needsResponses())
        .filter(detector -> scope.tcp() || !detector.needsTcp())
        .forEach(detector -> watching.put(detector, detector.watch(scope)));
    this.detectors =
        watching.keySet().stream()
            .sorted(Comparator.comparing(detector -> watching.get(detector).needsRepetition()))
            .toArray(HistoryDetector[]::new);
    this.watches = Arrays.stream(this.detectors).map(watching::get).toArray(ClientWatch[]::new);
    this.steady =
        (int) watching.values().stream().filter(watch -> !watch.needsRepetition()).count();
    this.taker = taker;
  }

  /** Takes the next transaction of the client. */
  public void add(JoinedTransaction transaction) {
    if (watches.length == 0) {
      return;
    }
    int question = questions.number(transaction);
    transaction.repeated(question, questions.gap());
    for (int i = 0; i < steady; i++) {
      watches[i].add(transaction);
    }
    if (questions.gap() == JoinedTransaction.NO_GAP) {
      first.keep(question, transaction);
    } else {
      again(question, transaction);
    }
  }

  private void again(int question, JoinedTransaction transaction) {
    if (first.keeps(question)) {
      JoinedTransaction before = first.take(question);
      for (int i = steady; i < watches.length; i++) {
        watches[i].add(before);
      }
    }
    for (int i = steady; i < watches.length; i++) {
      watches[i].add(transaction);
    }
  }

  /** Takes a response that belongs to none of them. */
  public void add(StrayResponse response) {
    for (int i = 0; i < watches.length; i++) {
      if (watches[i].finds(response) && !isExcepted(detectors[i], response)) {
        taker.finding(detectors[i], response);
      }
    }
  }

  private boolean isExcepted(HistoryDetector detector, StrayResponse response) {
    int length = response.nameLength();
    return length > 0
        && detector.excepts(name.wrap(response.nameBytes(), response.nameOffset(), length));
  }

  /** There are no more transactions of the client, or none in the window; forgets all. */
  public void end() {
    questions.clear();
    for (int i = 0; i < watches.length; i++) {
      findings.detector = detectors[i];
      watches[i].endClient(findings);
    }
    domains.forget();
  }

  private void endQuestion(int question) {
    int ended = first.keeps(question) ? steady : watches.length;
    first.forget(question);
    for (int i = 0; i < ended; i++) {
      findings.detector = detectors[i];
      watches[i].endQuestion(question, findings);
    }
  }

  private final class Findings implements HistoryFindings {
    private HistoryDetector detector;

    @Override
    public boolean areDomainsMany(long many) {
      // With fewer, a question ends only when all of the client have come.
      return questions.size() == ClientWatch.MOST_QUESTIONS || domains.count(questions) > many;
    }

    @Override
    public void question(int question, CountedQueries queries) {
      name(asked(question), queries);
    }

    @Override
    public void heldQuestion(int question, CountedQueries queries) {
      WireName asked = asked(question);
      if (!detector.excepts(asked)) {
        taker.heldFinding(detector, asked, queries);
      }
    }

    private WireName asked(int question) {
      return name.wrap(questions.name(question), 0, questions.nameLength(question));
    }

    @Override
    public void name(WireName found, CountedQueries queries) {
      if (!detector.excepts(found)) {
        taker.finding(detector, found, queries);
      }
    }

    @Override
    public void searchSuffix(SearchSuffix what, WireName suffix, long nanos) {
      if (!detector.excepts(suffix)) {
        taker.searchSuffix(what, suffix, nanos);
      }
    }
  }
}
