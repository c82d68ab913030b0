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
import static io.toptail.dns.Outcome.SERVFAIL;
import static io.toptail.dns.Outcome.TRUNCATED;
import static io.toptail.dns.Outcome.UNANSWERED;

import java.util.List;

/** Traffic of which nothing is broken, as each kind of detector sees it. */
final class HealthySubjects {
  private HealthySubjects() {}

  static List<ZoneCase> cases() {
    return new Cases("any")
        .leaves("a popular host", popular())
        .leaves("a host of a content network", cdn())
        .leaves("the domain of a content network", cdn().names(4000, 2000, 90_000).owned())
        .leaves("a block list", blockList())
        .leaves("a virus scanner's", scanner())
        .leaves("telemetry", telemetry())
        .leaves("reverse names of a network", reverse())
        .leaves("mail records", mail())
        .leaves("a connectivity check", popular().explained())
        .leaves("a time server", Subject.of("time.google.com").clients(800).with(ANSWER, 1600))
        .leaves("a host that fails now and then", popular().with(A, SERVFAIL, 20))
        .leaves("responses lost on the way", popular().with(A, UNANSWERED, 20))
        .leaves("a large answer", popular().with(TXT, TRUNCATED, 20))
        .list();
  }

  private static Subject popular() {
    return Subject.of("www.some-news.com")
        .clients(600)
        .names(12, 3, 60)
        .latency(2000, 60)
        .with(A, ANSWER, 2000)
        .with(AAAA, ANSWER, 1900)
        .with(HTTPS, NODATA, 1500);
  }

  private static Subject cdn() {
    return Subject.of("e1234.dscb.some-cdn.net")
        .clients(300)
        .latency(900, 30)
        .with(A, ANSWER, 900)
        .with(AAAA, NODATA, 700);
  }

  private static Subject blockList() {
    return Subject.of("zen.spamhaus.org")
        .clients(3)
        .names(9000, 8500, 130_000)
        .with(A, NXDOMAIN, 8000)
        .with(A, ANSWER, 1000)
        .with(TXT, ANSWER, 200);
  }

  private static Subject scanner() {
    return Subject.of("some-scanner.net")
        .clients(90)
        .names(3000, 2900, 81_000)
        .with(A, ANSWER, 3100);
  }

  private static Subject telemetry() {
    return Subject.of("metric.some-telemetry.com")
        .clients(400)
        .names(2000, 1950, 90_000)
        .owned()
        .with(A, ANSWER, 2050);
  }

  private static Subject reverse() {
    return Subject.of("2.0.192.in-addr.arpa")
        .clients(4)
        .names(256, 100, 900)
        .with(PTR, ANSWER, 200)
        .with(PTR, NXDOMAIN, 300);
  }

  private static Subject mail() {
    return Subject.of("some-mail.org")
        .clients(30)
        .names(20, 5, 400)
        .with(MX, ANSWER, 200)
        .with(TXT, ANSWER, 300)
        .with(OTHER, NODATA, 30)
        .with(TXT, NXDOMAIN, 60);
  }
}
