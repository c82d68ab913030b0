package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.dns.DnsName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelegatedTldsTest {
  private static final DelegatedTlds BUNDLED = DelegatedTlds.bundled();

  @TempDir Path folder;

  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com", "www.example.de", "arpa", "zip", "box", "xn--p1ai", "x.xn--p1ai"})
  void knowsDelegatedTopLabels(String text) {
    assertThat(BUNDLED.contains(name(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "local",
        "localhost",
        "localdomain",
        "x.lan",
        "com.corp",
        "1",
        "\\255",
        "test",
        "onion"
      })
  void knowsNoOthers(String text) {
    assertThat(BUNDLED.contains(name(text))).isFalse();
  }

  @Test
  void bundledListIsLongAndDated() {
    assertThat(BUNDLED.size()).isGreaterThan(1_300);
    assertThat(BUNDLED.version()).matches(".*20\\d\\d-\\d\\d-\\d\\d.*commons-validator 1\\..*");
  }

  @Test
  void readsAListInTheFormatOfIana() throws IOException {
    Path file = folder.resolve("tlds.txt");
    Files.writeString(file, "# Version 2026010100, Last Updated Thu Jan  1\nCOM\nXN--P1AI\n");
    DelegatedTlds tlds = DelegatedTlds.read(file);
    assertThat(tlds.size()).isEqualTo(2);
    assertThat(tlds.contains(name("a.com"))).isTrue();
    assertThat(tlds.contains(name("a.net"))).isFalse();
    assertThat(tlds.version()).contains("2026010100", file.toString());
  }

  @Test
  void namesFileAndLineOfABadEntry() throws IOException {
    Path file = folder.resolve("tlds.txt");
    Files.writeString(file, "# Version 1\nCOM\nco.uk\n");
    assertThatThrownBy(() -> DelegatedTlds.read(file)).hasMessageContaining("tlds.txt:3");
    Files.writeString(file, "# Version 1\n");
    assertThatThrownBy(() -> DelegatedTlds.read(file)).hasMessageContaining("no top-level domain");
  }
}
