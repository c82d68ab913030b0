package io.toptail.detect.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.OutcomeCounts;
import io.toptail.detect.Severity;
import io.toptail.detect.TypeGroup;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four hours, an hour or ten minutes of clients with nothing wrong: nothing above info is found.
 */
class HealthyHouseholdTest {
  private static final String HEX = "0123456789abcdef";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private Random random;
  private History history;
  private double length;

  @BeforeEach
  void start() {
    random = new Random(23);
    history = new History();
  }

  /** Each detector of the package, and whatever else is run on histories. */
  private void assertHealthy(Vantage vantage) {
    HistoryScope scope = new HistoryScope(true, length / 3600, true);
    List<String> wrong = new ArrayList<>();
    for (HistoryDetector detector : HistoryRun.detectors(vantage)) {
      for (HistoryRun.Found found : HistoryRun.of(detector, scope).client(history)) {
        if (detector.severity() != Severity.INFO && detector.holds(healthyServer(), false)) {
          wrong.add(detector.id() + " " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A server that answers, and asks nobody. */
  private static OutcomeCounts healthyServer() {
    OutcomeCounts answers = new OutcomeCounts();
    answers.add(TypeGroup.OTHER, Outcome.ANSWER, null, 10_000);
    return answers;
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 3_600, 14_400})
  void leavesAHouseholdAlone(int seconds) {
    length = seconds;
    pages();
    timeServers();
    telemetry();
    pointers();
    assertHealthy(Vantage.RESOLVER);
    assertHealthy(Vantage.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 3_600, 14_400})
  void leavesAMailServerAlone(int seconds) {
    length = seconds;
    timeServers();
    mail();
    assertHealthy(Vantage.RESOLVER);
    assertHealthy(Vantage.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 3_600, 14_400})
  void leavesAResolverAlone(int seconds) {
    length = seconds;
    resolver();
    assertHealthy(Vantage.ROOT);
    assertHealthy(Vantage.UPSTREAM);
  }

  private String draw(String alphabet, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private Query stub(String name, String type) {
    return Query.of(name, type).edns(1232, false).ttl(20 + random.nextInt(4000));
  }

  private double any() {
    return random.nextDouble() * length;
  }

  /** A, AAAA and sometimes HTTPS together; one in ten is lost and sent again. */
  private void host(String name, double at) {
    history.ask(stub(name, "A").at(at));
    boolean sixes = random.nextInt(3) > 0;
    Query second = stub(name, "AAAA").at(at + 0.0001);
    history.ask(sixes ? second : second.is(Outcome.NODATA));
    if (random.nextBoolean()) {
      history.ask(stub(name, "HTTPS").is(Outcome.NODATA).at(at + 0.0002));
    }
    if (random.nextInt(10) == 0) {
      history.ask(stub(name, "A").retransmitted().at(at + 1));
    }
  }

  private void pages() {
    for (int page = 0; page < length / 40; page++) {
      double at = any();
      String domain = "site" + random.nextInt(150) + ".com";
      host("www." + domain, at);
      for (int i = random.nextInt(15); i > 0; i--) {
        host(oneOf("cdn", "img", "api", "static") + i % 4 + "." + domain, at + random.nextDouble());
        host("d" + draw(HEX, 13) + ".cloudfront.net", at + random.nextDouble());
        host("rr" + i + "---sn-" + draw(BASE32, 8) + ".googlevideo.com", at + random.nextDouble());
      }
      if (random.nextInt(30) == 0) {
        history.ask(Query.of("site" + random.nextInt(99) + "x.com", "A").nxdomain(1, 900).at(at));
      }
    }
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }

  /** Three clocks of the household, every 1024 seconds and at the beginning. */
  private void timeServers() {
    for (int clock = 0; clock < 3; clock++) {
      for (double at = random.nextInt(60); at < length; at += 1024) {
        host(clock + ".debian.pool.ntp.org", at);
        host("time.windows.com", at + 17);
      }
    }
  }

  private void telemetry() {
    for (double at = 0; at < length; at += 300) {
      host("v10.events.example.com", at);
      host("connectivity-check.example.org", at + 1 + random.nextDouble());
    }
    for (int i = 0; i < length / 60; i++) {
      history.ask(stub(draw(HEX, 32) + ".avqs.mcafee.com", "A").at(any()));
      history.ask(stub(draw(BASE32, 40) + ".a.j.e5.sk", "TXT").at(any()));
    }
  }

  private String quad() {
    return random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + (1 + random.nextInt(200));
  }

  private void pointers() {
    for (int i = 0; i < length / 100; i++) {
      history.ask(Query.of(quad() + ".in-addr.arpa", "PTR").nxdomain(3, 3600).at(any()));
      history.ask(Query.of(random.nextInt(20) + ".1.168.192.in-addr.arpa", "PTR").at(any()));
    }
  }

  /** For each message: its sender's address in three lists, its name in two, and its domain. */
  private void mail() {
    for (int i = 0; i < length / 4; i++) {
      double at = any();
      String address = quad();
      String domain = draw("abcdefghijklmnoprstu", 5 + random.nextInt(12)) + oneOf(".com", ".de");
      boolean spam = random.nextInt(5) == 0;
      history.ask(Query.of(address + ".in-addr.arpa", "PTR").at(at));
      for (String list : List.of("zen.spamhaus.org", "bl.spamcop.net", "psbl.surriel.com")) {
        listed(address + "." + list, spam, at + 0.01);
      }
      listed(domain + ".dbl.spamhaus.org", spam, at + 0.02);
      listed(domain + ".uri.lists.example.net", spam, at + 0.03);
      boolean fake = spam && random.nextBoolean();
      for (String type : List.of("A", "AAAA", "MX", "TXT")) {
        Query query = Query.of(domain, type).edns(1232, true).at(at + 0.04);
        history.ask(fake ? query.nxdomain(1, 900) : query);
      }
      Query text = Query.of("_dmarc." + domain, "TXT").at(at + 0.05);
      history.ask(random.nextBoolean() ? text.nxdomain(2, 600) : text);
    }
  }

  private void listed(String name, boolean spam, double at) {
    Query query = Query.of(name, "A").at(at);
    history.ask(spam ? query : query.nxdomain(3, 60));
  }

  /** Primes once, is referred to each top label once, and asks for few that do not exist. */
  private void resolver() {
    history.ask(iterative(".", "NS").at(0));
    for (int i = 0; i < 26; i++) {
      String name = (char) ('a' + i / 2) + ".root-servers.net";
      history.ask(iterative(name, i % 2 == 0 ? "A" : "AAAA").at(0.1));
    }
    for (int i = 0; i < Math.min(1000, length / 2); i++) {
      history.ask(iterative("www.example.t" + i, "A").referral(172_800).at(any()));
    }
    for (int i = 0; i < Math.min(500, length / 20); i++) {
      history.ask(iterative("host.n" + i, "A").nxdomain(0, 86_400).at(any()));
    }
    for (double at = 1; at < length; at += 172_801) {
      history.ask(iterative("example.com", "NS").referral(172_800).at(at));
    }
  }

  private Query iterative(String name, String type) {
    return Query.of(name, type).rd(false).edns(1232, true).took(0.02);
  }
}
