package io.toptail.detect.zone;

import static io.toptail.detect.OutcomeDetail.BOGUS;
import static io.toptail.detect.OutcomeDetail.REJECTED;
import static io.toptail.detect.OutcomeDetail.UPWARD;
import static io.toptail.dns.Outcome.ANSWER;
import static io.toptail.dns.Outcome.NXDOMAIN;
import static io.toptail.dns.Outcome.OTHER;
import static io.toptail.dns.Outcome.REFERRAL;
import static io.toptail.dns.Outcome.REFUSED;
import static io.toptail.dns.Outcome.SERVFAIL;
import static io.toptail.dns.Outcome.TRUNCATED;
import static io.toptail.dns.Outcome.UNANSWERED;
import static io.toptail.dns.Outcome.UNDETERMINED;

import io.toptail.detect.Crowd;
import java.util.ArrayList;
import java.util.List;

/** Servers and clients. */
final class OtherCases {
  private OtherCases() {}

  static List<ZoneCase> cases() {
    List<ZoneCase> all = new ArrayList<>();
    all.addAll(rejecting());
    all.addAll(truncating());
    all.addAll(slow());
    all.addAll(unanswering());
    all.addAll(failing());
    all.addAll(inventing());
    all.addAll(excessive());
    all.addAll(delegations());
    return all;
  }

  private static Subject server() {
    return Subject.of("").clients(0);
  }

  private static List<ZoneCase> rejecting() {
    return new Cases(FormerrNotimp.ID)
        .finds("three rejected queries", server().with(REJECTED, 3))
        .finds("all of many", server().with(REJECTED, 3000))
        .finds("one in a hundred", server().with(REJECTED, 10).with(ANSWER, 990))
        .finds("among failures", server().with(REJECTED, 10).with(SERVFAIL, 90))
        .finds("with lost responses", server().with(REJECTED, 10).with(UNANSWERED, 90))
        .leaves("two", server().with(REJECTED, 2))
        .leaves("three in a thousand", server().with(REJECTED, 3).with(ANSWER, 997))
        .leaves("other codes", server().with(OTHER, 300))
        .leaves("answers", server().with(ANSWER, 300))
        .leaves("failures", server().with(SERVFAIL, 300))
        .list();
  }

  private static List<ZoneCase> truncating() {
    return new Cases(TcOveruse.ID)
        .finds("one in twenty", server().with(TRUNCATED, 10).with(ANSWER, 190))
        .finds("half", server().with(TRUNCATED, 500).with(ANSWER, 500))
        .finds("all", server().with(TRUNCATED, 200))
        .finds("with failures", server().with(TRUNCATED, 50).with(SERVFAIL, 150))
        .finds("of many", server().with(TRUNCATED, 50_000).with(ANSWER, 900_000))
        .leaves("fewer", server().with(TRUNCATED, 9).with(ANSWER, 191))
        .leaves("few queries", server().with(TRUNCATED, 199))
        .leaves("none", server().with(ANSWER, 1000))
        .leaves("no responses", server().with(UNANSWERED, 1000))
        .leaves("what nobody knows", server().with(TRUNCATED, 20).with(UNDETERMINED, 1000))
        .list();
  }

  private static List<ZoneCase> slow() {
    return new Cases(SlowServer.ID)
        .finds("two seconds", server().with(ANSWER, 50).latency(50, 2000))
        .finds("four seconds", server().with(ANSWER, 5000).latency(5000, 4000))
        .finds("failures", server().with(SERVFAIL, 90).latency(90, 3000))
        .finds("beside lost ones", server().with(ANSWER, 90).with(UNANSWERED, 9).latency(90, 2500))
        .finds("some timed", server().with(ANSWER, 900).latency(60, 2500))
        .leaves("faster", server().with(ANSWER, 900).latency(900, 1999))
        .leaves("few answers", server().with(ANSWER, 49).latency(49, 4000))
        .leaves("few timed", server().with(ANSWER, 900).latency(49, 4000))
        .leaves("fast", server().with(ANSWER, 900).latency(900, 20))
        .leaves("no responses", server().with(UNANSWERED, 900).latency(0, 0))
        .list();
  }

  private static List<ZoneCase> unanswering() {
    return new Cases(UnansweringServer.ID)
        .finds("a dead server", server().with(UNANSWERED, 10))
        .finds("one in twenty", server().with(UNANSWERED, 10).with(ANSWER, 190))
        .finds("half", server().with(UNANSWERED, 500).with(ANSWER, 500))
        .finds("one that fails besides", server().with(UNANSWERED, 50).with(SERVFAIL, 100))
        .finds("of many", server().with(UNANSWERED, 60_000).with(ANSWER, 900_000))
        .leaves("fewer", server().with(UNANSWERED, 9).with(ANSWER, 171))
        .leaves("a small share", server().with(UNANSWERED, 9).with(ANSWER, 191))
        .leaves("a few lost ones of many", server().with(UNANSWERED, 400).with(ANSWER, 90_000))
        .leaves("answers", server().with(ANSWER, 1000))
        .leaves("what nobody knows", server().with(UNDETERMINED, 1000).with(ANSWER, 10))
        .list();
  }

  private static List<ZoneCase> failing() {
    return new Cases(FailingServer.ID)
        .finds("a resolver without an uplink", server().with(SERVFAIL, 500))
        .finds("one in five", server().with(SERVFAIL, 20).with(ANSWER, 80))
        .finds("half", server().with(SERVFAIL, 500).with(ANSWER, 500))
        .finds("bad signatures everywhere", server().with(BOGUS, 90).with(ANSWER, 10))
        .finds("beside lost ones", server().with(SERVFAIL, 50).with(UNANSWERED, 100))
        .leaves("few", server().with(SERVFAIL, 19))
        .leaves("a small share", server().with(SERVFAIL, 20).with(ANSWER, 81))
        .leaves("denials", server().with(NXDOMAIN, 500))
        .leaves("refusals", server().with(REFUSED, 500))
        .leaves("answers", server().with(ANSWER, 500))
        .list();
  }

  private static List<ZoneCase> inventing() {
    return new Cases(NxdomainRewriting.ID)
        .finds("five names, one address", server().with(ANSWER, 500).invents(5, 1))
        .finds("three addresses", server().with(ANSWER, 500).invents(90, 3))
        .finds("beside denials", server().with(NXDOMAIN, 500).invents(6, 1))
        .finds("very many", server().with(ANSWER, 50_000).invents(4000, 2))
        .finds("and failures", server().with(SERVFAIL, 500).invents(8, 2))
        .leaves("four names", server().with(ANSWER, 500).invents(4, 1))
        .leaves("hosts with addresses of their own", server().with(ANSWER, 500).invents(9, 9))
        .leaves("four addresses", server().with(ANSWER, 500).invents(9, 4))
        .leaves("none", server().with(ANSWER, 5000))
        .leaves("denials", server().with(NXDOMAIN, 5000))
        .list();
  }

  private static List<ZoneCase> delegations() {
    return new Cases(LameDelegation.ID)
        .finds("a server that refuses", server().with(REFUSED, 3))
        .finds("one that fails", server().with(SERVFAIL, 30))
        .finds("one that sends resolvers to the root", server().with(UPWARD, 5))
        .finds("one with lost responses", server().with(REFUSED, 5).with(UNANSWERED, 50))
        .finds("one that answered once", server().with(REFUSED, 45).with(ANSWER, 5))
        .leaves("one that serves the domain", server().with(ANSWER, 50).with(NXDOMAIN, 9))
        .leaves("the server of the parent", server().with(REFERRAL, 50))
        .leaves("two refusals", server().with(REFUSED, 2))
        .leaves("one that fails now and then", server().with(SERVFAIL, 5).with(ANSWER, 5))
        .leaves("a dead server, or a dead path", server().with(UNANSWERED, 50))
        .leaves("one that rejects queries", server().with(REJECTED, 50))
        .list();
  }

  private static Subject client(long queries) {
    return Subject.of("").queries(queries);
  }

  private static List<ZoneCase> excessive() {
    Crowd crowd = new Crowd(100_000, 1000, 400, 0, 0);
    Crowd few = new Crowd(100_000, 19, 400, 0, 0);
    return new Cases(ExcessiveClient.ID)
        .finds("a tenth of all", client(10_000).among(crowd))
        .finds("half of all", client(50_000).among(crowd))
        .finds("20 times the usual", client(8000).among(crowd))
        .finds("the same in responses", client(9000).among(crowd))
        .finds("20 clients", client(10_000).among(new Crowd(100_000, 20, 90_000, 0, 0)))
        .leaves("less", client(7999).among(crowd))
        .leaves(
            "a large client among large ones",
            client(9999).among(new Crowd(100_000, 50, 5000, 0, 0)))
        .leaves("a few clients", client(90_000).among(few))
        .leaves("few queries", client(999).among(new Crowd(2000, 500, 2, 0, 0)))
        .leaves("a usual one", client(400).among(crowd))
        .list();
  }
}
