package io.toptail.detect;

import java.util.Arrays;
import java.util.List;

/** The same question with the same message id again. */
final class IdenticalQuery extends HistoryDetector {
  static final String ID = "identical-query";
  static final Parameter WINDOW =
      Parameter.number("window-seconds", 60, 1, 86_400, "how long ago the first may have been");
  static final Parameter CAPTURED_TWICE =
      Parameter.number(
          "captured-twice-ms", 5, 0, 1_000, "copies that follow sooner were captured twice");
  static final Parameter LEAST =
      Parameter.number("least", 1, 1, 1_000_000, "copies of a question that make a finding");

  /** Ids remembered of a question: those of the last queries. */
  private static final int REMEMBERED = 4;

  private final long windowNanos;
  private final long twiceNanos;
  private final int least;

  IdenticalQuery(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 300, Severity.LOW, "the same query again, with the same id")
            .rule(
                "A client asks a question with an id that one of its last four queries for the "
                    + "same question had, within the window; copies that follow within "
                    + "milliseconds count as captured twice, not as asked twice.")
            .cause(
                "The answer did not come, or came too late, and the query was sent again; or the "
                    + "same traffic was captured at two places.")
            .who("The administrator of the network that the client is in.")
            .fix("Look for lost or slow answers on the way to this client.")
            .source("Wessels and Fomenkov 2003; Castro et al. 2008, class G"),
        false);
    windowNanos = settings.number(WINDOW) * 1_000_000_000L;
    twiceNanos = settings.number(CAPTURED_TWICE) * 1_000_000L;
    least = settings.number(LEAST);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(WINDOW, CAPTURED_TWICE, LEAST);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch();
  }

  private final class Watch extends ClientWatch {
    private final QuestionCounts found = new QuestionCounts();
    private long[] times = new long[16 * REMEMBERED];
    private char[] ids = new char[16 * REMEMBERED];
    private byte[] asked = new byte[16];

    @Override
    public boolean needsRepetition() {
      return true;
    }

    @Override
    public void add(Transaction query) {
      int question = query.question();
      if (question >= asked.length) {
        grow(question);
      }
      int known = Math.min(asked[question], REMEMBERED);
      long now = query.timeNanos();
      for (int i = question * REMEMBERED; i < question * REMEMBERED + known; i++) {
        long since = now - times[i];
        if (ids[i] == query.id() && since >= twiceNanos && since <= windowNanos) {
          found.add(query);
          break;
        }
      }
      int next = question * REMEMBERED + (asked[question] & REMEMBERED - 1);
      times[next] = now;
      ids[next] = (char) query.id();
      // Goes round without falling below the number that is remembered.
      asked[question]++;
      if (asked[question] == 2 * REMEMBERED) {
        asked[question] = REMEMBERED;
      }
    }

    private void grow(int question) {
      int size = Math.max(question + 1, 2 * asked.length);
      times = Arrays.copyOf(times, size * REMEMBERED);
      ids = Arrays.copyOf(ids, size * REMEMBERED);
      asked = Arrays.copyOf(asked, size);
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      found.report(question, least, findings);
      found.forget(question);
      asked[question] = 0;
    }
  }
}
