package io.toptail.detect.zone;

import static io.toptail.detect.TypeGroup.A;
import static io.toptail.detect.TypeGroup.AAAA;
import static io.toptail.detect.TypeGroup.HTTPS;
import static io.toptail.detect.TypeGroup.MX;
import static io.toptail.detect.TypeGroup.OTHER;
import static io.toptail.detect.TypeGroup.PTR;
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
import io.toptail.detect.OutcomeDetail;
import java.util.ArrayList;
import java.util.List;

/** Names. */
final class NameCases {
  private static final Crowd MANY = new Crowd(10_000_000, 100_000, 500, 10_000_000, 0);

  private NameCases() {}

  static List<ZoneCase> cases() {
    List<ZoneCase> all = new ArrayList<>();
    all.addAll(hardcoded());
    all.addAll(timeServers());
    all.addAll(byType());
    all.addAll(emptyNonTerminals());
    all.addAll(withoutIpv6());
    all.addAll(publicByNow());
    all.addAll(forwardOctets());
    all.addAll(inside());
    return all;
  }

  private static Subject update() {
    return Subject.of("update.gone-vendor.example.org").clients(200);
  }

  private static List<ZoneCase> hardcoded() {
    return new Cases(HardcodedNameWide.ID)
        .finds("a name that does not exist", update().with(NXDOMAIN, 4000))
        .finds("one of a broken zone", update().with(SERVFAIL, 400))
        .finds("one that nobody answers", update().with(UNANSWERED, 400))
        .finds("one that is refused", update().with(REFUSED, 400))
        .finds("one that fails half of the time", update().with(NXDOMAIN, 50).with(ANSWER, 50))
        .finds(
            "both kinds of address",
            update().with(A, NXDOMAIN, 400).with(AAAA, NXDOMAIN, 400).with(HTTPS, NXDOMAIN, 20))
        .finds("a domain that nobody registered", update().with(OutcomeDetail.UNREGISTERED, 400))
        .finds("5 % of very many clients", update().clients(5000).with(NXDOMAIN, 9000).among(MANY))
        .leaves("a healthy name", update().clients(1000).with(ANSWER, 9000))
        .leaves("less than 5 % of the clients", update().with(NXDOMAIN, 9000).among(MANY))
        .leaves("49 clients", update().clients(49).with(NXDOMAIN, 4000))
        .leaves("a name that another rule explains", update().explained().with(NXDOMAIN, 4000))
        .leaves("many types, as people ask", mixed())
        .leaves("a name that fails now and then", update().with(ANSWER, 60).with(SERVFAIL, 40))
        .leaves("names without an address of a kind", update().with(NODATA, 4000))
        .leaves("the root", Subject.of("").clients(900).with(REFUSED, 4000))
        .leaves("what nobody knows", update().with(UNDETERMINED, 4000))
        .leaves("queries alone", update().queries(4000))
        .leaves("what is on no list", of("some-shop.org.dbl.spamhaus.org").with(NXDOMAIN, 4000))
        .leaves("nor on one that nobody knows", of("4.3.2.1.judge.net").with(NXDOMAIN, 4000))
        .leaves("a policy that is not there", of("_dmarc.some-shop.org").with(NXDOMAIN, 4000))
        .list();
  }

  private static Subject of(String name) {
    return Subject.of(name).clients(200);
  }

  private static Subject mixed() {
    return update().with(A, NXDOMAIN, 100).with(MX, NXDOMAIN, 100).with(TXT, NXDOMAIN, 100);
  }

  private static List<ZoneCase> timeServers() {
    return new Cases(HardcodedNtpWide.ID)
        .finds("a name of the registry that fails", time("time.nist.gov").with(UNANSWERED, 900))
        .finds("a pool's", time("2.vendor.pool.ntp.org").with(NXDOMAIN, 900))
        .finds("one that looks like it", time("ntp2.gone-vendor.com").with(SERVFAIL, 900))
        .finds("a clock", time("clock.gone-vendor.com").with(NXDOMAIN, 900))
        .finds("one look-up a minute each, answered", time("time.google.com").with(ANSWER, 6000))
        .finds("the same without responses", time("ntp1.some-vendor.com").queries(6000))
        .finds("the same for half an hour", time("pool.ntp.org").minutes(30).with(ANSWER, 6000))
        .leaves("one look-up in 17 minutes", time("time.windows.com").with(ANSWER, 400))
        .leaves("another word", time("timesheet.some-vendor.com").with(NXDOMAIN, 900))
        .leaves("a domain with such a name", time("time.com").with(NXDOMAIN, 900))
        .leaves("few clients", time("time.nist.gov").clients(10).with(UNANSWERED, 900))
        .leaves("few of very many", time("time.nist.gov").with(UNANSWERED, 900).among(MANY))
        .leaves("a burst at a start", time("time.apple.com").minutes(10).with(ANSWER, 6000))
        .leaves("a label behind", time("www.ntp.some-vendor.com").with(NXDOMAIN, 900))
        .list();
  }

  private static Subject time(String name) {
    return Subject.of(name).clients(100);
  }

  private static Subject shop() {
    return Subject.of("shop.balanced.example.net").with(A, ANSWER, 100);
  }

  private static List<ZoneCase> byType() {
    return new Cases(TypeDependentFailure.ID)
        .finds("NXDOMAIN for AAAA", shop().with(AAAA, NXDOMAIN, 3))
        .finds("no response for HTTPS", shop().with(HTTPS, UNANSWERED, 30))
        .finds("SERVFAIL for MX", shop().with(MX, SERVFAIL, 5))
        .finds("REFUSED for TXT", shop().with(TXT, REFUSED, 5))
        .finds("FORMERR for AAAA", shop().with(AAAA, io.toptail.dns.Outcome.OTHER, 5))
        .finds(
            "a type beside one that is fine", shop().with(AAAA, NODATA, 9).with(HTTPS, REFUSED, 3))
        .finds("A with few failures", shop().with(A, SERVFAIL, 10).with(AAAA, NXDOMAIN, 9))
        .leaves("a name without IPv6", shop().with(AAAA, NODATA, 100))
        .leaves("a name with all", shop().with(AAAA, ANSWER, 50).with(HTTPS, ANSWER, 50))
        .leaves("two failures", shop().with(AAAA, NXDOMAIN, 2))
        .leaves("failures now and then", shop().with(AAAA, SERVFAIL, 5).with(AAAA, NODATA, 1))
        .leaves("a name that is down", shop().with(A, SERVFAIL, 100).with(AAAA, SERVFAIL, 100))
        .leaves("a name that does not exist", missing())
        .leaves("ANY, which may be refused", shop().with(OTHER, REFUSED, 50))
        .leaves("what nobody knows", shop().with(AAAA, UNDETERMINED, 50))
        .list();
  }

  private static Subject missing() {
    return Subject.of("no.example.net").with(A, NXDOMAIN, 100).with(AAAA, NXDOMAIN, 100);
  }

  private static Subject between() {
    return Subject.of("b.example.net").answeredBelow(10);
  }

  private static List<ZoneCase> emptyNonTerminals() {
    return new Cases(NxdomainForEnt.ID)
        .finds("a denied name above one that exists", between().with(NXDOMAIN, 1))
        .finds("one asked often", between().with(NXDOMAIN, 100))
        .finds("one asked for NS", between().with(OTHER, NXDOMAIN, 5))
        .finds("one that also failed", between().with(NXDOMAIN, 5).with(SERVFAIL, 1))
        .finds("one above two answers", between().answeredBelow(2).with(NXDOMAIN, 1))
        .leaves("an empty name answered rightly", between().with(NODATA, 10))
        .leaves("a name with records", between().with(ANSWER, 10))
        .leaves("a delegation", between().with(REFERRAL, 10))
        .leaves("a name with nothing below", between().answeredBelow(0).with(NXDOMAIN, 10))
        .leaves("one answer below", between().answeredBelow(1).with(NXDOMAIN, 10))
        .leaves("a name that came to be", between().with(NXDOMAIN, 10).with(ANSWER, 10))
        .leaves("a name that only fails", between().with(SERVFAIL, 10))
        .leaves("a name nobody asked for", between())
        .list();
  }

  private static Subject leaked() {
    return Subject.of("wpad.headquarters.box");
  }

  private static List<ZoneCase> publicByNow() {
    return new Cases(TopLevelDenied.ID)
        .finds("a top label of today", leaked().with(OutcomeDetail.NO_TOP_LEVEL, 1))
        .finds("one asked often", leaked().with(OutcomeDetail.NO_TOP_LEVEL, 100))
        .finds("a lone label", Subject.of("prod").with(OutcomeDetail.NO_TOP_LEVEL, 1))
        .finds("a lost response", leaked().with(OutcomeDetail.NO_TOP_LEVEL, 3).with(UNANSWERED, 1))
        .finds(
            "a name that another rule explains",
            leaked().explained().with(OutcomeDetail.NO_TOP_LEVEL, 2))
        .leaves(
            "a top label that does not exist today either",
            Subject.of("wpad.headquarters.corp").with(OutcomeDetail.NO_TOP_LEVEL, 9))
        .leaves("a domain that is free", leaked().with(OutcomeDetail.UNREGISTERED, 9))
        .leaves("a name that its domain denies", leaked().with(NXDOMAIN, 9))
        .leaves("a name that exists", leaked().with(ANSWER, 9))
        .leaves(
            "one that came to exist", leaked().with(OutcomeDetail.NO_TOP_LEVEL, 9).with(ANSWER, 1))
        .leaves("a name that fails", leaked().with(SERVFAIL, 9))
        .leaves("the root", Subject.of("").with(OutcomeDetail.NO_TOP_LEVEL, 9))
        .list();
  }

  private static List<ZoneCase> inside() {
    return new Cases(AnsweredInside.ID)
        .finds("a host of a Windows domain", Subject.of("dc1.office.corp").with(ANSWER, 5))
        .finds("one without IPv6", Subject.of("nas.lan").with(ANSWER, 1).with(AAAA, NODATA, 1))
        .finds("a lone label", Subject.of("fileserver").with(ANSWER, 2))
        .finds("a private address", reverse("5.1.168.192").with(PTR, ANSWER, 2))
        .finds("a top level that was given up", Subject.of("acme").with(OTHER, REFERRAL, 2))
        .finds("a query whose response is not seen", nas().with(ANSWER, 9).with(UNDETERMINED, 1))
        .leaves("a name that is denied", nas().with(NXDOMAIN, 2))
        .leaves("one that is denied now and then", nas().with(ANSWER, 9).with(NXDOMAIN, 1))
        .leaves("one that nobody answers", nas().with(UNANSWERED, 2))
        .leaves("one without records", nas().with(NODATA, 2))
        .leaves("a public name", Subject.of("www.some-shop.com").with(ANSWER, 9))
        .leaves("a public address", reverse("5.1.2.81").with(PTR, ANSWER, 9))
        .finds("one that a server failed to answer once", nas().with(ANSWER, 9).with(SERVFAIL, 1))
        .leaves("a referral for a private address", reverse("5.1.168.192").with(PTR, REFERRAL, 9))
        .leaves("a name that another rule explains", nas().explained().with(ANSWER, 9))
        .leaves("the root", Subject.of("").with(ANSWER, 9))
        .leaves("queries alone", nas().queries(9))
        .list();
  }

  private static Subject nas() {
    return Subject.of("nas.lan");
  }

  private static Subject reverse(String octets) {
    return Subject.of(octets + ".in-addr.arpa");
  }

  private static List<ZoneCase> forwardOctets() {
    return new Cases(PtrNotReversed.ID)
        .finds("a house's address", reverse("192.168.1.5").with(PTR, NXDOMAIN, 3))
        .finds("a firm's address", reverse("172.16.0.9").with(PTR, NXDOMAIN, 1))
        .finds("its last net", reverse("172.31.255.1").with(PTR, NXDOMAIN, 90))
        .finds(
            "among failures", reverse("192.168.7.7").with(PTR, NXDOMAIN, 3).with(PTR, SERVFAIL, 2))
        .finds("asked for A too", reverse("192.168.0.1").with(PTR, NXDOMAIN, 3).with(A, NODATA, 2))
        .leaves("a name built rightly", reverse("5.1.168.192").with(PTR, NXDOMAIN, 3))
        .leaves("one that resolves", reverse("192.168.1.5").with(PTR, ANSWER, 3))
        .leaves("a private address either way", reverse("192.168.16.172").with(PTR, NXDOMAIN, 3))
        .leaves("one of 10.0.0.0/8 either way", reverse("192.168.1.10").with(PTR, NXDOMAIN, 3))
        .leaves("10, which cannot be told", reverse("10.1.2.3").with(PTR, NXDOMAIN, 3))
        .leaves("a net outside", reverse("172.32.1.1").with(PTR, NXDOMAIN, 3))
        .leaves("another type", reverse("192.168.1.5").with(A, NXDOMAIN, 3))
        .leaves("three octets", reverse("192.168.1").with(PTR, NXDOMAIN, 3))
        .leaves("no octet", reverse("192.168.1.256").with(PTR, NXDOMAIN, 3))
        .leaves("a forward name", Subject.of("192.168.1.5.arpa").with(PTR, NXDOMAIN, 3))
        .list();
  }

  private static Subject printer() {
    return Subject.of("printer.example.net");
  }

  private static List<ZoneCase> withoutIpv6() {
    return new Cases(AaaaOnlyName.ID)
        .finds("200 in an hour", printer().with(AAAA, NODATA, 200))
        .finds("a few for A", printer().with(AAAA, NODATA, 300).with(A, ANSWER, 30))
        .finds("a few answers", printer().with(AAAA, NODATA, 300).with(AAAA, ANSWER, 30))
        .finds("many clients", printer().clients(500).with(AAAA, NODATA, 3000))
        .finds("200 in a minute", printer().minutes(1).with(AAAA, NODATA, 200))
        .finds("400 in two hours", printer().minutes(120).with(AAAA, NODATA, 400))
        .leaves("199", printer().with(AAAA, NODATA, 199))
        .leaves("200 in two hours", printer().minutes(120).with(AAAA, NODATA, 200))
        .leaves("a host asked for both", printer().with(AAAA, NODATA, 500).with(A, ANSWER, 500))
        .leaves("a host with IPv6", printer().with(AAAA, ANSWER, 500))
        .leaves("a name that does not exist", printer().with(AAAA, NXDOMAIN, 500))
        .leaves("no HTTPS records", printer().with(HTTPS, NODATA, 500))
        .list();
  }
}
