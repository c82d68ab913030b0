package io.toptail.detect.behaviour;

import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Histories with responses that nobody asked for, and with queries that go to and fro. */
final class StrayHabits {
  private static final String NAME = "www.example.com";

  private StrayHabits() {}

  static List<HistoryCase> cases() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(unasked().list());
    all.addAll(unaskedUpstream().list());
    all.addAll(otherQuestions().list());
    all.addAll(circles().list());
    return all;
  }

  private static Stray stray() {
    return Stray.unasked(NAME, 100);
  }

  /** A query from port 53. */
  private static Query resolver() {
    return Query.of(NAME, "A").id(7).port(53);
  }

  private static History asked(double before, Query query) {
    return new History().ask(query.at(100 - before));
  }

  private static Cases unasked() {
    return new Cases(ResponseSentToServer.ID, Vantage.AUTHORITATIVE)
        .finds("one to port 53", new History().receive(stray()))
        .finds("many", new History().receive(stray(), stray().from(4), stray().from(5)))
        .finds("another id than asked", asked(5.5, resolver()).receive(stray().with(8)))
        .finds("another server than asked", asked(5.5, resolver()).receive(stray().from(8)))
        .finds("asked too long ago", asked(15.1, resolver()).receive(stray()))
        .finds("asked afterwards", asked(-1, resolver()).receive(stray()))
        .finds("asked from another port", asked(5.5, resolver().port(4000)).receive(stray()))
        .leaves("asked, and late", asked(5.5, resolver()).receive(stray()))
        .leaves("asked, and very late", asked(14.9, resolver()).receive(stray()))
        .leaves("to another port", new History().receive(stray().to(4000)))
        .leaves("to another question", new History().receive(Stray.otherQuestion(NAME, 100)))
        .leaves("nothing", asked(1, resolver()))
        .in(Cases.QUERIES_ONLY)
        .finds("one in a capture of queries", new History().receive(stray()))
        .leaves("the answer in a capture of queries", asked(0.02, resolver()).receive(stray()));
  }

  private static Cases unaskedUpstream() {
    return new Cases(ResponseSentToServer.ID, Vantage.UPSTREAM)
        .finds(
            "one to a resolver that asks from port 53",
            asked(50, resolver()).receive(Stray.unasked("other.example.com", 100)))
        .leaves("one direction only", new History().receive(stray()))
        .leaves("a resolver with other ports", asked(50, resolver().port(999)).receive(stray()));
  }

  private static Cases otherQuestions() {
    Stray other = Stray.otherQuestion("other.example.com", 100);
    return new Cases(QuestionMismatch.ID, Vantage.RESOLVER)
        .finds("one", new History().receive(other))
        .finds("one from another server", new History().receive(other.from(4)))
        .finds("several", new History().receive(other, other.with(8), other.with(9)))
        .finds("the root", new History().receive(Stray.otherQuestion(".", 100)))
        .finds("one beside queries", asked(1, resolver()).receive(other))
        .leaves("unasked", new History().receive(stray()))
        .leaves("unasked, to another port", new History().receive(stray().to(4000)))
        .leaves("none at all", new History().receive(Stray.otherQuestion("", 100)))
        .leaves("an answer", asked(1, resolver()))
        .leaves("no answer", asked(1, resolver().is(Outcome.UNANSWERED)))
        .leaves("two questions", asked(1, resolver()).ask(Query.of("a.com", "A").at(2)));
  }

  private static History times(int count, double gap) {
    return new History().ask(count, 0, gap, i -> Query.of(NAME, "A"));
  }

  private static Cases circles() {
    return new Cases(ForwardingLoop.ID, Vantage.UNKNOWN)
        .finds("five copies at once", times(5, 0.001))
        .finds("five in two seconds", times(5, 0.5))
        .finds("hundreds", times(400, 0.002))
        .finds("five among slow ones", times(9, 30).and(times(5, 0.01)))
        .finds("without an answer", noAnswer())
        .leaves("four", times(4, 0.001))
        .leaves("five in more than two seconds", times(5, 0.51))
        .leaves("a steady client", times(100, 1))
        .leaves("five names", new History().ask(5, 0, 0.1, i -> Query.of("n" + i + ".com", "A")))
        .leaves("five types", types());
  }

  private static History noAnswer() {
    return new History().ask(5, 0, 0.1, i -> Query.of(NAME, "A").is(Outcome.UNANSWERED));
  }

  private static History types() {
    String[] types = {"A", "AAAA", "MX", "TXT", "NS"};
    return new History().ask(5, 0, 0.01, i -> Query.of(NAME, types[i]));
  }
}
