package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crawlercommons.domains.EffectiveTldFinder;
import io.toptail.dns.DnsName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixesTest {
  private static final PublicSuffixes BUNDLED = PublicSuffixes.bundled();

  @TempDir Path folder;

  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  @ParameterizedTest
  @CsvSource({
    "., 0",
    "com, 0",
    "example.com, 2",
    "www.example.com, 2",
    "co.uk, 0",
    "a.b.example.co.uk, 3",
    "ck, 0",
    "foo.ck, 0",
    "x.foo.ck, 3",
    "www.ck, 2",
    "a.www.ck, 2",
    "kawasaki.jp, 2",
    "x.kawasaki.jp, 0",
    "y.x.kawasaki.jp, 4",
    "city.kawasaki.jp, 3",
    "a.city.kawasaki.jp, 3",
    "badtld, 0",
    "host.badtld, 2",
    "a.host.badtld, 2",
    "foo.blogspot.com, 2",
    "食狮.公司.cn, 3",
    "4.3.2.1.in-addr.arpa, 3",
  })
  void countsTheLabelsOfTheRegistrableDomain(String text, int labels) {
    assertThat(BUNDLED.registrableLabels(name(IDN.toASCII(text)))).isEqualTo(labels);
  }

  @Test
  void agreesWithTheFinderOfTheLibraryThatCarriesTheList() throws IOException {
    List<String> suffixes = rules();
    Random random = new Random(7);
    for (String suffix : suffixes) {
      String text = suffix;
      for (int i = random.nextInt(4); i > 0; i--) {
        text = List.of("a", "www", "co", "com", "city", "x-1").get(random.nextInt(6)) + "." + text;
      }
      assertThat(registrable(text)).as(text).isEqualTo(oracle(text));
    }
    assertThat(suffixes).hasSizeGreaterThan(6_000);
  }

  private static List<String> rules() throws IOException {
    List<String> rules = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                PublicSuffixes.class.getResourceAsStream("/effective_tld_names.dat"),
                StandardCharsets.UTF_8))) {
      for (String line; !(line = in.readLine()).contains("END ICANN"); ) {
        if (!line.isBlank() && !line.startsWith("//")) {
          String rule = line.strip().replaceFirst("^!", "").replaceFirst("^\\*", "wild");
          rules.add(IDN.toASCII(rule, IDN.ALLOW_UNASSIGNED));
        }
      }
    }
    return rules;
  }

  private static String registrable(String text) {
    WireName name = name(text);
    int labels = BUNDLED.registrableLabels(name);
    return labels == 0 ? null : DnsName.toText(name.suffix(labels), 0);
  }

  private static String oracle(String text) {
    return EffectiveTldFinder.getAssignedDomain(text, true, true);
  }

  @Test
  void readsAListFromAFileAndSaysItsDate() throws IOException {
    Path file = folder.resolve("list.dat");
    Files.writeString(
        file,
        """
        // VERSION: 2026-01-02_UTC
        // ===BEGIN ICANN DOMAINS===
        com
        // ===END ICANN DOMAINS===
        // ===BEGIN PRIVATE DOMAINS===
        blogspot.com   // trailing text is ignored
        """);
    PublicSuffixes icann = PublicSuffixes.read(file, false);
    assertThat(icann.version()).contains("2026-01-02_UTC", file.toString());
    assertThat(icann.registrableLabels(name("a.b.blogspot.com"))).isEqualTo(2);
    PublicSuffixes both = PublicSuffixes.read(file, true);
    assertThat(both.registrableLabels(name("a.b.blogspot.com"))).isEqualTo(3);
  }

  @Test
  void namesFileAndLineOfABadRule() throws IOException {
    Path file = folder.resolve("list.dat");
    Files.writeString(file, "com\na..b\n");
    assertThatThrownBy(() -> PublicSuffixes.read(file, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("list.dat:2");
    Files.writeString(file, "com\na.*.b\n");
    assertThatThrownBy(() -> PublicSuffixes.read(file, false)).hasMessageContaining("asterisk");
    Files.writeString(file, "// nothing\n");
    assertThatThrownBy(() -> PublicSuffixes.read(file, false)).hasMessageContaining("no public");
  }

  @Test
  void bundledListIsDated() {
    assertThat(BUNDLED.version()).matches(".*20\\d\\d-\\d\\d-\\d\\d.*crawler-commons 1\\..*");
  }
}
