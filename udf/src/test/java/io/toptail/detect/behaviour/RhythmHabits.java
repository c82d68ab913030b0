package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Histories for detectors of how often and how regularly a client asks. */
final class RhythmHabits {
  private RhythmHabits() {}

  static List<HistoryCase> cases() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(clocks().list());
    all.addAll(beacons().list());
    return all;
  }

  private static History times(int count, double gap, IntFunction<Query> query) {
    return new History().ask(count, 0, gap, query);
  }

  private static Query clock() {
    return Query.of("time.example.com", "A");
  }

  private static Query pool() {
    return Query.of("2.vendor.pool.ntp.org", "AAAA").is(Outcome.NODATA);
  }

  private static Query www(int i) {
    return Query.of("www.example" + i + ".com", "A");
  }

  private static Cases clocks() {
    return new Cases(HardcodedNtp.ID, Vantage.UNKNOWN)
        .finds("a look-up every minute", times(31, 60, i -> clock()))
        .finds("five seconds", times(500, 5, i -> Query.of("ntp1.example.net", "A")))
        .finds("a name of the pool", times(40, 64, i -> pool()))
        .finds("a name of the registry", times(40, 64, i -> Query.of("bitsy.mit.edu", "A")))
        .finds("pairs", times(60, 60, i -> clock()).and(times(60, 60, i -> pool())))
        .finds("unanswered ones", times(60, 60, i -> clock().is(Outcome.UNANSWERED)))
        .finds("a numbered clock", times(60, 60, i -> Query.of("tick42.example.org", "A")))
        .leaves("polls every 1024 seconds", times(4, 1024, i -> clock()))
        .leaves("a look-up every 65 seconds", times(55, 65, i -> clock()))
        .leaves("less than half an hour", times(29, 60, i -> clock()))
        .leaves("another host", times(60, 60, i -> Query.of("timetable.example.com", "A")))
        .leaves("a mere word", times(60, 60, i -> Query.of("www.time.example.com", "A")))
        .leaves("another type", times(60, 60, i -> Query.of("ntp.example.com", "TXT")))
        .leaves("retransmissions", times(60, 60, i -> clock().retransmitted()))
        .leaves("a burst now and then", bursts())
        .leaves(
            "many machines behind an address",
            times(60, 60, i -> clock()).and(times(300, 10, RhythmHabits::www)));
  }

  /** Two at once every quarter of an hour. */
  private static History bursts() {
    return times(4, 900, i -> clock()).ask(4, 1, 900, i -> clock()).ask(4, 2, 900, i -> clock());
  }

  private static Query check() {
    return Query.of("check.example.com", "A").ttl(3600);
  }

  private static Cases beacons() {
    return new Cases(PeriodicBeacon.ID, Vantage.UNKNOWN)
        .finds("every minute", times(60, 60, i -> check()))
        .finds("exactly as many as it takes", times(20, 140, i -> check()))
        .finds("more than a sample holds", times(3000, 1.2, i -> check()))
        .finds("with a little jitter", jitter(0.02))
        .finds("with one in three missing", missing())
        .finds("failing", times(60, 60, i -> check().is(Outcome.SERVFAIL)))
        .finds("retransmitted", times(60, 60, i -> check()).ask(60, 1, 60, i -> again()))
        .leaves("by the answer's life", times(60, 60, i -> check().ttl(60)))
        .leaves("by the denial's life", times(60, 61, i -> check().nxdomain(1, 60)))
        .leaves("by what is left of it", times(60, 60, i -> check().ttl(i % 9 == 0 ? 300 : 59)))
        .leaves("one less", times(19, 140, i -> check()))
        .leaves("for half an hour only", times(60, 30, i -> check()))
        .leaves("at random", jitter(0.5))
        .leaves("two gaps by turns", turns())
        .leaves("two gaps by turns, many times", turns().and(turns(700)))
        .leaves("faster than a second", times(4000, 0.9, i -> check()))
        .leaves("different names", times(60, 60, RhythmHabits::www))
        .in(new HistoryScope(true, 24))
        .leaves("for an hour of a day", times(60, 60, i -> check()))
        .finds("all day", times(96, 900, i -> check()))
        .in(Cases.QUERIES_ONLY)
        .finds("without responses", times(60, 60, i -> check().is(Outcome.UNDETERMINED)));
  }

  private static Query again() {
    return check().retransmitted();
  }

  private static History jitter(double share) {
    Random random = new Random(5);
    History history = new History();
    double at = 0;
    for (int i = 0; i < 60; i++) {
      history.ask(check().at(at));
      at += 60 * (1 + share * (2 * random.nextDouble() - 1));
    }
    return history;
  }

  private static History missing() {
    History history = new History();
    for (int i = 0; i < 90; i++) {
      if (i % 6 != 0) {
        history.ask(check().at(40 * i));
      }
    }
    return history;
  }

  /** 20 seconds, then 40: half of the gaps are alike, but not near the median of both. */
  private static History turns() {
    return turns(0);
  }

  private static History turns(int start) {
    History history = new History();
    Random random = new Random(start);
    double at = start / 100.0;
    for (int i = 0; at < 3500; i++) {
      history.ask(check().at(at));
      at += (i % 3 == 0 ? 20 : i % 3 == 1 ? 40 : 80) + random.nextInt(5) / 10.0;
    }
    return history;
  }
}
