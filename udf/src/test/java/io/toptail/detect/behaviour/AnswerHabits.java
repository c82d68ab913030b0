package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Histories for detectors of what a client makes of what it is answered. */
final class AnswerHabits {
  private static final HistoryScope WITH_TCP = new HistoryScope(true, 1, true);

  private AnswerHabits() {}

  static List<HistoryCase> cases() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(referralsOfTheRoot().list());
    all.addAll(referrals().list());
    all.addAll(subtrees().list());
    all.addAll(sixes().list());
    all.addAll(truncation().list());
    return all;
  }

  private static History times(int count, double gap, IntFunction<Query> query) {
    return new History().ask(count, 0, gap, query);
  }

  private static Query com(int i) {
    return Query.of("www.example" + i + ".com", "A").rd(false);
  }

  private static Cases referralsOfTheRoot() {
    return new Cases(ReferralNotCached.ID, Vantage.ROOT)
        .finds("one top label", times(30, 10, i -> com(i).referral(172_800)))
        .finds("exactly as many as it takes", times(11, 10, i -> com(i).referral(172_800)))
        .finds("a name again and again", times(30, 10, i -> com(0).referral(172_800)))
        .finds("below in-addr.arpa", times(30, 10, i -> pointer(i).referral(86_400)))
        .finds("among other top labels", times(90, 10, i -> other(i).referral(172_800)))
        .leaves("one less", times(10, 10, i -> com(i).referral(172_800)))
        .leaves("after the TTL", times(30, 70, i -> com(i).referral(60)))
        .leaves("other top labels", times(90, 10, i -> Query.of("a.t" + i, "A").referral(999)))
        .leaves("both trees of arpa", times(11, 10, i -> arpa(i).referral(86_400)))
        .leaves("at once", times(30, 0.0001, i -> com(i).referral(172_800)))
        .leaves("denials", times(30, 10, i -> com(i).nxdomain(0, 86_400)))
        .leaves("retransmissions", times(30, 1, i -> com(0).referral(172_800).retransmitted()))
        .leaves("answers", times(30, 10, AnswerHabits::com));
  }

  private static Query pointer(int i) {
    return Query.of(i + ".2.0.192.in-addr.arpa", "PTR");
  }

  private static Query arpa(int i) {
    return i % 2 == 0 ? pointer(i) : Query.of("1." + i % 10 + ".ip6.arpa", "PTR");
  }

  private static Query other(int i) {
    return i % 3 == 0 ? com(i) : Query.of("a.t" + i, "A");
  }

  private static Cases referrals() {
    return new Cases(ReferralNotCached.ID, Vantage.AUTHORITATIVE)
        .finds("a name, where nobody tells the zone", times(30, 10, i -> com(0).referral(3600)))
        .finds("the zone of the response", times(30, 10, i -> com(0).referral(2, 3600)))
        .finds("names below the zone", times(30, 10, i -> below(i).referral(2, 3600)))
        .leaves("names of other zones", times(30, 10, i -> com(i).referral(2, 3600)))
        .leaves("names, where nobody tells the zone", times(30, 10, i -> below(i).referral(3600)));
  }

  private static Query below(int i) {
    return Query.of("h" + i + ".example.com", "A");
  }

  private static Query lan() {
    return Query.of("lan", "A").nxdomain(0, 86_400).at(0);
  }

  private static Query host(int i) {
    return Query.of("host" + i + ".lan", "A").nxdomain(0, 86_400);
  }

  private static Cases subtrees() {
    return new Cases(NxdomainSubtree.ID, Vantage.ROOT)
        .finds("names below a top label", new History().ask(lan()).ask(20, 1, 1, i -> host(i)))
        .finds("exactly as many as it takes", new History().ask(lan()).ask(10, 1, 1, i -> host(i)))
        .finds(
            "names far below",
            new History()
                .ask(lan())
                .ask(20, 1, 1, i -> Query.of("a.b" + i + ".c.lan", "A").nxdomain(0, 60)))
        .finds(
            "failing ones",
            new History().ask(lan()).ask(20, 1, 1, i -> host(i).is(Outcome.SERVFAIL)))
        .finds(
            "names below a name",
            new History()
                .ask(Query.of("gone.example.com", "A").nxdomain(2, 600).at(0))
                .ask(20, 1, 1, i -> Query.of("h" + i + ".gone.example.com", "A").nxdomain(2, 600)))
        .leaves("one less", new History().ask(lan()).ask(9, 1, 1, i -> host(i)))
        .leaves("one name", new History().ask(lan()).ask(90, 1, 1, i -> host(1)))
        .leaves("before the denial", times(20, 1, i -> host(i)).ask(lan().at(90)))
        .leaves(
            "as long as it is on its way",
            new History().ask(lan()).ask(90, 0.0001, 0.0001, i -> host(i)))
        .leaves("after its life", new History().ask(lan().ttl(30)).ask(20, 40, 1, i -> host(i)))
        .leaves("names beside it", new History().ask(lan()).ask(90, 1, 1, AnswerHabits::com))
        .leaves(
            "names of which one exists",
            new History()
                .ask(lan())
                .ask(90, 1, 1, i -> i == 40 ? host(i).is(Outcome.ANSWER) : host(i)))
        .leaves(
            "longer labels",
            new History()
                .ask(lan())
                .ask(90, 1, 1, i -> Query.of("h" + i + ".xlan", "A").nxdomain(0, 60)));
  }

  private static Query six(int i) {
    return Query.of("www.example" + i + ".com", "AAAA").is(Outcome.NODATA).ttl(60);
  }

  private static Cases sixes() {
    return new Cases(AaaaOnlyStorm.ID, Vantage.UNKNOWN)
        .finds("nothing but AAAA", times(250, 10, AnswerHabits::six))
        .finds("exactly as many as it takes", times(200, 10, AnswerHabits::six))
        .finds("one name", times(250, 10, i -> six(0)))
        .finds(
            "a fifth answered",
            times(250, 10, i -> i % 5 == 0 ? six(i).is(Outcome.ANSWER) : six(i)))
        .finds("A for other names", times(500, 5, i -> i % 2 == 0 ? six(i) : com(i)))
        .finds("A for one in ten", times(250, 10, AnswerHabits::six).ask(25, 1, 10, i -> com(i)))
        .leaves("one less", times(199, 10, AnswerHabits::six))
        .leaves("A as well", times(250, 10, AnswerHabits::six).ask(250, 1, 10, i -> com(i)))
        .leaves("A for one in nine", times(250, 10, AnswerHabits::six).ask(28, 1, 10, i -> com(i)))
        .leaves("answered", times(250, 10, i -> six(i).is(Outcome.ANSWER)))
        .leaves(
            "a quarter answered",
            times(250, 10, i -> i % 4 == 0 ? six(i).is(Outcome.ANSWER) : six(i)))
        .leaves("A only", times(250, 10, i -> com(i).is(Outcome.NODATA)))
        .leaves("retransmissions", times(250, 10, i -> six(0).retransmitted()));
  }

  private static Query cut(int i) {
    return Query.of("big" + i + ".example.com", "TXT").is(Outcome.TRUNCATED).ttl(-1);
  }

  private static Query whole(int i) {
    return Query.of("big" + i + ".example.com", "TXT").tcp();
  }

  /** So many truncated, the first of them asked again. */
  private static History cut(int count, int again, double after) {
    return times(count, 10, AnswerHabits::cut).ask(again, after, 10, AnswerHabits::whole);
  }

  private static Cases truncation() {
    return new Cases(TcpFallbackMissing.ID, Vantage.UNKNOWN)
        .in(WITH_TCP)
        .finds("never", cut(20, 0, 0))
        .finds("exactly as many as it takes", cut(10, 0, 0))
        .finds("less than half", cut(20, 9, 1))
        .finds("too late", cut(20, 20, 6))
        .finds("other questions over TCP", cut(20, 0, 0).ask(20, 1, 10, i -> whole(i + 1000)))
        .finds("one name", times(20, 10, i -> cut(0)))
        .leaves("one less", cut(9, 0, 0))
        .leaves("always", cut(20, 20, 1))
        .leaves("half", cut(20, 10, 1))
        .leaves(
            "several together",
            times(40, 10, i -> cut(i % 20))
                .ask(20, 0.2, 10, AnswerHabits::cut)
                .ask(40, 1, 10, i -> whole(i % 20)))
        .leaves("whole responses", times(90, 10, AnswerHabits::com))
        .leaves("retransmissions", times(90, 1, i -> cut(0).retransmitted()));
  }

  static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
    }
    return text.toString();
  }
}
