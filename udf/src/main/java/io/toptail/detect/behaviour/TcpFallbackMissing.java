package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.dns.Outcome;
import java.util.Arrays;
import java.util.List;

/** Truncated responses that are not asked again over TCP. Remembers a time for each question. */
final class TcpFallbackMissing extends HistoryDetector {
  static final String ID = "tcp-fallback-missing";
  static final Parameter TRUNCATED =
      Parameter.number("truncated", 10, 1, 1_000_000, "truncated responses that it takes");
  static final Parameter PERCENT =
      Parameter.number("percent", 50, 1, 100, "of them that TCP has to follow");

  /** How long a client may take to come back. */
  private static final long WAIT_NANOS = 5 * Codes.SECOND;

  private final int truncated;
  private final int percent;

  TcpFallbackMissing(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 349, Severity.MEDIUM, "never comes back over TCP")
            .rule(
                "At least so many truncated responses over UDP, and less than this share of them "
                    + "followed by the same question over TCP within five seconds. Not evaluated "
                    + "on a capture without any DNS over TCP.")
            .cause(
                "TCP to port 53 is blocked, or the client does not know it. It never gets what "
                    + "does not fit into a datagram.")
            .who("The administrator of the network that the client is in.")
            .fix("Open TCP port 53 in both directions; update a client that cannot use it.")
            .source("RFC 7766 §5; RFC 9210"),
        true);
    truncated = settings.number(TRUNCATED);
    percent = settings.number(PERCENT);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(TRUNCATED, PERCENT);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch();
  }

  @Override
  public boolean needsTcp() {
    return true;
  }

  private final class Watch extends ClientWatch {
    private final Evidence cut = new Evidence();
    private long followed;

    /** By question: when the last truncated response came, and how many TCP may still follow. */
    private long[] cutAt = new long[16];

    private int[] open = new int[16];

    @Override
    public void add(Transaction query) {
      int question = query.question();
      boolean known = question < open.length;
      if (query.protocol() == Codes.TCP) {
        if (known && open[question] > 0 && query.timeNanos() - cutAt[question] <= WAIT_NANOS) {
          followed += open[question];
          open[question] = 0;
        }
      } else if (query.outcome() == Outcome.TRUNCATED && !query.isRetransmission()) {
        if (!known) {
          int size = Math.max(question + 1, 2 * open.length);
          open = Arrays.copyOf(open, size);
          cutAt = Arrays.copyOf(cutAt, size);
        }
        boolean late = query.timeNanos() - cutAt[question] > WAIT_NANOS;
        open[question] = late ? 1 : open[question] + 1;
        cutAt[question] = query.timeNanos() + query.latencyNanos();
        cut.add(query);
      }
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (question < open.length) {
        open[question] = 0;
      }
    }

    @Override
    public void endClient(HistoryFindings findings) {
      if (cut.count() >= truncated && followed * 100 < percent * cut.count()) {
        cut.report(findings);
      }
      cut.clear();
      followed = 0;
    }
  }
}
