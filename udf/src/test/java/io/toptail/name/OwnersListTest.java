package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import crawlercommons.domains.EffectiveTldFinder;
import io.toptail.dns.DnsName;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list that is shipped, {@code conf/owners.yaml}. */
class OwnersListTest {
  private static final Path LIST = Path.of("..", "conf", "owners.yaml");

  private static final Owners OWNERS = load();
  private static final Map<String, Ownership> BY_SUFFIX = bySuffix();

  private static Owners load() {
    try (Reader yaml = Files.newBufferedReader(LIST)) {
      return Owners.load(yaml, LIST.toString(), OwnersListTest::registrable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int registrable(WireName name) {
    String domain = EffectiveTldFinder.getAssignedDomain(name.text(), true, true);
    return domain == null ? 0 : domain.split("\\.").length;
  }

  private static Map<String, Ownership> bySuffix() {
    try {
      JsonNode root = new YAMLMapper().readTree(LIST.toFile());
      Map<String, Ownership> found = new TreeMap<>();
      List<JsonNode> lists = new ArrayList<>();
      lists.addAll(root.findValues("suffixes"));
      lists.addAll(root.findValues("customer_suffixes"));
      for (JsonNode list : lists) {
        for (JsonNode item : list) {
          String suffix = item.isTextual() ? item.textValue() : item.get("suffix").textValue();
          found.put(suffix, resolve(suffix));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ownership resolve(String name) {
    byte[] wire = DnsName.toWire(name);
    return OWNERS.resolve(new WireName().wrap(wire, 0, wire.length));
  }

  @Test
  void isLongEnoughToBeOfUse() {
    Set<String> owners = new HashSet<>();
    BY_SUFFIX.values().forEach(o -> owners.add(o.owner()));
    assertThat(owners).hasSizeGreaterThanOrEqualTo(250);
    assertThat(OWNERS.size()).isEqualTo(BY_SUFFIX.size()).isGreaterThanOrEqualTo(1_200);
    assertThat(OWNERS.categories()).hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void everyCategoryIsUsed() {
    Set<String> used = new HashSet<>();
    BY_SUFFIX.values().forEach(o -> used.add(o.category()));
    assertThat(OWNERS.categories()).extracting(Owners.Category::name).allMatch(used::contains);
  }

  @Test
  void everyCategoryHasAColourOfItsOwn() {
    assertThat(OWNERS.categories()).extracting(Owners.Category::colour).doesNotHaveDuplicates();
  }

  @Test
  void everySuffixDecidesItself() {
    assertThat(BY_SUFFIX).allSatisfy((suffix, o) -> assertThat(o.matched()).isEqualTo(suffix));
  }

  /** One organisation stands behind these, so they may be listed whole. */
  @Test
  void noPublicSuffixHasAnOwnerExceptThoseOfOneOrganisation() {
    assertThat(BY_SUFFIX)
        .allSatisfy(
            (suffix, o) -> {
              boolean whole =
                  EffectiveTldFinder.getAssignedDomain(suffix, true, true) == null
                      && !Set.of("arpa", "google", "apple", "amazon", "aws").contains(suffix);
              assertThat(whole && !o.category().equals("government"))
                  .as("%s is a public suffix", suffix)
                  .isFalse();
            });
  }

  @Test
  void noSuffixRepeatsWhatAShorterOneSays() {
    assertThat(BY_SUFFIX)
        .allSatisfy(
            (suffix, o) -> {
              int dot = suffix.indexOf('.');
              Ownership shorter = dot < 0 ? null : resolve(suffix.substring(dot + 1));
              boolean same =
                  shorter != null
                      && shorter.owner().equals(o.owner())
                      && shorter.category().equals(o.category())
                      && shorter.carrier().equals(o.carrier())
                      && resolve("www.example.com." + suffix).owner().equals(o.owner());
              assertThat(same).as("%s is redundant", suffix).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "www.facebook.com,                 Meta (Facebook), social,             ''",
    "static.ak.fbcdn.net,              Meta (Facebook), social,             Akamai",
    "profile.ak.fbcdn.net,             Meta (Facebook), social,             Akamai",
    "ads.ak.facebook.com.edgesuite.net, Meta (Facebook), social,            Akamai",
    "graph.facebook.com,               Meta (Facebook), advertising,        ''",
    "mmx-ds.cdn.whatsapp.net,          Meta (Facebook), messaging,          ''",
    "a.root-servers.net,               Root servers,    dns-infrastructure, ''",
    "b.gtld-servers.net,               Verisign,        dns-infrastructure, ''",
    "1.0.0.127.in-addr.arpa,           Reverse DNS (arpa), dns-infrastructure, ''",
    "www.google-analytics.com,         Google,          analytics,          ''",
    "www.google.com,                   Google,          search,             ''",
    "i.ytimg.com,                      Google,          video,              ''",
    "pubads.g.doubleclick.net,         Google,          advertising,        ''",
    "connectivitycheck.gstatic.com,    Google,          connectivity-check, ''",
    "time.google.com,                  Google,          ntp,                ''",
    "captive.apple.com,                Apple,           connectivity-check, ''",
    "time.apple.com,                   Apple,           ntp,                ''",
    "gateway.icloud.com,               Apple,           storage,            ''",
    "www.msftconnecttest.com,          Microsoft,       connectivity-check, ''",
    "time.windows.com,                 Microsoft,       ntp,                ''",
    "download.windowsupdate.com,       Microsoft,       os-updates,         ''",
    "teredo.ipv6.microsoft.com,        Microsoft,       vpn,                ''",
    "0.pool.ntp.org,                   NTP Pool Project, ntp,               ''",
    "ntp.ubuntu.com,                   Canonical (Ubuntu), ntp,             ''",
    "zen.spamhaus.org,                 Spamhaus,        dnsbl,              ''",
    "r3.o.lencr.org,                   Let's Encrypt (ISRG), certificates,  ''",
    "l.yimg.com,                       Yahoo,           portal,             ''",
    "metrics.112.2o7.net,              Adobe,           analytics,          ''",
    "edge.quantserve.com,              Quantcast,       analytics,          ''",
    "www.orkut.com,                    Google,          social,             ''",
    "rs100.rapidshare.com,             RapidShare,      file-sharing,       ''",
    "www.myspace.com,                  Myspace,         social,             ''",
    "liveupdate.symantecliveupdate.com, 'Broadcom (VMware, Symantec)', os-updates, ''",
    "www.apple.com.edgekey.net.globalredir.akadns.net, Apple, device-vendor, Akamai",
    "www.example.com.edgekey.net,      example.com,     cdn,                Akamai",
    "e1234.dscb.akamaiedge.net,        Akamai,          cdn,                Akamai",
    "www.example.co.uk.cdn.cloudflare.net, example.co.uk, cdn,              Cloudflare",
    "d111111abcdef8.cloudfront.net,    Amazon,          cdn,                Amazon CloudFront",
    "cdn.vo.llnwd.net,                 Limelight (Edgio), cdn,              Limelight (Edgio)",
  })
  void knowsTheNamesThatAreAskedMost(String name, String owner, String category, String carrier) {
    Ownership found = resolve(name);
    assertThat(found).as(name).isNotNull();
    assertThat(found.owner()).isEqualTo(owner);
    assertThat(found.category()).isEqualTo(category);
    assertThat(found.carrier()).isEqualTo(carrier);
  }

  @Test
  void doesNotGuess() {
    assertThat(resolve("notfacebook.com")).isNull();
    assertThat(resolve("www.example.com")).isNull();
    assertThat(resolve("google.com.corp.lan")).isNull();
  }
}
