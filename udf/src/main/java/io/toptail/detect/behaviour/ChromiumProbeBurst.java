package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.Question;
import io.toptail.detect.QuestionCounts;
import io.toptail.detect.QuestionDetector;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.List;

/**
 * Three random names of one label within two seconds. Remembers the last {@value #MOST_OPEN} names
 * of that time, and three numbers for each question.
 */
final class ChromiumProbeBurst extends HistoryDetector {
  static final String ID = "chromium-probe-burst";
  static final Parameter NAMES =
      Parameter.number("names", 3, 2, 16, "distinct names that are a burst");
  static final Parameter SECONDS =
      Parameter.number("seconds", 2, 1, 60, "that a burst takes at most");
  static final Parameter ONCE =
      Parameter.number("once-seconds", 15, 1, 3_600, "after which nobody asks for the name again");
  static final int MOST_OPEN = 64;

  /** Longest name of one label in wire form. */
  private static final int LONGEST = 65;

  private final QuestionDetector shape;
  private final DelegatedTlds delegated;
  private final int names;
  private final long nanos;
  private final long onceNanos;

  /**
   * @param shape claims a question that looks like a single probe
   */
  ChromiumProbeBurst(
      QuestionDetector shape, DelegatedTlds delegated, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 347, Severity.INFO, "browser that tests the resolver")
            .rule(
                "A client asks within so many seconds for at least so many distinct names of the "
                    + "shape of chromium-probe (one label of letters, of no registry), all of them "
                    + "denied, and for none of them earlier or later.")
            .cause(
                "Browsers of the Chromium family ask for three random names when they start "
                    + "or change networks, to find resolvers that invent answers. Versions since "
                    + "2021 do so less.")
            .who("The maker of the browser; until then the administrator of the clients.")
            .fix("Update the browser, or set the policy DNSInterceptionChecksEnabled to false.")
            .source("Chromium, intranet_redirect_detector.cc")
            .only(Vantage.UNKNOWN, Vantage.RESOLVER, Vantage.UPSTREAM, Vantage.AUTHORITATIVE),
        false);
    this.shape = shape;
    this.delegated = delegated;
    names = settings.number(NAMES);
    nanos = settings.number(SECONDS) * Codes.SECOND;
    onceNanos = settings.number(ONCE) * Codes.SECOND;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, SECONDS, ONCE);
  }

  @Override
  public List<String> registries() {
    return shape.registries();
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.responses());
  }

  private final class Watch extends ClientWatch {
    private final boolean responses;
    private final WireName view = new WireName();
    private final Question question = new Question();
    private final QuestionCounts asked = new QuestionCounts();
    private final int[] open = new int[MOST_OPEN];
    private final long[] openNames = new long[MOST_OPEN];
    private final long[] openTimes = new long[MOST_OPEN];
    private long next;

    /** By question, whether it is of a burst. */
    private boolean[] probe = new boolean[16];

    Watch(boolean responses) {
      this.responses = responses;
    }

    @Override
    public void add(Transaction query) {
      if (!isCandidate(query)) {
        return;
      }
      int number = query.question();
      boolean first = asked.of(number) == 0;
      asked.add(query);
      if (number >= probe.length) {
        probe = Arrays.copyOf(probe, Math.max(number + 1, 2 * probe.length));
      }
      if (first && !query.isRetransmission()) {
        int at = (int) (next++ % MOST_OPEN);
        open[at] = number;
        openNames[at] = name(query);
        openTimes[at] = query.timeNanos();
        markBurst(query.timeNanos());
      }
    }

    private boolean isCandidate(Transaction query) {
      int length = query.nameLength();
      int at = query.nameOffset();
      boolean denied = !responses || query.outcome() == Outcome.NXDOMAIN;
      if (!denied || length < 3 || length > LONGEST || query.nameBytes()[at] != length - 2) {
        return false;
      }
      view.wrap(query.nameBytes(), at, length);
      question.wrap(view, query.qtype(), query.qclass(), 0, delegated.contains(view));
      return shape.matches(question);
    }

    private static long name(Transaction query) {
      int at = query.nameOffset();
      return WireLabels.hash(query.nameBytes(), at, at + query.nameLength());
    }

    /** Marks all open questions if they have enough names. */
    private void markBurst(long now) {
      int distinct = 0;
      int held = (int) Math.min(MOST_OPEN, next);
      for (int i = 0; i < held && distinct < names; i++) {
        distinct += isOpen(i, now) && isFirstOfName(i, now) ? 1 : 0;
      }
      for (int i = 0; i < held && distinct >= names; i++) {
        probe[open[i]] |= isOpen(i, now);
      }
    }

    private boolean isOpen(int i, long now) {
      return now - openTimes[i] <= nanos && asked.of(open[i]) > 0;
    }

    private boolean isFirstOfName(int i, long now) {
      for (int j = 0; j < i; j++) {
        if (openNames[j] == openNames[i] && isOpen(j, now)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void endQuestion(int number, HistoryFindings findings) {
      if (asked.of(number) == 0) {
        return;
      }
      if (probe[number] && asked.last(number) - asked.first(number) <= onceNanos) {
        asked.report(number, 1, findings);
      }
      probe[number] = false;
      asked.forget(number);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      next = 0;
    }
  }
}
