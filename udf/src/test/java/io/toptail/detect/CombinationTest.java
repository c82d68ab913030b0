package io.toptail.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationTest {
  @ParameterizedTest
  @CsvSource({
    "windows-away, wpad-leak ad-srv-leak single-label-host",
    "windows-away, ad-srv-leak search-suffix-appended",
    "cluster-away, cluster-name-leak search-suffix-appended single-label-host",
    "registers-outside, dynamic-update-leak rfc1918-ptr",
    "search-list, search-suffix-appended search-list-walk",
    "search-list, ip-with-suffix search-suffix-appended",
    "no-way-back, no-answer-retry identical-query",
    "wrong-server, refused-hammering rd1-to-authoritative",
    "address-not-recognised, a-for-a ip6-literal",
    "unchecked-setting, template-placeholder url-as-name control-or-space",
    "old-resolver, predictable-id src-port-fixed",
    "broken-encoder, class-unused qtype-unassigned",
    "built-in-names, vendor-incident-name nxdomain-loop",
    "asks-in-vain, nxdomain-loop unknown-tld",
    "no-cache, repeated-query identical-query",
    "local-names-escape, rfc1918-ptr mdns-local-name",
    "many-machines, ad-srv-leak wpad-leak dynamic-update-leak search-suffix-appended"
        + " search-list-walk private-suffix single-label-host unknown-tld qtype-netbios",
    "windows-away, ad-srv-leak wpad-leak dynamic-update-leak search-suffix-appended"
        + " search-list-walk private-suffix single-label-host unknown-tld",
    "many-machines, wpad-leak ad-srv-leak onion-name a-for-a url-as-name class-unused",
  })
  void severalSymptomsPointToOneThing(String id, String symptoms) {
    assertThat(Combination.of(List.of(symptoms.split(" "))).id()).isEqualTo(id);
  }

  /**
   * One symptom points to itself; others do not belong together, or leave the worst unexplained.
   */
  @ParameterizedTest
  @CsvSource({
    "ad-srv-leak",
    "wpad-leak a-for-a",
    "wpad-leak search-suffix-appended mdns-local-name",
    "onion-name mdns-local-name rfc1918-ptr",
    "wpad-leak a-for-a ip6-literal",
    "wpad-leak ad-srv-leak onion-name a-for-a",
    "wpad-leak onion-name a-for-a url-as-name class-unused",
    "single-label-host unknown-tld",
    "identical-query fast-retransmission",
  })
  void othersPointToNothing(String symptoms) {
    assertThat(Combination.of(List.of(symptoms.split(" ")))).isNull();
  }

  @Test
  void theOneThatTakesInMostWins() {
    List<String> both =
        List.of("search-suffix-appended", "search-list-walk", "ad-srv-leak", "private-suffix");
    assertThat(Combination.of(both).id()).isEqualTo("windows-away");
    assertThat(
            Combination.of(List.of("rfc1918-ptr", "mdns-local-name", "dynamic-update-leak")).id())
        .isEqualTo("registers-outside");
  }

  @Test
  void eachNamesDetectorsThatThereAreAndSaysWhatToDo() {
    Set<String> known =
        DetectorCatalogue.describe().stream().map(Detector::id).collect(Collectors.toSet());
    Set<String> ids = new HashSet<>();
    for (Combination one : Combination.known()) {
      assertThat(ids.add(one.id())).as(one.id()).isTrue();
      assertThat(known).as(one.id()).containsAll(one.all());
      assertThat(one.all().size() > 1 || one.least() > 2).as(one.id()).isTrue();
      assertThat(List.of(one.cause(), one.who(), one.fix()))
          .allMatch(text -> text.matches("(?s)[A-Z].*\\."));
    }
    assertThat(ids).hasSizeGreaterThan(10);
  }
}
