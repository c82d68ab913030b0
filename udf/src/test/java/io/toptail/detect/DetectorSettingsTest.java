package io.toptail.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.dns.DnsName;
import io.toptail.name.Registries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorSettingsTest {
  private static final List<Detector> KNOWN = DetectorCatalogue.describe();

  private static DetectorSettings read(String yaml) {
    return DetectorSettings.read(yaml, "conf/detectors.yaml", KNOWN);
  }

  private static DetectorCatalogue catalogue(String yaml) {
    return DetectorCatalogue.load(
        new DetectorSources(
            DetectorVectors.SUFFIXES,
            DetectorVectors.TLDS,
            Registries.bundled(),
            read(yaml),
            Vantage.UNKNOWN,
            true));
  }

  private static String claimant(String yaml, String name) {
    Question question = DetectorVectors.question(DnsName.toWire(name), QueryType.A, 1);
    return DetectorVectors.claimant(catalogue(yaml), question);
  }

  @Test
  void anEmptyFileSetsNothing() {
    assertThat(claimant("", "wpad.lan")).isEqualTo("wpad-leak");
    assertThat(claimant("# nothing\n", "wpad.lan")).isEqualTo("wpad-leak");
    assertThat(claimant("wpad-leak:\n", "wpad.lan")).isEqualTo("wpad-leak");
  }

  @Test
  void aDetectorThatIsSwitchedOffIsNotEvaluated() {
    String yaml = "wpad-leak: {enabled: false}";
    assertThat(claimant(yaml, "wpad.lan")).isEqualTo("private-suffix");
    assertThat(claimant(yaml, "wpad.example-corp.com")).isEqualTo("healthy");
    assertThat(catalogue(yaml).notEvaluated())
        .contains(new DetectorCatalogue.NotEvaluated("wpad-leak", "setting", "switched off"));
  }

  @Test
  void theSeverityIsTheOperators() {
    DetectorCatalogue catalogue = catalogue("wpad-leak: {severity: info}");
    assertThat(catalogue.byId("wpad-leak").severity()).isEqualTo(Severity.INFO);
    assertThat(catalogue.byId("wpad-leak").info().severity()).isEqualTo(Severity.HIGH);
    assertThat(catalogue.byId("onion-name").severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void exceptedNamesAreLeftToOtherDetectors() {
    String yaml = "wpad-leak: {except: [corp.example-corp.com, lan]}";
    assertThat(claimant(yaml, "wpad.corp.example-corp.com")).isEqualTo("healthy");
    assertThat(claimant(yaml, "wpad.example-corp.com")).isEqualTo("wpad-leak");
    assertThat(claimant(yaml, "wpad.lan")).isEqualTo("private-suffix");
    assertThat(claimant(yaml, "wpad.xlan")).isEqualTo("wpad-leak");
  }

  @Test
  void parametersReplaceTheirDefaults() {
    assertThat(claimant("typo-tld: {targets: [berlin]}", "www.x.belin")).isEqualTo("typo-tld");
    assertThat(claimant("typo-tld: {targets: [berlin]}", "www.x.con")).isEqualTo("unknown-tld");
    assertThat(claimant("private-suffix: {also: [acme]}", "x.acme")).isEqualTo("private-suffix");
    assertThat(claimant("oversize-name: {labels: 12}", "a.b.c.d.e.f.g.h.i.j.k.example-corp.com"))
        .isEqualTo("oversize-name");
    assertThat(claimant("underscore-host: {labels: [_mine]}", "_mine.example-corp.com"))
        .isEqualTo("healthy");
    assertThat(claimant("doubled-domain: {labels: 3}", "a.com.a.com")).isEqualTo("healthy");
    assertThat(
            claimant(
                "search-suffix-appended: {suffixes: [hq.example-corp.com]}",
                "www.google.com.hq.example-corp.com"))
        .isEqualTo("search-suffix-appended");
    assertThat(
            claimant(
                "search-suffix-appended: {suffixes: [hq.example-corp.com]}",
                "www.hq.example-corp.com"))
        .isEqualTo("healthy");
  }

  @Test
  void aMisspeltWordIsAnErrorThatSuggestsTheNearest() {
    assertThatThrownBy(() -> read("wpad-leek: {}"))
        .hasMessage(
            "conf/detectors.yaml: wpad-leek: there is no such detector. Did you mean wpad-leak?");
    assertThatThrownBy(() -> read("wpad-leak: {enable: false}"))
        .hasMessage("conf/detectors.yaml: wpad-leak: unknown key 'enable'. Did you mean enabled?");
    assertThatThrownBy(() -> read("wpad-leak: {severity: hihg}"))
        .hasMessageContaining("Did you mean high?");
    assertThatThrownBy(() -> read("oversize-name: {lables: 20}"))
        .hasMessageContaining("Did you mean labels?");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    assertThatThrownBy(() -> read("a: {}\nwpad-leak: {enabled: maybe}\noversize-name: {labels: 3}"))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "text",
        "a: b: c",
        "wpad-leak: 5",
        "wpad-leak: {}\nwpad-leak: {}",
        "wpad-leak: {except: lan}",
        "wpad-leak: {except: [a..b]}",
        "wpad-leak: {except: ['']}",
        "wpad-leak: {except: [5]}",
        "oversize-name: {labels: many}",
        "oversize-name: {labels: 128}",
        "oversize-name: {labels: 20.5}",
        "typo-tld: {targets: [a.b]}",
        "dynamic-update-leak: {updaters: [192.0.2.1/24]}",
        "dynamic-update-leak: {updaters: [host]}",
        "wpad-leak: {}\n---\nonion-name: {}"
      })
  void refusesWhatCannotBeMeant(String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("conf/detectors.yaml");
  }
}
