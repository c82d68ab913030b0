package io.toptail.jobs.generate;

import static io.toptail.jobs.generate.QueryType.A;
import static io.toptail.jobs.generate.QueryType.AAAA;
import static io.toptail.jobs.generate.QueryType.HTTPS;
import static io.toptail.jobs.generate.QueryType.MX;
import static io.toptail.jobs.generate.QueryType.NS;
import static io.toptail.jobs.generate.QueryType.PTR;
import static io.toptail.jobs.generate.QueryType.SOA;
import static io.toptail.jobs.generate.QueryType.SRV;
import static io.toptail.jobs.generate.QueryType.SVCB;
import static io.toptail.jobs.generate.QueryType.TXT;

import io.toptail.jobs.generate.Lookup.Reply;
import java.util.ArrayList;
import java.util.List;

/** What people, devices, mail servers and resolvers look up when nothing is wrong with them. */
final class HealthyLookups {
  private static final String HEX = "0123456789abcdef";
  private static final int[] PAIR = {A, AAAA};
  private static final int[] BROWSED = {A, AAAA, HTTPS};
  private static final int SITES = 3000;
  private static final int HOSTED = 60;

  private static final String[] CHECKS = {
    "connectivitycheck.gstatic.com", "www.msftconnecttest.com", "captive.apple.com",
    "detectportal.firefox.com", "nmcheck.gnome.org", "connectivity-check.ubuntu.com"
  };
  private static final String[] CLOCKS = {
    "2.android.pool.ntp.org",
    "0.debian.pool.ntp.org",
    "1.pool.ntp.org",
    "time.windows.com",
    "time.apple.com",
    "time.cloudflare.com",
    "ptbtime1.ptb.de"
  };
  private static final String[] BOOTSTRAPS = {
    "dns.google",
    "cloudflare-dns.com",
    "mozilla.cloudflare-dns.com",
    "one.one.one.one",
    "dns.quad9.net",
    "use-application-dns.net",
    "mask.icloud.com"
  };
  private static final String[] REPORTS = {
    "v10.events.data.microsoft.com",
    "incoming.telemetry.mozilla.org",
    "app-measurement.com",
    "device-metrics-us.amazon.com",
    "firebaselogging-pa.googleapis.com"
  };
  private static final String[] BLOCK_LISTS = {
    "zen.spamhaus.org",
    "bl.spamcop.net",
    "b.barracudacentral.org",
    "psbl.surriel.com",
    "score.ip-standing.net"
  };

  /** What the network has inside, and its own resolver answers. */
  private static final String[] INSIDE = {"files", "git", "intranet", "print", "time", "wiki"};

  private final Words words;
  private final Draws draws;
  private final List<String> popular = HealthyNames.popular();
  private final List<String> sites = new ArrayList<>();
  private final List<String> hosted = new ArrayList<>();

  HealthyLookups(Words words) {
    this.words = words;
    this.draws = words.draws();
    for (int i = 0; i < SITES; i++) {
      sites.add(words.domain());
    }
    for (int i = 0; i < HOSTED; i++) {
      hosted.add(words.domain("com"));
    }
  }

  /** What one activity of a machine asks, in its order. */
  List<Lookup> of(Habit habit) {
    return switch (habit) {
      case BROWSER -> page();
      case DEVICE -> device();
      case MAIL_SERVER -> mail();
      case RESOLVER -> hosted();
    };
  }

  private static Lookup known(String name, int... types) {
    int dot = name.indexOf('.');
    boolean apex = name.indexOf('.', dot + 1) < 0;
    String zone = apex ? name : name.substring(dot + 1);
    return new Lookup(apex ? "" : name.substring(0, dot), zone, Reply.HOST, types);
  }

  /** One of the first far more often than one of the last. */
  private String site() {
    double drawn = Draws.unit(draws.next());
    return sites.get((int) (drawn * drawn * drawn * SITES));
  }

  private List<Lookup> page() {
    List<Lookup> page = new ArrayList<>();
    double drawn = Draws.unit(draws.next());
    page.add(known(popular.get((int) (drawn * drawn * popular.size())), BROWSED));
    String site = site();
    page.add(new Lookup("www", site, draws.below(3) == 0 ? Reply.ALIAS : Reply.HOST, BROWSED));
    if (draws.below(2) == 0) {
      page.add(new Lookup(words.host(), site, Reply.HOST, PAIR));
    }
    page.add(contentNetwork());
    switch (draws.below(24)) {
      case 0 -> page.add(known(draws.oneOf(BOOTSTRAPS), PAIR));
      case 1 -> page.add(new Lookup("_dns", "resolver.arpa", Reply.EMPTY, SVCB));
      case 2 -> page.add(gone(site));
      case 3 -> page.add(closed());
      case 4 -> page.add(known(draws.oneOf(REPORTS), PAIR));
      case 5 -> page.add(new Lookup("_sip._udp", site, Reply.SERVICE, SRV));
      case 6 -> page.add(new Lookup(draws.oneOf(INSIDE), "office.internal", Reply.HOST, PAIR));
      default -> {
        // nothing more
      }
    }
    return page;
  }

  /** A host that a page still links to, of a zone that is well. */
  private Lookup gone(String site) {
    return new Lookup(words.host() + "-old" + draws.between(1, 9), site, Reply.NONE, PAIR);
  }

  /** A domain that nobody has any more, of a link that one person follows. */
  private Lookup closed() {
    return new Lookup("www." + words.word(4) + draws.between(2, 99), "com", Reply.NONE, PAIR);
  }

  private Lookup contentNetwork() {
    return switch (draws.below(5)) {
      case 0 -> known("e" + draws.between(100, 99_999) + ".a.akamaiedge.net", PAIR);
      case 1 -> known("d" + words.draw(HEX, 13) + ".cloudfront.net", PAIR);
      case 2 ->
          known("rr" + draws.between(1, 8) + "---sn-" + words.draw(HEX, 8) + ".googlevideo.com", A);
      case 3 -> known("scontent-" + words.draw(HEX, 4) + "-1.xx.fbcdn.net", PAIR);
      default -> new Lookup("img" + draws.between(1, 99), site(), Reply.ALIAS, BROWSED);
    };
  }

  private List<Lookup> device() {
    return switch (draws.below(6)) {
      case 0 -> List.of(known(draws.oneOf(CLOCKS), PAIR));
      case 1, 2 -> List.of(known(draws.oneOf(CHECKS), PAIR));
      case 3 -> List.of(known(words.draw(HEX, 32) + ".avqs.mcafee.com", A));
      case 4 -> List.of(report());
      default -> List.of(known(draws.oneOf(REPORTS), PAIR));
    };
  }

  /** A report whose name is used once. */
  private Lookup report() {
    String id = words.draw(HEX, 8) + '-' + words.draw(HEX, 4) + '.' + words.draw(HEX, 12);
    return new Lookup(id + ".events", "device-reports.com", Reply.HOST, A);
  }

  /** A message that comes in: who sends, is it listed, and may it come from there. */
  private List<Lookup> mail() {
    String address = words.publicAddress();
    String reversed = Words.reversed(address);
    String sender = draws.below(4) == 0 ? words.domain() : site();
    String host = reversed.substring(0, reversed.indexOf('.'));
    String net = reversed.substring(host.length() + 1) + ".in-addr.arpa";
    List<Lookup> mail = new ArrayList<>();
    mail.add(new Lookup(host, net, draws.below(5) == 0 ? Reply.NONE : Reply.POINTER, PTR));
    for (String list : BLOCK_LISTS) {
      Reply reply = draws.below(6) == 0 ? Reply.LISTED : Reply.NONE;
      mail.add(new Lookup(reversed, list, reply, A));
    }
    mail.add(new Lookup(sender, "dbl.spamhaus.org", Reply.NONE, A));
    if (draws.below(10) == 0) {
      // A list that few know.
      mail.add(new Lookup(sender, "uri.name-standing.net", Reply.NONE, A));
    }
    mail.add(new Lookup("", sender, Reply.APEX, MX, TXT));
    mail.add(new Lookup("_dmarc", sender, draws.below(3) == 0 ? Reply.NONE : Reply.TEXT, TXT));
    mail.add(new Lookup(selector() + "._domainkey", sender, Reply.TEXT, TXT));
    mail.add(new Lookup("mx1", sender, Reply.HOST, PAIR));
    mail.add(new Lookup(words.draw(HEX, 40), "hash.cymru.com", Reply.NONE, TXT));
    mail.add(new Lookup(reversed, "origin.asn.cymru.com", Reply.TEXT, TXT));
    return mail;
  }

  private String selector() {
    return draws.oneOf("selector1", "s1", "default", "k2", "google", "mail");
  }

  /** What resolvers ask the server of some domains. */
  private List<Lookup> hosted() {
    String zone = hosted.get(draws.below(HOSTED));
    return switch (draws.below(10)) {
      case 0 -> List.of(new Lookup("", zone, Reply.APEX, NS, SOA));
      case 1 -> List.of(new Lookup("", zone, Reply.APEX, MX));
      case 2 -> List.of(new Lookup("", zone, Reply.APEX, TXT));
      case 3 -> List.of(new Lookup("_dmarc", zone, Reply.TEXT, TXT));
      case 4 -> List.of(new Lookup(selector() + "._domainkey", zone, Reply.TEXT, TXT));
      case 5 -> List.of(gone(zone));
      case 6 -> List.of(new Lookup("_mta-sts", zone, Reply.NONE, TXT));
      case 7 -> List.of(new Lookup("", zone, Reply.APEX, A, AAAA, HTTPS));
      default -> List.of(new Lookup(words.host(), zone, Reply.HOST, BROWSED));
    };
  }
}
