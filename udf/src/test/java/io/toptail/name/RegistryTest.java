package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.dns.DnsName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
  private static final String HEADER = "value\tkind\tsource\tdate\tnote\n";

  private static Registry read(String text) throws IOException {
    return Registry.read("x.tsv", new BufferedReader(new StringReader(text)));
  }

  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attrleaf.tsv",
        "dead-services.tsv",
        "dnsbl-zones.tsv",
        "file-endings.tsv",
        "locally-served.tsv",
        "private-suffixes.tsv",
        "probes.tsv",
        "special-use.tsv",
        "vendor-incidents.tsv",
        "wildcard-dns.tsv"
      })
  void bundledRegistriesAreNamesInLowerCase(String file) {
    Registry registry = Registry.bundled(file);
    assertThat(registry.byName().size()).isEqualTo(registry.entries().size());
    assertThat(registry.entries())
        .allSatisfy(e -> assertThat(e.value()).isEqualTo(e.value().toLowerCase()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"private-suffixes.tsv", "file-endings.tsv"})
  void topLabelsThatNobodyDelegatedAreNotDelegated(String file) {
    DelegatedTlds tlds = DelegatedTlds.bundled();
    assertThat(Registry.bundled(file).entries())
        .extracting(Registry.Entry::value)
        .filteredOn(v -> tlds.contains(name(v)) || name(v).labels() != 1)
        .isEmpty();
  }

  @Test
  void locallyServedZonesAreComplete() {
    Registry zones = Registry.bundled("locally-served.tsv");
    assertThat(zones.values("rfc1918")).hasSize(18);
    assertThat(zones.values("shared")).hasSize(64);
    assertThat(zones.byName().get(name("1.0.0.127.in-addr.arpa")).kind()).isEqualTo("loopback");
    assertThat(zones.byName().get(name("1.128.100.in-addr.arpa"))).isNull();
  }

  @Test
  void readsRowsInOrderAndSkipsComments() throws IOException {
    Registry registry =
        read("# about\n\n" + HEADER + "b.c\tk\ts\t2026-01-31\t\na\tl\ts\t2026-01-31\tnote\n");
    assertThat(registry.entries()).extracting(Registry.Entry::value).containsExactly("b.c", "a");
    assertThat(registry.values("l")).containsExactly("a");
    assertThat(registry.byName().get(name("x.b.c")).kind()).isEqualTo("k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a~k~s~2026-01-31 | x.tsv:2: expected 5 fields between tabs, found 4",
        "a~~s~2026-01-31~ | x.tsv:2: field 2 is empty",
        "a~k~s~31.1.2026~ | x.tsv:2: date is not of the form",
        "a~k~s~2026-01-31~;a~k~s~2026-01-31~ | x.tsv:3: listed twice: a",
        "# only a comment | x.tsv: no entry found",
      })
  void saysWhereARowBreaksTheFormat(String rows, String message) {
    String text = HEADER + rows.replace('~', '\t').replace(';', '\n');
    assertThatThrownBy(() -> read(text)).hasMessageContaining(message);
  }

  @Test
  void wantsTheHeaderFirst() {
    assertThatThrownBy(() -> read("a\tk\ts\t2026-01-31\t\n"))
        .hasMessageContaining("x.tsv:1: expected the header");
  }
}
