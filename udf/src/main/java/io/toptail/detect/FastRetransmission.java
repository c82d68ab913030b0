package io.toptail.detect;

import java.util.List;

/** A query sent again before an answer could be there. */
final class FastRetransmission extends HistoryDetector {
  static final String ID = "fast-retransmission";
  static final Parameter GAP =
      Parameter.number("gap-ms", 1_000, 10, 10_000, "a patient client waits at least so long");
  static final Parameter CAPTURED_TWICE =
      Parameter.number(
          "captured-twice-ms", 5, 0, 1_000, "copies that follow sooner were captured twice");
  static final Parameter LEAST =
      Parameter.number("least", 1, 1, 1_000_000, "such copies of a question that make a finding");

  private final long gapNanos;
  private final long twiceNanos;
  private final int least;

  FastRetransmission(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 303, Severity.LOW, "asks again before an answer can be there")
            .rule(
                "The same query (question, id, port, server) again before the gap is over, no "
                    + "response between, and the server does answer.")
            .cause("A resolver or library that does not wait, and multiplies its own queries.")
            .who("The maker of the software on the client.")
            .fix("Wait for a second or more before the first repetition, and longer each time.")
            .source("RFC 1536 §1"),
        true);
    gapNanos = settings.number(GAP) * 1_000_000L;
    twiceNanos = settings.number(CAPTURED_TWICE) * 1_000_000L;
    least = settings.number(LEAST);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(GAP, CAPTURED_TWICE, LEAST);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch();
  }

  private final class Watch extends ClientWatch {
    private final QuestionCounts found = new QuestionCounts();

    @Override
    public boolean needsRepetition() {
      return true;
    }

    @Override
    public void add(Transaction query) {
      long gap = query.gapNanos();
      boolean fast = query.isRetransmission() && gap >= twiceNanos && gap < gapNanos;
      if (fast && query.outcome().isResponse()) {
        found.add(query);
      }
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      found.report(question, least, findings);
      found.forget(question);
    }
  }
}
