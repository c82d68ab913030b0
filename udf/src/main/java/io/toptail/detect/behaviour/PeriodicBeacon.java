package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.QuestionCounts;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import java.util.Arrays;
import java.util.List;

/**
 * A question that comes by a clock. Remembers a {@link GapSample} for each of at most {@value
 * #MOST_SAMPLES} questions that are asked again, a few numbers for each question, and nothing of
 * further questions as long as these are open.
 */
final class PeriodicBeacon extends HistoryDetector {
  static final String ID = "periodic-beacon";
  static final Parameter QUERIES =
      Parameter.number("queries", 20, 3, 1_000_000, "queries that it takes to tell");
  static final Parameter DEVIATION =
      Parameter.number("deviation-percent", 5, 0, 100, "of the median gap, median deviation");
  static final Parameter COVERAGE =
      Parameter.number("coverage-percent", 70, 1, 100, "of the window in which it goes on");
  static final int MOST_SAMPLES = 8192;
  private static final int LEAST_MILLIS = 1_000;
  private static final int MOST_MILLIS = 86_400_000;

  /** A gap this near to the life of the answer is no rhythm of the client's, percent. */
  private static final int TTL_PERCENT = 5;

  private final int queries;
  private final int deviation;
  private final int coverage;

  PeriodicBeacon(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 333, Severity.INFO, "asks by a clock")
            .rule(
                "At least so many queries for one question, retransmissions left out; the median "
                    + "gap lies between one second and a day, the median deviation from it is at "
                    + "most this share of it, and they go on for most of the window. Not if half "
                    + "of the gaps, or the median, are within 5 % of the life of the answer.")
            .cause(
                "A program asks by a timer: a check, an update, a lease, or malware that waits "
                    + "for orders. Period and name together tell which.")
            .who("The owner of the asking machine.")
            .fix("Find the program by its period and name; let it cache the answer.")
            .source("RFC 1034 §5.3.3, for the life of answers"),
        false);
    queries = settings.number(QUERIES);
    deviation = settings.number(DEVIATION);
    coverage = settings.number(COVERAGE);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUERIES, DEVIATION, COVERAGE);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch((long) (scope.hours() * coverage / 100 * Codes.HOUR));
  }

  private static boolean isNear(long value, long other) {
    return Math.abs(value - other) <= other / 100 * TTL_PERCENT;
  }

  private final class Watch extends ClientWatch {
    private static final int NONE = -1;

    private final long leastNanos;
    private final QuestionCounts asked = new QuestionCounts();
    private final GapSample[] samples = new GapSample[MOST_SAMPLES];
    private final int[] free = new int[MOST_SAMPLES];
    private int freeCount;
    private int made;

    /** By question: number of the sample plus 1, life of the last answer, of the longest. */
    private int[] sample = new int[16];

    private int[] ttl = new int[16];
    private int[] longest = new int[16];
    private int[] clocked = new int[16];

    Watch(long leastNanos) {
      this.leastNanos = leastNanos;
    }

    @Override
    public boolean needsRepetition() {
      return true;
    }

    @Override
    public void add(Transaction query) {
      if (query.isRetransmission()) {
        return;
      }
      int question = query.question();
      if (question >= ttl.length) {
        grow(question);
      }
      if (asked.of(question) == 0) {
        ttl[question] = NONE;
        longest[question] = NONE;
      } else if (hasSample(question)) {
        long gap = query.timeNanos() - asked.last(question);
        samples[sample[question] - 1].add(gap);
        clocked[question] += isNear(gap, ttl[question] * Codes.SECOND) ? 1 : 0;
      }
      asked.add(query);
      ttl[question] = query.ttl();
      longest[question] = Math.max(longest[question], query.ttl());
    }

    /** Whether the question has a sample; gives it one if there are any. */
    private boolean hasSample(int question) {
      if (sample[question] == 0 && asked.of(question) == 1) {
        if (freeCount > 0) {
          sample[question] = free[--freeCount] + 1;
        } else if (made < MOST_SAMPLES) {
          samples[made] = new GapSample();
          sample[question] = ++made;
        }
      }
      return sample[question] > 0;
    }

    private void grow(int question) {
      int size = Math.max(question + 1, 2 * ttl.length);
      sample = Arrays.copyOf(sample, size);
      ttl = Arrays.copyOf(ttl, size);
      longest = Arrays.copyOf(longest, size);
      clocked = Arrays.copyOf(clocked, size);
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (asked.of(question) == 0) {
        return;
      }
      if (sample[question] > 0) {
        if (isBeacon(question)) {
          asked.report(question, queries, findings);
        }
        int used = sample[question] - 1;
        samples[used].clear();
        free[freeCount++] = used;
        sample[question] = 0;
      }
      clocked[question] = 0;
      asked.forget(question);
    }

    private boolean isBeacon(int question) {
      long length = asked.last(question) - asked.first(question);
      GapSample gaps = samples[sample[question] - 1];
      if (asked.of(question) < queries
          || length < leastNanos
          || 2 * clocked[question] >= gaps.count()) {
        return false;
      }
      int period = gaps.rhythm(deviation);
      boolean ofAnswer = longest[question] > 0 && isNear(period, longest[question] * 1_000L);
      return period >= LEAST_MILLIS && period <= MOST_MILLIS && !ofAnswer;
    }
  }
}
