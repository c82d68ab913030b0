package io.toptail.detect;

import io.toptail.dns.Outcome;
import java.util.Arrays;
import java.util.List;

/** The same question while the answer that the client was given still holds. */
final class RepeatedQuery extends HistoryDetector {
  static final String ID = "repeated-query";
  static final Parameter REPEATS =
      Parameter.number("repeats", 10, 1, 1_000_000, "repetitions per hour that make a finding");
  static final Parameter PERCENT =
      Parameter.number("percent-of-ttl", 90, 1, 100, "of an answer's life in which it holds");
  static final Parameter WITHOUT_TTL =
      Parameter.number(
          "seconds-without-ttl", 300, 1, 86_400, "life of an answer that was not captured");
  static final Parameter STUB_GAP =
      Parameter.number(
          "stub-gap-seconds", 5, 1, 3_600, "of clients of a resolver: longest time between two");
  static final Parameter STUB_LENGTH =
      Parameter.number(
          "stub-length-seconds", 60, 1, 86_400, "of clients of a resolver: how long without a gap");

  private final boolean stubs;
  private final int repeats;
  private final int percent;
  private final long withoutTtlNanos;
  private final long gapNanos;
  private final long lengthNanos;

  RepeatedQuery(DetectorSettings.Entry settings, Vantage vantage) {
    super(
        DetectorInfo.of(ID, 301, Severity.LOW, "asks again what it was told already")
            .rule(
                "A client asks a question with another id while the answer that it was sent "
                    + "still holds (the given part of its TTL, or of a negative answer's; the "
                    + "given time where there are no responses), at least so many times an hour. "
                    + "Clients of a resolver, and where the vantage is not known: only while they "
                    + "ask with short gaps for a long time.")
            .cause(
                "The client keeps no cache or a tiny one, or many resolvers sit behind its "
                    + "address.")
            .who("The owner of the asking machine.")
            .fix("Let it cache, or put a caching resolver before it.")
            .source("Castro et al. 2008, class H; ITHI M3.2; RFC 1034 §5.3.3"),
        false);
    stubs = vantage == Vantage.UNKNOWN || vantage == Vantage.RESOLVER;
    repeats = settings.number(REPEATS);
    percent = settings.number(PERCENT);
    withoutTtlNanos = settings.number(WITHOUT_TTL) * 1_000_000_000L;
    gapNanos = settings.number(STUB_GAP) * 1_000_000_000L;
    lengthNanos = settings.number(STUB_LENGTH) * 1_000_000_000L;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(REPEATS, PERCENT, WITHOUT_TTL, STUB_GAP, STUB_LENGTH);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope);
  }

  private final class Watch extends ClientWatch {
    private final boolean responses;
    private final long least;
    private final QuestionCounts found = new QuestionCounts();
    private long[] toldAt = new long[16];
    private long[] holdsUntil = new long[16];
    private long[] runStart = new long[16];
    private long[] longest = new long[16];

    /** Id of the last query, plus 1; 0 before any. */
    private int[] lastId = new int[16];

    Watch(HistoryScope scope) {
      responses = scope.responses();
      least = scope.atLeast(repeats);
    }

    @Override
    public boolean needsRepetition() {
      return true;
    }

    @Override
    public void add(Transaction query) {
      int question = query.question();
      if (question >= toldAt.length) {
        grow(question);
      }
      long now = query.timeNanos();
      boolean repeated =
          lastId[question] != 0
              && now >= toldAt[question]
              && now < holdsUntil[question]
              && query.id() + 1 != lastId[question];
      if (repeated && (!stubs || query.gapNanos() <= gapNanos)) {
        runStart[question] =
            found.of(question) == 0 || now - found.last(question) > gapNanos
                ? now - query.gapNanos()
                : runStart[question];
        longest[question] = Math.max(longest[question], now - runStart[question]);
        found.add(query);
      }
      remember(query, question, now);
    }

    private void remember(Transaction query, int question, long now) {
      lastId[question] = query.id() + 1;
      if (!responses) {
        toldAt[question] = now;
        holdsUntil[question] = now + withoutTtlNanos;
      } else if (query.ttl() > 0 && isTold(query.outcome())) {
        toldAt[question] = now + query.latencyNanos();
        holdsUntil[question] = toldAt[question] + query.ttl() * 10_000_000L * percent;
      }
    }

    private static boolean isTold(Outcome outcome) {
      return outcome == Outcome.ANSWER || outcome == Outcome.NODATA || outcome == Outcome.NXDOMAIN;
    }

    private void grow(int question) {
      int size = Math.max(question + 1, 2 * toldAt.length);
      lastId = Arrays.copyOf(lastId, size);
      toldAt = Arrays.copyOf(toldAt, size);
      holdsUntil = Arrays.copyOf(holdsUntil, size);
      runStart = Arrays.copyOf(runStart, size);
      longest = Arrays.copyOf(longest, size);
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (!stubs || longest[question] >= lengthNanos) {
        found.report(question, least, findings);
      }
      found.forget(question);
      lastId[question] = 0;
      longest[question] = 0;
      holdsUntil[question] = 0;
    }
  }
}
