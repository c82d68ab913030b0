package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Histories for detectors of what names and types a client asks for, and how often. */
final class NameHabits {
  private NameHabits() {}

  static List<HistoryCase> cases() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(any().list());
    all.addAll(roots().list());
    all.addAll(priming().list());
    all.addAll(sweeps().list());
    all.addAll(sweepsOfSixes().list());
    all.addAll(probes().list());
    return all;
  }

  private static History times(int count, double gap, IntFunction<Query> query) {
    return new History().ask(count, 0, gap, query);
  }

  private static Query www(int i) {
    return Query.of("www.example" + i + ".com", "A");
  }

  private static Query any(int i) {
    return Query.of("isc" + i + ".org", "ANY");
  }

  private static Cases any() {
    return new Cases(AnyHeavyClient.ID, Vantage.UNKNOWN)
        .finds("nothing but ANY", times(30, 3, NameHabits::any))
        .finds("one name", times(200, 3, i -> any(1)))
        .finds("exactly as many as it takes", times(20, 3, NameHabits::any))
        .finds("a fifth of the queries", times(100, 3, i -> i % 5 == 0 ? any(i) : www(i)))
        .finds("many among more", times(2000, 1, i -> i % 20 == 0 ? any(i) : www(i)))
        .finds("MX too late", times(60, 3, i -> i % 2 == 0 ? any(i) : mail("isc" + (i - 1))))
        .leaves("one less", times(19, 3, NameHabits::any))
        .leaves("a few among many", times(990, 1, i -> i % 10 == 0 ? any(i) : www(i)))
        .leaves("a mail server", times(80, 1, i -> i % 2 == 0 ? any(i) : mail("isc" + (i - 1))))
        .leaves("other types", times(900, 3, NameHabits::www))
        .leaves("nothing", new History())
        .in(new HistoryScope(true, 2))
        .leaves("too few in two hours", times(39, 3, NameHabits::any));
  }

  private static Query mail(String domain) {
    return Query.of(domain + ".org", "MX");
  }

  private static Query root(int i) {
    return Query.of((char) ('a' + i % 13) + ".root-servers.net", i / 13 % 2 == 0 ? "A" : "AAAA");
  }

  private static Cases roots() {
    return new Cases(RootServersLookup.ID, Vantage.RESOLVER)
        .finds("all of them twice", times(52, 3, NameHabits::root))
        .finds("one of them", times(26, 60, i -> root(0)))
        .finds("addresses of one kind, four times", times(104, 3, i -> root(i % 13)))
        .finds("unanswered ones", times(60, 3, i -> root(i).is(Outcome.UNANSWERED)))
        .finds("among others", times(600, 1, i -> i % 3 == 0 ? root(i / 3 % 26) : www(i)))
        .leaves("one priming with all addresses", times(26, 0.01, NameHabits::root))
        .leaves("one priming, and a few again", times(30, 3, NameHabits::root))
        .leaves("one less", times(25, 60, i -> root(0)))
        .leaves("n.root-servers.net", times(90, 3, i -> Query.of("n.root-servers.net", "A")))
        .leaves("longer names", times(90, 3, i -> Query.of("a.a.root-servers.net", "A")))
        .leaves("similar names", times(90, 3, i -> Query.of("a.root-serverz.net", "A")))
        .leaves("other types", times(90, 3, i -> Query.of("a.root-servers.net", "TXT")))
        .leaves("retransmissions", times(90, 3, i -> root(0).retransmitted()));
  }

  private static Query prime() {
    return Query.of(".", "NS");
  }

  /** Times without a rhythm. */
  private static History restless(int count, IntFunction<Query> query) {
    History history = new History();
    for (int i = 0; i < count; i++) {
      history.ask(query.apply(i).at(40 * i + (i * i * 7 % 37)));
    }
    return history;
  }

  private static Cases priming() {
    return new Cases(PrimingStorm.ID, Vantage.ROOT)
        .finds("priming at every start", restless(60, i -> prime()))
        .finds("exactly as many as it takes", restless(25, i -> prime()))
        .finds("among others", restless(90, i -> i % 2 == 0 ? prime() : www(i)))
        .finds("priming in bursts", times(10, 300, i -> prime()).and(times(30, 2, i -> prime())))
        .finds("unanswered ones", restless(60, i -> prime().is(Outcome.UNANSWERED)))
        .leaves("as many as are all right", restless(24, i -> prime()))
        .leaves("a check by the clock", times(90, 30, i -> prime()))
        .leaves("other types of the root", restless(90, i -> Query.of(".", "A")))
        .leaves("name servers of others", restless(90, i -> Query.of("com", "NS")))
        .leaves("retransmissions", restless(90, i -> prime().retransmitted()))
        .in(new HistoryScope(true, 48))
        .leaves("as many as are all right in two days", restless(48, i -> prime()))
        .finds("one more in two days", restless(49, i -> prime()));
  }

  private static Query pointer(int net, int host) {
    return Query.of(host + "." + net + ".168.192.in-addr.arpa", "PTR").nxdomain(2, 60);
  }

  private static Cases sweeps() {
    return new Cases(ReverseSweep.ID, Vantage.UNKNOWN)
        .finds("a /24", times(256, 1, i -> pointer(7, i)))
        .finds("two /24", times(400, 1, i -> pointer(i % 2, i / 2)))
        .finds("a /16 host by host", times(1600, 1, i -> pointer(i % 100, i / 100)))
        .finds("a /24 backwards, twice", times(512, 1, i -> pointer(7, 255 - i % 256)))
        .finds("a public /24", times(256, 1, i -> Query.of(i + ".2.0.192.in-addr.arpa", "PTR")))
        .leaves("one less", times(255, 1, i -> pointer(7, i)))
        .leaves("a few of each net", times(1500, 1, i -> pointer(i % 250, i / 250)))
        .leaves("one address", times(900, 1, i -> pointer(7, 7)))
        .leaves(
            "a block list",
            times(256, 1, i -> Query.of(i + ".2.0.192.zen.spamhaus.org", "A").nxdomain(3, 60)))
        .leaves(
            "names of networks",
            times(256, 1, i -> Query.of(i + ".168.192.in-addr.arpa", "PTR").nxdomain(2, 60)))
        .leaves(
            "addresses all over",
            times(900, 1, i -> Query.of("1." + i % 256 + "." + i / 256 + ".9.in-addr.arpa", "PTR")))
        .leaves(
            "another type",
            times(256, 1, i -> Query.of(i + ".7.168.192.in-addr.arpa", "A").nxdomain(2, 60)));
  }

  private static Query pointer6(int net, int host) {
    String nibbles = String.format("%04x%016x", net, host);
    String reversed = new StringBuilder(nibbles).reverse().toString();
    return Query.of(
        String.join(".", reversed.split("")) + ".1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", "PTR");
  }

  private static Cases sweepsOfSixes() {
    return new Cases(ReverseSweep.ID, Vantage.RESOLVER)
        .finds("a /64", times(300, 1, i -> pointer6(1, i)))
        .finds("four /64 of a /48", times(400, 1, i -> pointer6(i % 4, i)))
        .leaves("a host in each /64", times(900, 1, i -> pointer6(i, 1)))
        .leaves("too few", times(200, 1, i -> pointer6(1, i)));
  }

  private static final String[] PROBES = {"qwkvzdnhs", "plmoknijb", "zzxtghwarf", "vbnhjuyt"};

  private static Query probe(int i) {
    return Query.of(PROBES[i % PROBES.length], "A").nxdomain(0, 86_400);
  }

  private static Query probe6(int i) {
    return Query.of(PROBES[i % PROBES.length], "AAAA").nxdomain(0, 86_400);
  }

  private static Cases probes() {
    return new Cases(ChromiumProbeBurst.ID, Vantage.RESOLVER)
        .finds("three names", times(3, 0.1, NameHabits::probe))
        .finds("three names in just two seconds", times(3, 1, NameHabits::probe))
        .finds(
            "three names, two addresses",
            times(3, 0.1, NameHabits::probe).and(times(3, 0.1, NameHabits::probe6)))
        .finds("four names", times(4, 0.1, NameHabits::probe))
        .finds("with a retransmission", times(3, 0.1, NameHabits::probe).ask(probe(1).at(1.5)))
        .finds("among others", times(30, 0.2, i -> i % 4 == 0 ? probe(i / 4) : www(i)))
        .leaves("two names", times(2, 0.1, NameHabits::probe))
        .leaves("two names of three types", types(2))
        .leaves("three names slowly", times(3, 1.1, NameHabits::probe))
        .leaves("short words", times(3, 0.1, i -> denied("abc" + "def".substring(0, i + 1))))
        .leaves("words with digits", times(3, 0.1, i -> denied("fileserver" + i)))
        .leaves(
            "top labels",
            times(3, 0.1, i -> denied(new String[] {"company", "network", "university"}[i])))
        .leaves("names that exist", times(3, 0.1, i -> Query.of(PROBES[i], "A")))
        .leaves("names of two labels", times(3, 0.1, i -> denied(PROBES[i] + ".lan")))
        .leaves(
            "names asked again and again",
            times(3, 0.1, NameHabits::probe)
                .and(times(3, 0.1, NameHabits::probe))
                .ask(3, 100, 0.1, NameHabits::probe))
        .in(Cases.QUERIES_ONLY)
        .finds("without responses", times(3, 0.1, i -> probe(i).is(Outcome.UNDETERMINED)));
  }

  private static History types(int names) {
    History history = new History();
    for (int i = 0; i < names; i++) {
      for (String type : List.of("A", "AAAA", "HTTPS")) {
        history.ask(Query.of(PROBES[i], type).nxdomain(0, 60).at(i * 0.1));
      }
    }
    return history;
  }

  private static Query denied(String name) {
    return Query.of(name, "A").nxdomain(0, 60);
  }
}
