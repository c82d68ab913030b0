package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuffixTableTest {
  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  private static SuffixTable<String> table(String... suffixes) {
    SuffixTable<String> table = new SuffixTable<>();
    for (String suffix : suffixes) {
      table.put(DnsName.toWire(suffix), suffix);
    }
    return table;
  }

  @Test
  void longestSuffixWinsAtLabelBoundaries() {
    SuffixTable<String> table = table("com", "example.com", "a.b.example.com");
    assertThat(table.get(name("www.example.com"))).isEqualTo("example.com");
    assertThat(table.get(name("notexample.com"))).isEqualTo("com");
    assertThat(table.get(name("b.example.com"))).isEqualTo("example.com");
    assertThat(table.get(name("x.a.b.example.com"))).isEqualTo("a.b.example.com");
    assertThat(table.get(name("example.org"))).isNull();
  }

  @Test
  void findsALongSuffixWhoseShorterOnesAreNotStored() {
    SuffixTable<String> table = table("a.b.c.d");
    assertThat(table.get(name("x.a.b.c.d"))).isEqualTo("a.b.c.d");
    assertThat(table.get(name("b.c.d"))).isNull();
    assertThat(table.labels(table.longest(name("a.b.c.d")))).isEqualTo(4);
  }

  @Test
  void rootIsASuffixOfEveryName() {
    SuffixTable<String> table = table(".");
    assertThat(table.get(name("."))).isEqualTo(".");
    assertThat(table.get(name("a.b"))).isEqualTo(".");
    assertThat(table.labels(table.longest(name("a.b")))).isZero();
  }

  @Test
  void exactAsksForTheGivenLabelsOnly() {
    SuffixTable<String> table = table("com", "example.com");
    assertThat(table.exact(name("www.example.com"), 1)).isEqualTo("com");
    assertThat(table.exact(name("www.example.com"), 2)).isEqualTo("example.com");
    assertThat(table.exact(name("www.example.com"), 3)).isNull();
    assertThat(table.exact(name("com"), 2)).isNull();
  }

  @Test
  void replacesTheValueOfAStoredSuffix() {
    SuffixTable<String> table = table("com");
    table.put(DnsName.toWire("COM"), "second");
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.get(name("x.com"))).isEqualTo("second");
  }

  @Property(tries = 200)
  void agreesWithAMapOfStrings(
      @ForAll("names") List<String> suffixes, @ForAll("names") List<String> asked) {
    Map<String, String> map = new HashMap<>();
    suffixes.forEach(s -> map.put(s, s));
    SuffixTable<String> table = table(suffixes.toArray(String[]::new));
    assertThat(table.size()).isEqualTo(map.size());
    for (String text : asked) {
      String expected = null;
      for (String rest = text; expected == null && !rest.isEmpty(); ) {
        expected = map.get(rest);
        int dot = rest.indexOf('.');
        rest = dot < 0 ? "" : rest.substring(dot + 1);
      }
      assertThat(table.get(name(text))).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of("a", "b", "c", "ab", "bc")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(labels -> String.join(".", labels))
        .list()
        .ofMaxSize(80);
  }
}
