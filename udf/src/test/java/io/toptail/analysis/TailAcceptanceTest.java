package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.TailRow;
import io.toptail.report.WindowReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes are found in a long tail, and a long tail without mistakes raises no alarm. */
class TailAcceptanceTest {
  private static final int AAAA = 28;
  private static final int SRV = 33;
  private static final int SPF = 99;

  /** Names with type and what is to explain them, each asked at most five times. */
  private static final List<Needle> NEEDLES =
      List.of(
          new Needle("wpad.home", Frames.A, "wpad-leak"),
          new Needle("wpad.branch.corp", Frames.A, "wpad-leak"),
          new Needle("isatap.lan", Frames.A, "isatap-teredo"),
          new Needle("time-c.netgear.com", Frames.A, "vendor-incident-name"),
          new Needle("4.3.2.1.relays.ordb.org", Frames.A, "dead-service-name"),
          new Needle("192.0.2.77", Frames.A, "a-for-a"),
          new Needle("192.0.2.78", AAAA, "ip4-other-type"),
          new Needle("http://www.example.com/a", Frames.A, "url-as-name"),
          new Needle("db.example.com:5432", Frames.A, "port-in-name"),
          new Needle("user\\@mail.example.org", Frames.A, "email-as-name"),
          new Needle("dc1.corp,dc2.corp", Frames.A, "list-as-name"),
          new Needle("%s.example.net", Frames.A, "template-placeholder"),
          new Needle("\\${host}.example.org", Frames.A, "template-placeholder"),
          new Needle("undefined", Frames.A, "null-string-name"),
          new Needle("\\032files.example.com", Frames.A, "control-or-space"),
          new Needle("b\\195\\188ro.example.de", Frames.A, "raw-non-ascii"),
          new Needle("\\\"host\\\".example.com", Frames.A, "quote-bracket-junk"),
          new Needle("192.168.1", Frames.A, "ip-fragment"),
          new Needle("10.0.0.0/24", Frames.A, "ip-fragment"),
          new Needle("fe80::1.lan", AAAA, "ip6-literal"),
          new Needle("www.site.comhttp", Frames.A, "url-glue"),
          new Needle("192.168.1.1.corp.lan", Frames.A, "ip-with-suffix"),
          new Needle("node.v2.10.3", Frames.A, "numeric-tld"),
          new Needle("printer.local", Frames.A, "mdns-local-name"),
          new Needle("nas.home", Frames.A, "private-suffix"),
          new Needle("www.google.com.corp.lan", Frames.A, "search-suffix-appended"),
          new Needle("_ldap._tcp.dc._msdcs.ad1.corp", SRV, "ad-srv-leak"),
          new Needle("fileserver", Frames.A, "single-label-host"),
          new Needle("host.branch.zyzzx", Frames.A, "unknown-tld"),
          new Needle("abc.onion", Frames.A, "onion-name"),
          new Needle("api.default.svc.cluster.local", Frames.A, "cluster-name-leak"),
          new Needle("www.gogle.com", Frames.A, "typo-popular"),
          new Needle("faceboook.com", Frames.A, "typo-popular"),
          new Needle("de.wikipedai.org", Frames.A, "typo-popular"),
          new Needle("www.shop.con", Frames.A, "typo-tld"),
          new Needle("7.1.168.192.in-addr.arpa", Frames.PTR, "rfc1918-ptr"),
          new Needle("7.1.254.169.in-addr.arpa", Frames.PTR, "local-reverse-ptr"),
          new Needle("5.4.3.2.81.in-addr.arpa", Frames.PTR, "ptr-malformed"),
          new Needle("mx.example.com.example.com", Frames.A, "doubled-domain"),
          new Needle("relay.example.com", SPF, "qtype-obsolete"));

  private record Needle(String name, int type, String explanation) {}

  private static WindowReport report(TailTraffic traffic) {
    return new Analysis().of(List.of(traffic.frames()), 1, 1, new Random(0)).windows().get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {12_000, 250_000})
  void needlesAreNamedAndNearTheTopOfTheirLanes(int names) {
    TailTraffic traffic =
        new TailTraffic(names)
            .popular("google.com", "facebook.com", "wikipedia.org", "amazon.com", "youtube.com")
            .disposable(names / 5)
            .reverse(names / 8)
            .contentNetworks(names / 6)
            .small(names);
    int healthy = traffic.names();
    Random random = new Random(names);
    for (Needle needle : NEEDLES) {
      // More clients than three do not mistype alike.
      int most = needle.explanation().equals("typo-popular") ? 3 : 5;
      for (int times = random.nextInt(most); times >= 0; times--) {
        traffic.ask(needle.name(), needle.type());
      }
    }
    WindowReport report = report(traffic);
    Map<String, List<TailRow>> lanes =
        report.tailRows().stream()
            .collect(Collectors.groupingBy(TailRow::lane, LinkedHashMap::new, Collectors.toList()));
    List<String> missing = new ArrayList<>();
    List<String> far = new ArrayList<>();
    for (Needle needle : NEEDLES) {
      if (lanes.values().stream().noneMatch(rows -> place(rows, needle) >= 0)) {
        missing.add(needle.toString());
      } else if (lanes.values().stream().noneMatch(rows -> isNearTheTop(place(rows, needle)))) {
        far.add(needle.toString());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(far).hasSizeLessThanOrEqualTo(2);
    // Names of popular domains are asked too often to be shown, so they are in no row.
    long explained = lanes.get("explained").stream().mapToLong(TailRow::names).sum();
    assertThat(explained).isLessThanOrEqualTo(healthy - 5);
    long misconfigured =
        report.tailRows().stream()
            .filter(row -> NEEDLES.stream().anyMatch(n -> n.explanation.equals(row.explanation())))
            .mapToLong(TailRow::names)
            .sum();
    assertThat(misconfigured).isEqualTo(NEEDLES.size());
  }

  private static boolean isNearTheTop(int place) {
    return place >= 0 && place < 100;
  }

  private static int place(List<TailRow> rows, Needle needle) {
    for (int i = 0; i < rows.size(); i++) {
      TailRow row = rows.get(i);
      boolean covers = row.example().equals(needle.name()) || covers(row.template(), needle.name());
      if (row.explanation().equals(needle.explanation()) && covers) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a name is one of a group whose first label stands for everything below a suffix. */
  private static boolean covers(String template, String name) {
    String suffix = template.replaceFirst("^‹(var|ip4|num:\\d+|rand:\\d+)›", "");
    return !suffix.equals(template) && (suffix.contains("‹") || name.endsWith(suffix));
  }

  @Test
  void aTailWithoutMistakesRaisesNoAlarm() {
    TailTraffic traffic =
        new TailTraffic(7).disposable(50_000).reverse(30_000).contentNetworks(20_000);
    WindowReport report = report(traffic);
    List<TailRow> alarms =
        report.tailRows().stream().filter(row -> !row.lane().equals("explained")).toList();
    assertThat(alarms).hasSizeLessThanOrEqualTo(20);
    assertThat(report.tailRows())
        .extracting(TailRow::severity)
        .doesNotContain("low", "medium", "high");
    assertThat(report.tailRows()).hasSizeLessThan(100);
    assertThat(report.tail().view().shares())
        .allSatisfy(share -> assertThat(share.explanation()).isNotEqualTo("unexplained"));
  }
}
