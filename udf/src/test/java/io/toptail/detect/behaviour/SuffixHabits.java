package io.toptail.detect.behaviour;

import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Histories for detectors of search lists and of generated domains. */
final class SuffixHabits {
  private static final double STEP = 0.02;

  private SuffixHabits() {}

  static List<HistoryCase> cases() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(walks().list());
    all.addAll(generated().list());
    return all;
  }

  private static Query denied(String name) {
    return Query.of(name, "A").nxdomain(1, 60);
  }

  /** A walk for each of so many names: the name with each suffix, and alone where it is empty. */
  private static History walk(int names, double gap, IntFunction<String> name, String... list) {
    History history = new History();
    for (int i = 0; i < names; i++) {
      for (int k = 0; k < list.length; k++) {
        String asked = name.apply(i) + list[k];
        boolean last = k == list.length - 1;
        Query query = last ? Query.of(asked, "A") : denied(asked);
        history.ask(query.at(60 * i + gap * k));
      }
    }
    return history;
  }

  private static String www(int i) {
    return "www.example" + i + ".com";
  }

  private static History walk(int names, String... list) {
    return walk(names, STEP, SuffixHabits::www, list);
  }

  private static Cases walks() {
    return new Cases(SearchListWalk.ID, Vantage.RESOLVER)
        .finds("one suffix", walk(4, ".corp.lan", ""))
        .finds("exactly as many as it takes", walk(3, ".corp.lan", ""))
        .finds("three suffixes", walk(3, ".a.corp.lan", ".corp.lan", ".example.net", ""))
        .finds("one label", walk(3, STEP, i -> "printer" + i, ".corp.lan", ".lan", ""))
        .finds("an own domain", walk(3, STEP, i -> "host" + i, ".example.net", ""))
        .finds("the name first", walkAfter(3, ".corp.lan"))
        .finds("slow steps", walk(3, 1.9, SuffixHabits::www, ".a.lan", ".b.lan", ".c.lan", ""))
        .finds("two addresses by turns", both(3))
        .finds("a suffix where hosts exist", walk(3, ".corp.lan", "").ask(intranet()))
        .leaves("two names", walk(2, ".corp.lan", ""))
        .leaves("one name again and again", walk(9, STEP, i -> "www.example.com", ".corp.lan", ""))
        .leaves("too slow", walk(9, 2.1, SuffixHabits::www, ".corp.lan", ""))
        .leaves("what exists", times(i -> Query.of(www(i / 2) + (i % 2 == 0 ? ".lan" : ""), "A")))
        .leaves("another type", walkOfTypes())
        .leaves("a public suffix", walk(9, STEP, i -> "word" + i, ".com", ""))
        .leaves("a block list of domains", walk(9, ".dbl.spamhaus.org", ""))
        .leaves("a block list that nobody knows", walk(9, ".rhsbl.example.org", "").ask(listed()))
        .leaves("suffixes alone", walk(9, ".a.lan", ".b.lan", ".c.lan"))
        .leaves(
            "names that have more in front", times(i -> denied((i % 2 == 0 ? "a." : "") + www(i))))
        .leaves("longer labels", times(i -> denied(www(i / 2) + (i % 2 == 0 ? "x.lan" : ""))));
  }

  private static History times(IntFunction<Query> query) {
    return new History().ask(40, 0, 0.5, query);
  }

  private static Query intranet() {
    return Query.of("intranet.corp.lan", "A").at(500);
  }

  private static Query listed() {
    return Query.of("spam.example.biz.rhsbl.example.org", "A").at(900);
  }

  private static History walkAfter(int names, String suffix) {
    History history = new History();
    for (int i = 0; i < names; i++) {
      history.ask(denied(www(i)).at(60 * i)).ask(denied(www(i) + suffix).at(60 * i + STEP));
    }
    return history;
  }

  private static History both(int names) {
    History history = new History();
    for (int i = 0; i < names; i++) {
      int k = 0;
      for (String suffix : List.of(".corp.lan", ".lan", "")) {
        for (String type : List.of("A", "AAAA")) {
          Query query = Query.of("nas" + i + suffix, type).nxdomain(0, 60);
          history.ask(query.at(60 * i + STEP * k++));
        }
      }
    }
    return history;
  }

  private static History walkOfTypes() {
    History history = new History();
    for (int i = 0; i < 9; i++) {
      history.ask(denied(www(i) + ".lan").at(60 * i));
      history.ask(Query.of(www(i), "MX").at(60 * i + STEP));
    }
    return history;
  }

  private static final Random RANDOM = new Random(3);
  private static final List<String> RANDOM_DOMAINS = randomDomains();

  private static List<String> randomDomains() {
    List<String> domains = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      domains.add(AnswerHabits.random(RANDOM, 14) + (i % 2 == 0 ? ".com" : ".info"));
    }
    return domains;
  }

  /** Not registered: the zone above denies it. */
  private static Query generated(int i) {
    return Query.of(RANDOM_DOMAINS.get(i), "A").nxdomain(1, 900);
  }

  private static History domains(int count, double gap, IntFunction<Query> query) {
    return new History().ask(count, 0, gap, query);
  }

  private static Query word(int i) {
    return Query.of("shop" + (char) ('a' + i % 26) + ".com", "A").nxdomain(1, 900);
  }

  private static Cases generated() {
    return new Cases(DgaLikeClient.ID, Vantage.RESOLVER)
        .finds("sixty domains", domains(60, 5, SuffixHabits::generated))
        .finds("exactly as many as it takes", domains(20, 5, SuffixHabits::generated))
        .finds("each twice", domains(120, 4, i -> generated(i / 2)))
        .finds("of both addresses", both())
        .finds("with a few typing errors", domains(60, 5, i -> i % 6 == 0 ? word(i) : generated(i)))
        .finds("hosts in them", domains(30, 5, SuffixHabits::host))
        .finds("beside what exists", domains(60, 5, i -> i % 2 == 0 ? ok(i) : generated(i)))
        .leaves("one less", domains(19, 5, SuffixHabits::generated))
        .leaves("slowly", domains(60, 60, SuffixHabits::generated))
        .leaves("each three times", domains(150, 3, i -> generated(i / 3)))
        .leaves("words", domains(26, 5, SuffixHabits::word))
        .leaves("more than a few words", domains(60, 5, i -> i % 3 == 0 ? word(i) : generated(i)))
        .leaves("top labels that nobody has", domains(60, 5, SuffixHabits::undelegated))
        .leaves("names in one domain", domains(60, 5, SuffixHabits::inOneDomain))
        .leaves("zones that deny themselves", domains(60, 5, i -> generated(i).nxdomain(2, 60)))
        .leaves("domains that exist", domains(60, 5, i -> ok(i)))
        .leaves(
            "domains that existed", domains(60, 1, i -> ok(i)).ask(60, 70, 1, i -> generated(i)))
        .leaves("a mail server", domains(60, 5, SuffixHabits::generated).ask(60, 1, 5, i -> mx(i)))
        .leaves("names in other letters", domains(60, 5, SuffixHabits::idn));
  }

  private static History both() {
    return domains(60, 5, SuffixHabits::generated)
        .ask(60, 1, 5, i -> Query.of(RANDOM_DOMAINS.get(i), "AAAA").nxdomain(1, 900));
  }

  private static Query host(int i) {
    return Query.of("www." + RANDOM_DOMAINS.get(i), "A").nxdomain(1, 900);
  }

  private static Query ok(int i) {
    return Query.of(RANDOM_DOMAINS.get(i), "A").is(Outcome.ANSWER);
  }

  private static Query mx(int i) {
    return Query.of(RANDOM_DOMAINS.get(i), "MX").nxdomain(1, 900);
  }

  private static Query undelegated(int i) {
    return Query.of(RANDOM_DOMAINS.get(i) + ".lan", "A").nxdomain(0, 900);
  }

  private static Query inOneDomain(int i) {
    return Query.of(RANDOM_DOMAINS.get(i).split("\\.")[0] + ".example.com", "A").nxdomain(1, 900);
  }

  private static Query idn(int i) {
    return Query.of("xn--" + RANDOM_DOMAINS.get(i), "A").nxdomain(1, 900);
  }
}
