package io.toptail.detect.zone;

import static io.toptail.detect.OutcomeDetail.BOGUS;
import static io.toptail.detect.OutcomeDetail.ITERATIVE;
import static io.toptail.detect.OutcomeDetail.UNREACHABLE;
import static io.toptail.detect.OutcomeDetail.UNREGISTERED;
import static io.toptail.detect.TypeGroup.A;
import static io.toptail.detect.TypeGroup.CARRIER;
import static io.toptail.detect.TypeGroup.MX;
import static io.toptail.detect.TypeGroup.TXT;
import static io.toptail.dns.Outcome.ANSWER;
import static io.toptail.dns.Outcome.NODATA;
import static io.toptail.dns.Outcome.NXDOMAIN;
import static io.toptail.dns.Outcome.REFERRAL;
import static io.toptail.dns.Outcome.REFUSED;
import static io.toptail.dns.Outcome.SERVFAIL;
import static io.toptail.dns.Outcome.UNANSWERED;
import static io.toptail.dns.Outcome.UNDETERMINED;

import io.toptail.detect.Crowd;
import java.util.ArrayList;
import java.util.List;

/** Domains. */
final class DomainCases {
  private static final long DAYS = 24 * 60;
  private static final Crowd OUTAGE = new Crowd(100_000, 1000, 500, 100_000, 20_000);

  private DomainCases() {}

  static List<ZoneCase> cases() {
    List<ZoneCase> all = new ArrayList<>();
    all.addAll(dangling());
    all.addAll(disposable());
    all.addAll(failing());
    all.addAll(bogus());
    all.addAll(unreachable());
    all.addAll(lame());
    all.addAll(tunnels());
    all.addAll(homeGrown());
    return all;
  }

  private static Subject office() {
    return Subject.of("our-firm.office").names(9, 2, 40);
  }

  private static List<ZoneCase> homeGrown() {
    return new Cases(PrivateSuffixNowPublic.ID)
        .finds("hosts of a firm", office().with(NXDOMAIN, 300))
        .finds("a domain that nobody registered", office().with(UNREGISTERED, 300))
        .finds("five names", office().names(5, 0, 20).with(NXDOMAIN, 30))
        .finds("a router's domain", Subject.of("fritz.box").names(6, 1, 30).with(NXDOMAIN, 90))
        .finds("a few answers", office().with(NXDOMAIN, 90).with(ANSWER, 10))
        .finds("domain.name", Subject.of("domain.name").names(7, 1, 30).with(NXDOMAIN, 90))
        .leaves("four names", office().names(4, 0, 20).with(NXDOMAIN, 300))
        .leaves("ordinary use", office().with(ANSWER, 300))
        .leaves("a domain with dead names", office().with(ANSWER, 30).with(NXDOMAIN, 60))
        .leaves("names made up once each", office().names(90, 88, 900).with(NXDOMAIN, 92))
        .leaves("another top level", Subject.of("our-firm.com").names(9, 2, 40).with(NXDOMAIN, 90))
        .leaves("a private one", Subject.of("our-firm.lan").names(9, 2, 40).with(NXDOMAIN, 90))
        .leaves("failures", office().with(SERVFAIL, 300))
        .list();
  }

  private static Subject lapsed() {
    return Subject.of("lapsed-login.net").clients(20).names(2, 0, 4);
  }

  private static List<ZoneCase> dangling() {
    return new Cases(DeadDomainDangling.ID)
        .finds("a domain that lapsed", lapsed().with(UNREGISTERED, 300))
        .finds("five clients", lapsed().clients(5).with(UNREGISTERED, 30))
        .finds(
            "one client for three days",
            lapsed().clients(1).minutes(3 * DAYS).with(UNREGISTERED, 9))
        .finds("five names", lapsed().names(5, 0, 20).with(UNREGISTERED, 30))
        .finds("a lost response", lapsed().with(UNREGISTERED, 30).with(UNANSWERED, 3))
        .finds("a denial that does not say who", lapsed().with(UNREGISTERED, 30).with(NXDOMAIN, 3))
        .finds(
            "one of a country", Subject.of("lapsed-login.co.uk").clients(9).with(UNREGISTERED, 30))
        .leaves("a name missing in a domain", lapsed().with(NXDOMAIN, 300))
        .leaves("a domain that exists", lapsed().with(UNREGISTERED, 300).with(ANSWER, 1))
        .leaves("a top-level domain that does not exist", undelegated())
        .leaves(
            "six names, as a search list makes", lapsed().names(6, 0, 30).with(UNREGISTERED, 30))
        .leaves("a burst", lapsed().minutes(9).with(UNREGISTERED, 300))
        .leaves("four clients for a day", lapsed().clients(4).minutes(DAYS).with(UNREGISTERED, 9))
        .leaves("a domain that fails", lapsed().with(SERVFAIL, 300))
        .leaves("mostly lost responses", lapsed().with(UNREGISTERED, 3).with(UNANSWERED, 30))
        .leaves("a resolver that sends no SOA", lapsed().with(NXDOMAIN, 30))
        .list();
  }

  private static Subject undelegated() {
    return Subject.of("fileserver.corp").clients(50).names(2, 0, 4).with(UNREGISTERED, 300);
  }

  private static Subject reputation() {
    return Subject.of("avlookup-cloud.com").names(1000, 990, 30_000);
  }

  private static List<ZoneCase> disposable() {
    return new Cases(DisposableZone.ID)
        .finds("look-ups of a virus scanner", reputation().with(ANSWER, 1010))
        .finds("without data", reputation().with(NODATA, 1010))
        .finds("referrals", reputation().with(REFERRAL, 1010))
        .finds("one in ten missing", reputation().with(ANSWER, 909).with(NXDOMAIN, 101))
        .finds("100 names", reputation().names(100, 95, 900).with(ANSWER, 105))
        .finds(
            "a day of them", reputation().names(2400, 2390, 900).minutes(DAYS).with(ANSWER, 2410))
        .leaves("99 names", reputation().names(99, 99, 900).with(ANSWER, 99))
        .leaves(
            "a block list, mostly not listed", reputation().with(NXDOMAIN, 900).with(ANSWER, 110))
        .leaves("names asked again", reputation().names(1000, 940, 900).with(ANSWER, 1200))
        .leaves("an attack", reputation().with(SERVFAIL, 1010))
        .leaves("1,000 names in a day", reputation().minutes(DAYS).with(ANSWER, 1010))
        .leaves("what nobody knows", reputation().with(UNDETERMINED, 1010))
        .list();
  }

  private static Subject broken() {
    return Subject.of("broken-zone.org").clients(4).names(2, 0, 8);
  }

  private static List<ZoneCase> failing() {
    return new Cases(ServfailDomain.ID)
        .finds("a zone that fails for all", broken().with(SERVFAIL, 20))
        .finds("three names of one client", broken().clients(1).names(3, 0, 9).with(SERVFAIL, 20))
        .finds("three clients of one name", broken().clients(3).names(1, 0, 0).with(SERVFAIL, 20))
        .finds("with lost responses", broken().with(SERVFAIL, 40).with(UNANSWERED, 40))
        .finds("signatures", broken().with(BOGUS, 40))
        .finds("ten minutes", broken().minutes(10).with(SERVFAIL, 40))
        .leaves("19 failures", broken().with(SERVFAIL, 19))
        .leaves("a zone that works now and then", broken().with(SERVFAIL, 40).with(ANSWER, 1))
        .leaves("a burst", broken().minutes(9).with(SERVFAIL, 400))
        .leaves("two clients and two names", broken().clients(2).with(SERVFAIL, 40))
        .leaves("an ill resolver", broken().with(SERVFAIL, 400).among(OUTAGE))
        .leaves("a top-level domain", Subject.of("org").clients(9).with(SERVFAIL, 40))
        .leaves("a refused zone", broken().with(REFUSED, 400))
        .list();
  }

  private static Subject signed() {
    return Subject.of("signed-zone.se");
  }

  private static List<ZoneCase> bogus() {
    return new Cases(ServfailDnssec.ID)
        .finds("one bogus response", signed().with(BOGUS, 1))
        .finds("many", signed().with(BOGUS, 500))
        .finds("some among plain failures", signed().with(SERVFAIL, 50).with(BOGUS, 5))
        .finds("a zone that was signed in time for some", signed().with(ANSWER, 50).with(BOGUS, 5))
        .finds("a name below", Subject.of("a.signed-zone.se").with(BOGUS, 2))
        .leaves("a failure without a reason", signed().with(SERVFAIL, 50))
        .leaves("no reachable server", signed().with(UNREACHABLE, 50))
        .leaves("an answer", signed().with(ANSWER, 50))
        .leaves("a denial", signed().with(NXDOMAIN, 50))
        .leaves("a refusal", signed().with(REFUSED, 50))
        .list();
  }

  private static List<ZoneCase> unreachable() {
    return new Cases(UnreachableAuthority.ID)
        .finds("three failures", signed().with(UNREACHABLE, 3))
        .finds("many", signed().with(UNREACHABLE, 500))
        .finds("among others", signed().with(SERVFAIL, 50).with(UNREACHABLE, 5))
        .finds("beside answers", signed().with(ANSWER, 50).with(UNREACHABLE, 5))
        .finds("a name below", Subject.of("a.signed-zone.se").with(UNREACHABLE, 4))
        .leaves("two", signed().with(UNREACHABLE, 2))
        .leaves("a failure without a reason", signed().with(SERVFAIL, 50))
        .leaves("signatures", signed().with(BOGUS, 50))
        .leaves("an answer", signed().with(ANSWER, 50))
        .leaves("no response", signed().with(UNANSWERED, 50))
        .list();
  }

  private static Subject notOurs() {
    return Subject.of("moved-away.net").clients(12);
  }

  private static List<ZoneCase> lame() {
    return new Cases(LameToUs.ID)
        .finds("resolvers that were sent here", notOurs().with(ITERATIVE, 30))
        .finds("ten of them", notOurs().clients(10).with(ITERATIVE, 10))
        .finds("a scanner among them", notOurs().with(ITERATIVE, 30).with(REFUSED, 3))
        .finds("a lost response", notOurs().with(ITERATIVE, 30).with(UNANSWERED, 2))
        .finds("very many", notOurs().clients(5000).with(ITERATIVE, 30_000))
        .leaves("nine resolvers", notOurs().clients(9).with(ITERATIVE, 300))
        .leaves("a scanner, which sets RD", notOurs().with(REFUSED, 300))
        .leaves("a domain of ours", notOurs().with(ANSWER, 300))
        .leaves("one that refuses some", notOurs().with(ANSWER, 200).with(ITERATIVE, 100))
        .leaves("one that fails", notOurs().with(SERVFAIL, 300))
        .list();
  }

  private static Subject tunnel() {
    return Subject.of("t-relay.example.net").names(300, 290, 36_000);
  }

  private static List<ZoneCase> tunnels() {
    return new Cases(TunnelLike.ID)
        .finds("long names", tunnel().with(A, ANSWER, 300))
        .finds("without responses", tunnel().queries(300))
        .finds(
            "shorter ones that ask for TXT",
            tunnel().names(300, 290, 10_500).with(TXT, ANSWER, 300))
        .finds("NULL", tunnel().names(300, 290, 10_500).with(CARRIER, ANSWER, 300))
        .finds(
            "MX now and then",
            tunnel().names(300, 290, 10_500).with(A, ANSWER, 70).with(MX, ANSWER, 30))
        .finds("a slow one", tunnel().minutes(180).with(TXT, ANSWER, 400))
        .leaves("a domain of a known owner", tunnel().owned().with(A, ANSWER, 300))
        .leaves("few octets", tunnel().names(100, 99, 6000).with(A, ANSWER, 100))
        .leaves("few octets an hour", tunnel().minutes(5 * 60).with(A, ANSWER, 300))
        .leaves("ordinary hosts", tunnel().names(5000, 900, 40_000).with(A, ANSWER, 90_000))
        .leaves(
            "a block list",
            Subject.of("zen.spamhaus.org").names(900, 890, 40_000).with(TXT, ANSWER, 900))
        .leaves(
            "reverse names",
            Subject.of("8.e.f.ip6.arpa").names(900, 890, 50_000).with(A, NXDOMAIN, 900))
        .leaves("shorter names for A", tunnel().names(300, 290, 10_500).with(A, ANSWER, 300))
        .leaves("a search list", Subject.of("fileserver.corp").names(900, 890, 50_000).queries(900))
        .list();
  }
}
