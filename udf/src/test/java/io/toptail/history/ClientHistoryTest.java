package io.toptail.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ClientHistoryTest {
  @Property(tries = 50)
  void aQuestionAskedOnceIsGivenToNoWatchThatNeedsRepetition(@ForAll long seed) {
    Histories histories = random(new Random(seed));
    Map<Integer, List<String>> all = questions(histories, false);
    Map<Integer, List<String>> repeated = questions(histories, true);
    all.values().removeIf(shown -> shown.size() == 2);
    assertThat(repeated).isEqualTo(all);
  }

  @Example
  void theFirstQueryComesRightBeforeTheSecond() {
    Histories histories =
        new Histories()
            .ask(0, "a.example", Outcome.ANSWER)
            .ask(1, "b.example", null)
            .ask(2, "b.example", Outcome.NXDOMAIN)
            .ask(3, "a.example", null)
            .until(60);
    List<String> shown = new ArrayList<>();
    histories.found(
        new Recording(true, transaction -> shown.add(name(transaction) + transaction.outcome())));
    assertThat(shown)
        .containsExactly(
            "b.example UNANSWERED",
            "b.example NXDOMAIN",
            "a.example ANSWER",
            "a.example UNANSWERED");
  }

  @Example
  void countsTheDomainsOfAllQuestions() {
    Histories histories = new Histories();
    for (int i = 0; i < 5; i++) {
      histories
          .ask(i, "www.site" + i + ".example", null)
          .ask(i, "mail.site" + i + ".example", null);
    }
    List<Boolean> many = new ArrayList<>();
    histories.until(60).found(new ManyDomains(4, many));
    histories.found(new ManyDomains(5, many));
    assertThat(many).containsOnly(true, false).hasSize(20);
    assertThat(many.subList(0, 10)).containsOnly(true);
  }

  private static Histories random(Random random) {
    Histories histories = new Histories();
    int queries = 1 + random.nextInt(60);
    for (int i = 0; i < queries; i++) {
      Outcome outcome = random.nextBoolean() ? null : Outcome.of(random.nextInt(4));
      histories.ask(i, "name" + random.nextInt(30) + ".example", outcome);
    }
    return histories.until(queries + 60);
  }

  /** What was shown of each question that has ended, and its end. */
  private static Map<Integer, List<String>> questions(Histories histories, boolean repetition) {
    Map<Integer, List<String>> questions = new TreeMap<>();
    histories.found(
        new Recording(
            repetition,
            query ->
                questions
                    .computeIfAbsent(query.question(), number -> new ArrayList<>())
                    .add(described(query)),
            question ->
                questions.computeIfAbsent(question, number -> new ArrayList<>()).add("end")));
    return questions;
  }

  private static String name(Transaction query) {
    return DnsName.toText(query.nameBytes(), query.nameOffset()) + " ";
  }

  private static String described(Transaction query) {
    List<Object> fields =
        List.of(
            name(query),
            query.timeNanos(),
            query.file(),
            query.qtype(),
            query.qclass(),
            query.id(),
            query.clientPort(),
            query.protocol(),
            query.serverLength(),
            query.serverBytes()[query.serverOffset() + query.serverLength() - 1],
            query.flags(),
            query.ednsUdpSize(),
            query.size(),
            query.registrableLabels(),
            query.outcome(),
            query.latencyNanos(),
            query.isRetransmission(),
            query.isSentOnce(),
            query.gapNanos(),
            query.rcode(),
            query.responseFlags(),
            query.responseSize(),
            query.errorCode(),
            query.ttl());
    return fields.toString();
  }

  private abstract static class Test extends HistoryDetector {
    Test() {
      super(DetectorInfo.of("test", 399, Severity.INFO, "test"), false);
    }
  }

  private static final class Recording extends Test {
    private final boolean repetition;
    private final Consumer<Transaction> queries;
    private final Consumer<Integer> ends;

    Recording(boolean repetition, Consumer<Transaction> queries) {
      this(repetition, queries, question -> {});
    }

    Recording(boolean repetition, Consumer<Transaction> queries, Consumer<Integer> ends) {
      this.repetition = repetition;
      this.queries = queries;
      this.ends = ends;
    }

    @Override
    public ClientWatch watch(HistoryScope scope) {
      return new ClientWatch() {
        private int shown;

        @Override
        public boolean needsRepetition() {
          return repetition;
        }

        @Override
        public void add(Transaction query) {
          // The other client asks one question.
          if (!name(query).startsWith("end.")) {
            queries.accept(query);
            shown++;
          }
        }

        @Override
        public void endQuestion(int question, HistoryFindings findings) {
          if (shown > 0) {
            ends.accept(question);
          }
        }

        @Override
        public void endClient(HistoryFindings findings) {
          shown = 0;
        }
      };
    }
  }

  private static final class ManyDomains extends Test {
    private final long many;
    private final List<Boolean> told;

    ManyDomains(long many, List<Boolean> told) {
      this.many = many;
      this.told = told;
    }

    @Override
    public ClientWatch watch(HistoryScope scope) {
      return new ClientWatch() {
        private int shown;

        @Override
        public void add(Transaction query) {
          shown++;
        }

        @Override
        public void endQuestion(int question, HistoryFindings findings) {
          if (shown > 1) {
            told.add(findings.areDomainsMany(many));
          }
        }

        @Override
        public void endClient(HistoryFindings findings) {
          shown = 0;
        }
      };
    }
  }
}
