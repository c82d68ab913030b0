package io.toptail.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated names with nothing wrong: no detector above info may claim one, at no vantage. */
class HealthyNamesTest {
  private static final int NAMES = 20_000;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String HEX = "0123456789abcdef";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final String BASE36 = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Random random = new Random(11);
  private final List<Supplier<String>> shapes =
      List.of(
          this::host,
          this::contentNetwork,
          this::blockList,
          this::telemetry,
          this::pointer,
          this::text,
          this::service,
          this::tracking,
          this::minimised,
          this::zone);

  private String draw(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String domain() {
    String top = oneOf("com", "net", "org", "de", "co.uk", "io", "com.br", "app", "dev", "zone");
    return draw(LETTERS, 5 + random.nextInt(9)) + "." + top;
  }

  /** Not 192.168.x.y in either direction, which is no public address. */
  private String quad() {
    int first = 1 + random.nextInt(99);
    return first
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + (1 + random.nextInt(9));
  }

  private String host() {
    String name = oneOf("www", "mail", "api-v2", "ns1", "a.b", "static", "srv-" + draw(HEX, 4));
    return name + "." + domain() + " " + oneOf("A", "AAAA", "TYPE65");
  }

  private String contentNetwork() {
    String name =
        switch (random.nextInt(6)) {
          case 0 -> "e" + random.nextInt(99_999) + ".dscb.akamaiedge.net";
          case 1 -> "www." + domain() + ".edgekey.net";
          case 2 -> "d" + draw(BASE36, 13) + ".cloudfront.net";
          case 3 ->
              "rr" + (1 + random.nextInt(8)) + "---sn-" + draw(BASE36, 8) + ".googlevideo.com";
          case 4 -> draw(BASE36, 20) + ".s3.eu-west-1.amazonaws.com";
          default -> "www." + domain() + ".cdn.cloudflare.net";
        };
    return name + " " + oneOf("A", "AAAA");
  }

  private String blockList() {
    String list =
        oneOf("zen.spamhaus.org", "bl.spamcop.net", "b.barracudacentral.org", "psbl.surriel.com");
    String asked = random.nextInt(4) == 0 ? domain() + ".dbl.spamhaus.org" : quad() + "." + list;
    return asked + " " + oneOf("A", "TXT");
  }

  private String telemetry() {
    String name =
        switch (random.nextInt(4)) {
          case 0 -> draw(HEX, 32) + ".avqs.mcafee.com";
          case 1 -> draw(BASE32, 52) + "." + draw(BASE32, 40) + ".a.j.e5.sk";
          case 2 -> "p4-" + draw(BASE32, 13) + "-if-v6exp3-v4.metric.gstatic.com";
          default ->
              draw(HEX, 8) + "-" + draw(HEX, 4) + "." + draw(HEX, 12) + ".events." + domain();
        };
    return name + " A";
  }

  private String pointer() {
    if (random.nextInt(4) > 0) {
      return quad() + ".in-addr.arpa PTR";
    }
    return String.join(".", draw(HEX, 22).split("")) + ".0.0.0.0.0.a.2.0.0.2.ip6.arpa PTR";
  }

  private String text() {
    String label =
        oneOf(
            "_dmarc",
            "_acme-challenge",
            "selector1._domainkey",
            "_mta-sts",
            "_smtp._tls",
            "default._bimi",
            draw(LETTERS, 10) + "._report._dmarc");
    return label + "." + domain() + " TXT";
  }

  private String service() {
    String label =
        oneOf(
            "_sip._udp",
            "_sips._tcp",
            "_xmpp-client._tcp",
            "_ldap._tcp.dc._msdcs",
            "_minecraft._tcp",
            "_caldavs._tcp",
            "_autodiscover._tcp",
            "_imaps._tcp");
    return label + "." + domain() + " SRV";
  }

  private String tracking() {
    String name =
        "em" + random.nextInt(9999) + "." + draw(BASE36, 24) + "." + oneOf("click", "trk", "t");
    return name + "." + domain() + " A";
  }

  private String minimised() {
    return "_." + domain() + " A";
  }

  private String zone() {
    return domain() + " " + oneOf("MX", "TXT", "NS", "SOA", "A", "TYPE43", "TYPE48", "TYPE257");
  }

  @ParameterizedTest
  @EnumSource(Vantage.class)
  void nothingAboveInfoClaimsAHealthyName(Vantage vantage) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      String[] field = shapes.get(i % shapes.size()).get().split(" ");
      Question question =
          DetectorVectors.question(DnsName.toWire(field[0]), DetectorVectors.type(field[1]), 1);
      Detector found = DetectorVectors.at(vantage).primary(question);
      if (found != null && found.severity() != Severity.INFO) {
        wrong.add(found.id() + ": " + String.join(" ", field));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
