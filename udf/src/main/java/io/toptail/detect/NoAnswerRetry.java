package io.toptail.detect;

import io.toptail.dns.Outcome;
import java.util.List;

/** Asks on and on although no answer comes. */
final class NoAnswerRetry extends HistoryDetector {
  static final String ID = "no-answer-retry";
  static final Parameter COPIES =
      Parameter.number("copies", 10, 2, 1_000_000, "queries per hour that make a finding");

  static final Parameter OUTAGE =
      Parameter.number(
          "percent-outage",
          5,
          1,
          101,
          "of all queries to the server unanswered, at which it is the server's fault");

  private final int copies;
  private final int outage;

  NoAnswerRetry(DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 304, Severity.MEDIUM, "asks on and on, and gets no answer")
            .rule(
                "At least so many queries an hour for one question, none of them answered; unless "
                    + "the server leaves such a share of all queries unanswered, which is then "
                    + "unanswering-server. Of what matches, the 10,000 with most queries.")
            .cause(
                "The answers do not come through: a firewall, an asymmetric route, or a source "
                    + "address that nobody can answer to; or the server drops the queries.")
            .who("The administrator of the network that the client is in.")
            .fix("Follow the way of the answers: filters, routes, address translation.")
            .source("Wessels 2004; RFC 4697 §2.5"),
        true);
    copies = settings.number(COPIES);
    outage = settings.number(OUTAGE);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(COPIES, OUTAGE);
  }

  @Override
  public boolean holds(OutcomeCounts answers, boolean returned) {
    return answers.of(Outcome.UNANSWERED) * 100 < outage * answers.known();
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch(scope.atLeast(copies));
  }

  private static final class Watch extends ClientWatch {
    private final long least;
    private final QuestionCounts unanswered = new QuestionCounts();
    private final QuestionCounts answered = new QuestionCounts();
    private final QuestionServers servers = new QuestionServers();

    Watch(long least) {
      this.least = least;
    }

    @Override
    public void add(Transaction query) {
      if (query.outcome() == Outcome.UNANSWERED) {
        unanswered.add(query);
        servers.put(query);
      } else if (query.outcome().isResponse()) {
        answered.add(query);
      }
    }

    @Override
    public void endQuestion(int question, HistoryFindings findings) {
      if (answered.of(question) == 0) {
        servers.report(unanswered, question, least, findings);
      }
      unanswered.forget(question);
      answered.forget(question);
    }
  }
}
