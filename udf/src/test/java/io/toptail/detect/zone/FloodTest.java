package io.toptail.detect.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.detect.DetectorSettings;
import io.toptail.dns.DnsName;
import io.toptail.name.Registries;
import io.toptail.name.WireName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodTest {
  private final RandomSubdomain rule =
      new RandomSubdomain(Registries.bundled(), DetectorSettings.none().of(RandomSubdomain.ID));

  @ParameterizedTest
  @CsvSource({
    "qwlkxmzv.victim.com, 1",
    "qwlkxmzv.victim.com, 2",
    "a8f3k2.www.victim.co.uk, 1",
    "xkcdqwerty.game.victim.cn, 2",
    "abcdef.victim.org, 1",
    "qwlkxmzv.network.victim.com, 1",
    "qwlkxmzv.com4.victim.com, 1"
  })
  void looksForNewNames(String name, long queries) {
    assertThat(looksLike(name, queries)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "qwlkxmzv.victim.com, 3",
    "www.victim.com, 1",
    "victim.com, 1",
    "abcdef.4.3.2.1.zen.spamhaus.org, 1",
    "4.3.2.1.zen.spamhaus.org, 1",
    "some-domain.org.dbl.spamhaus.org, 1",
    "some-domain.info.unlisted-judge.co.uk, 2",
    "www.some-domain.net.unlisted-judge.eu, 1",
    "4z9bnd9s1ccbhr5.avqs.mcafee.com, 1",
    "printer.2.0.192.in-addr.arpa, 1",
    "qwlkxmzv, 1",
    "qwlkxmzvxy.com, 1"
  })
  void leavesOthers(String name, long queries) {
    assertThat(looksLike(name, queries)).isFalse();
  }

  private boolean looksLike(String name, long queries) {
    byte[] wire = DnsName.toWire(name);
    WireName view = new WireName().wrap(wire, 0, wire.length);
    return rule.looksLike(view, Subject.SUFFIXES.registrableLabels(view), queries);
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "220, 200", "5000, 5000", "1000, 900", "100000, 99999"})
  void findsMinutesOfAFlood(long fresh, long failed) {
    assertThat(rule.matches(fresh, failed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "223, 200", "5000, 200", "0, 0", "1000, 899"})
  void leavesOtherMinutes(long fresh, long failed) {
    assertThat(rule.matches(fresh, failed)).isFalse();
  }
}
