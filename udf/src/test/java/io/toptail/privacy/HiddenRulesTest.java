package io.toptail.privacy;

import static io.toptail.privacy.HiddenAddressesTest.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenRulesTest {
  @ParameterizedTest
  @CsvSource({
    "8.8.8.8,55.21.62.136",
    "8.8.8.0/24,55.21.62.0/24",
    "8.0.0.0/8,55.0.0.0/8",
    "0.0.0.0/0,0.0.0.0/0",
    "::ffff:8.8.8.8,55.21.62.136",
    "::ffff:8.8.8.0/120,55.21.62.0/24",
    "fc00::,f33c:8ca3:ef0f:e019:e7ff:f1e3:f91f:f800",
    "fc00::/16,f33c:0:0:0:0:0:0:0/16",
    "8.8.8.8.in-addr.arpa,136.62.21.55.in-addr.arpa",
    "*.8.8.in-addr.arpa,*.21.55.in-addr.arpa",
    "8.8.8.8.,55.21.62.136",
    "www.example.com,www.example.com",
    "*.example.com,*.example.com",
    "qtype:ANY,qtype:ANY",
    "/^8\\.8\\./,/…/",
    "/^www\\./,/^www\\./"
  })
  void addressesInRulesAreHidden(String rule, String shown) {
    HiddenRules rules = new HiddenRules(AddressPrivacy.pseudonyms(KEY, false));
    assertThat(rules.rule(rule)).isEqualTo(shown);
  }

  @Test
  void networksAreCut() {
    HiddenRules rules = new HiddenRules(AddressPrivacy.networks(24, 56, false));
    assertThat(rules.rule("192.0.2.7")).isEqualTo("192.0.2.0/24");
    assertThat(rules.rule("192.0.0.0/16")).isEqualTo("192.0.0.0/16");
    assertThat(rules.rule("2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:0/56");
  }

  @Test
  void nothingChangesWithoutPrivacy() {
    HiddenRules rules = new HiddenRules(AddressPrivacy.none());
    assertThat(rules.rule("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(rules.rule("/^8/")).isEqualTo("/^8/");
  }
}
