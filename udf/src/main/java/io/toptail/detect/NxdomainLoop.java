package io.toptail.detect;

import io.toptail.dns.Outcome;
import java.util.Arrays;
import java.util.List;

/** Keeps asking for a name that it was told does not exist. */
final class NxdomainLoop extends HistoryDetector {
  static final String ID = "nxdomain-loop";
  static final Parameter DENIALS =
      Parameter.number("denials", 20, 1, 1_000_000, "NXDOMAIN per hour that make a finding");
  static final Parameter WITHIN_TTL =
      Parameter.number(
          "within-ttl", 10, 0, 1_000_000, "of them per hour while an earlier denial held");

  private final int denials;
  private final int withinTtl;

  NxdomainLoop(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 305, Severity.MEDIUM, "keeps asking for a name that does not exist")
            .rule(
                "At least so many NXDOMAIN an hour to one client for one question, of which at "
                    + "least so many while an earlier NXDOMAIN still held (RFC 2308 §5).")
            .cause(
                "Something is configured with a dead or mistyped name and never gives up, and "
                    + "nothing between caches the denial.")
            .who("The owner of the asking machine.")
            .fix("Correct or remove the name in the configuration of what asks for it.")
            .source("RFC 2308; RFC 8020"),
        true);
    denials = settings.number(DENIALS);
    withinTtl = settings.number(WITHIN_TTL);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(DENIALS, WITHIN_TTL);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(denials), scope.atLeast(withinTtl));
  }

  private static final class Watch extends ClientWatch {
    private final long least;
    private final long leastWithin;
    private final QuestionCounts denied = new QuestionCounts();
    private long[] holdsUntil = new long[16];
    private int[] within = new int[16];

    Watch(long least, long leastWithin) {
      this.least = least;
      this.leastWithin = leastWithin;
    }

    @Override
    public void add(Transaction query) {
      if (query.outcome() != Outcome.NXDOMAIN) {
        return;
      }
      int question = query.question();
      if (question >= within.length) {
        grow(question);
      }
      if (denied.of(question) > 0 && query.timeNanos() < holdsUntil[question]) {
        within[question]++;
      }
      denied.add(query);
      long held = Math.max(0, query.ttl()) * 1_000_000_000L;
      holdsUntil[question] = query.timeNanos() + query.latencyNanos() + held;
    }

    private void grow(int question) {
      int size = Math.max(question + 1, 2 * within.length);
      holdsUntil = Arrays.copyOf(holdsUntil, size);
      within = Arrays.copyOf(within, size);
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (denied.of(question) == 0) {
        return;
      }
      if (within[question] >= leastWithin) {
        denied.report(question, least, findings);
      }
      denied.forget(question);
      within[question] = 0;
    }
  }
}
