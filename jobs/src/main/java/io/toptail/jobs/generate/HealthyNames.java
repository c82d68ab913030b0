package io.toptail.jobs.generate;

import static io.toptail.jobs.generate.QueryType.A;
import static io.toptail.jobs.generate.QueryType.AAAA;
import static io.toptail.jobs.generate.QueryType.HTTPS;
import static io.toptail.jobs.generate.QueryType.MX;
import static io.toptail.jobs.generate.QueryType.NS;
import static io.toptail.jobs.generate.QueryType.PTR;
import static io.toptail.jobs.generate.QueryType.SOA;
import static io.toptail.jobs.generate.QueryType.SRV;
import static io.toptail.jobs.generate.QueryType.TXT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names that nothing is wrong with: popular ones, those of content networks, a long tail of
 * small domains, reverse names, block lists, and names that are used once by design.
 */
final class HealthyNames {
  static final Kind HOST =
      Kind.healthy(A, A, A, A, A, A, A, A, A, A, A, AAAA, AAAA, AAAA, AAAA, AAAA, HTTPS, HTTPS);
  static final Kind ADDRESS = Kind.healthy(A, A, A, AAAA);
  static final Kind REVERSE = Kind.healthy(PTR);
  static final Kind BLOCK_LIST = Kind.healthy(A, A, A, A, TXT);
  static final Kind ZONE = Kind.healthy(MX, MX, TXT, TXT, NS, A, SOA);
  static final Kind TEXT = Kind.healthy(TXT);
  static final Kind SERVICE = Kind.healthy(SRV);
  static final Kind ROOT = Kind.healthy(NS);

  /** Every kind that {@link #write} returns. */
  static final List<Kind> KINDS =
      List.of(HOST, ADDRESS, REVERSE, BLOCK_LIST, ZONE, TEXT, SERVICE, ROOT);

  private static final String HEX = "0123456789abcdef";
  private static final String[] BLOCK_LISTS = {
    "zen.spamhaus.org",
    "zen.spamhaus.org",
    "bl.spamcop.net",
    "b.barracudacentral.org",
    "dnsbl-1.uceprotect.net",
    "psbl.surriel.com",
    "bl.mailspike.net"
  };

  private HealthyNames() {}

  /** Well-known names, most popular first. */
  static List<String> popular() {
    try (InputStream in = HealthyNames.class.getResourceAsStream("popular-names.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes one random name; not always a new one.
   *
   * @return what it is asked for
   */
  static Kind write(NameBuilder name, Words words) {
    int percent = words.draws().below(100);
    if (percent < 46) {
      return smallDomain(name, words);
    }
    if (percent < 62) {
      return contentNetwork(name, words);
    }
    if (percent < 76) {
      return reverse(name, words);
    }
    if (percent < 84) {
      name.labels(Words.reversed(words.publicAddress()));
      name.labels(words.draws().oneOf(BLOCK_LISTS));
      return BLOCK_LIST;
    }
    return disposable(name, words);
  }

  private static Kind smallDomain(NameBuilder name, Words words) {
    Draws draws = words.draws();
    switch (draws.below(20)) {
      case 0, 1 -> {
        name.labels(words.domain());
        return ZONE;
      }
      case 2 -> {
        name.labels(draws.oneOf("_dmarc", "_acme-challenge", "mail._domainkey"));
        name.labels(words.domain());
        return TEXT;
      }
      case 3 -> {
        name.labels(draws.oneOf("_sip._udp", "_sips._tcp", "_xmpp-client._tcp", "_imaps._tcp"));
        name.labels(words.domain());
        return SERVICE;
      }
      default -> {
        name.label(words.host()).labels(words.domain());
        return HOST;
      }
    }
  }

  private static Kind contentNetwork(NameBuilder name, Words words) {
    Draws draws = words.draws();
    switch (draws.below(7)) {
      case 0 -> name.label("e" + draws.between(100, 99999)).labels("a.akamaiedge.net");
      case 1 -> name.label("a" + draws.between(100, 9999)).labels("dscg.akamai.net");
      case 2 -> name.label(words.host()).labels(words.domain()).labels("edgekey.net");
      case 3 -> name.label("d" + words.draw(HEX, 13)).labels("cloudfront.net");
      case 4 ->
          name.label("rr" + draws.between(1, 8) + "---sn-" + words.draw(HEX, 8))
              .labels("googlevideo.com");
      case 5 -> name.label("scontent-" + words.draw(HEX, 4) + "-1").labels("xx.fbcdn.net");
      default ->
          name.label("ipv4-c" + draws.between(1, 400) + "-" + words.word(2) + "001-isp")
              .labels("1.oca.nflxvideo.net");
    }
    return ADDRESS;
  }

  private static Kind reverse(NameBuilder name, Words words) {
    if (words.draws().below(7) == 0) {
      name.labels(words.reversedIp6("2a0")).labels("ip6.arpa");
    } else {
      name.labels(Words.reversed(words.publicAddress())).labels("in-addr.arpa");
    }
    return REVERSE;
  }

  private static Kind disposable(NameBuilder name, Words words) {
    Draws draws = words.draws();
    switch (draws.below(4)) {
      case 0 -> name.label(words.draw(HEX, 32)).labels("avqs.mcafee.com");
      case 1 -> name.label(words.draw(HEX, 26)).labels("a.j.e5.sk");
      case 2 ->
          name.label("p4-" + words.draw("abcdefghijklmnopqrstuvwxyz234567", 13) + "-if-v6exp3-v4")
              .labels("metric.gstatic.com");
      default ->
          name.label("dev" + draws.between(1000, 99_999_999)).labels("sync.iot-telemetry.net");
    }
    return ADDRESS;
  }
}
