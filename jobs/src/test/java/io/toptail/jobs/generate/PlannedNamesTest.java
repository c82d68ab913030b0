package io.toptail.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Name;

/** Names as text, against patterns that were written from the catalogue and not from the shapes. */
class PlannedNamesTest {
  private static final String PRIVATE =
      "(lan|home|corp|intranet|private|localdomain|workgroup|belkin|dlink|local)";
  private static final Map<Mistake, String> PATTERNS = patterns();

  private static Map<Mistake, String> patterns() {
    Map<Mistake, String> patterns = new EnumMap<>(Mistake.class);
    String octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    String quad = octet + "(\\." + octet + "){3}";
    String host = "[a-z0-9]+(\\.[a-z0-9-]+)+";
    String public_ = "[a-z0-9.-]+\\.[a-z]{2,}";
    patterns.put(Mistake.A_FOR_A, quad);
    patterns.put(Mistake.IP6_LITERAL, "[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}(\\.[a-z]+)*");
    patterns.put(Mistake.IP_WITH_SUFFIX, quad + "(\\.[a-z]+)*\\." + PRIVATE);
    patterns.put(Mistake.NUMERIC_TLD, "[a-z]+-?\\d*\\.\\d+");
    patterns.put(Mistake.URL_AS_NAME, "[a-z]+://.*");
    patterns.put(Mistake.PORT_IN_NAME, host + ":\\d{1,5}");
    patterns.put(Mistake.EMAIL_AS_NAME, "[a-z]+\\\\@" + host);
    patterns.put(Mistake.CONTROL_OR_SPACE, "\\\\0[0-3]\\d" + host + "|" + host + "\\\\0[0-3]\\d");
    patterns.put(Mistake.RAW_NON_ASCII, "[a-z]+(\\\\[12]\\d\\d){1,2}[a-z]+\\.[a-z]+");
    patterns.put(Mistake.QUOTE_BRACKET_JUNK, ".*(\\\\\"|'|\\\\\\)).*");
    patterns.put(Mistake.UNDERSCORE_HOST, "[a-z]+_[a-z]+(\\.[a-z]+)+");
    patterns.put(
        Mistake.RFC1918_PTR,
        "("
            + octet
            + "\\.){2}(168\\.192|(1[6-9]|2\\d|3[01])\\.172|"
            + octet
            + "\\.10)"
            + "\\.in-addr\\.arpa");
    patterns.put(
        Mistake.LOCAL_REVERSE_PTR,
        "([0-9.]+\\.(254\\.169|127|(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.100)\\.in-addr"
            + "|([0-9a-f]\\.){30}d\\.f\\.ip6|([0-9a-f]\\.){29}[89ab]\\.e\\.f\\.ip6)\\.arpa");
    patterns.put(Mistake.DNS_SD_UNICAST, "(b|db|r|dr|lb|_services)\\._dns-sd\\._udp\\." + public_);
    patterns.put(
        Mistake.AD_SRV_LEAK,
        "_(ldap|kerberos|gc|kpasswd)\\._(tcp|udp)(\\.[a-z]+\\._msdcs)?\\.ad-[a-z]+\\." + PRIVATE);
    patterns.put(Mistake.WPAD_LEAK, "wpad\\..*");
    patterns.put(Mistake.ISATAP_TEREDO, "isatap\\..*");
    patterns.put(Mistake.LOCALHOST_NAME, "([a-z-]+\\.)?localhost|localhost\\.localdomain");
    patterns.put(Mistake.MDNS_LOCAL_NAME, "[a-z]+-[a-z]+-\\d+\\.local");
    patterns.put(Mistake.ONION_NAME, "[a-z2-7]{55}d\\.onion");
    patterns.put(
        Mistake.RESERVED_TEST_NAME,
        "[a-z]+-[a-z]+-\\d+\\.(test|invalid|example(\\.(com|net|org))?)");
    patterns.put(Mistake.INTERNAL_ALT_NAME, "[a-z]+-[a-z]+-\\d+\\.((ec2\\.)?internal|alt)");
    patterns.put(Mistake.PRIVATE_SUFFIX, "[a-z]+-[a-z]+-\\d+\\." + PRIVATE);
    patterns.put(Mistake.SEARCH_SUFFIX_APPENDED, "[a-z0-9]+\\.[a-z]+(\\.[a-z]+)+\\." + PRIVATE);
    patterns.put(Mistake.SINGLE_LABEL_HOST, "[a-z]+-[a-z]+-\\d+");
    patterns.put(Mistake.UNKNOWN_TLD, "[a-z]+-[a-z]+-\\d+\\.[a-z]{5,}");
    for (Mistake mistake :
        Set.of(
            Mistake.CLASS_UNUSED,
            Mistake.QTYPE_ANY,
            Mistake.QTYPE_OBSOLETE,
            Mistake.QTYPE_UNASSIGNED)) {
      patterns.put(mistake, public_);
    }
    return patterns;
  }

  private static NamePlan plan(Map<Mistake, Double> mistakes, double hardCoded) {
    return NamePlanner.plan(
        new Traffic(
            20_000,
            9_000,
            100,
            0,
            1,
            false,
            11,
            hardCoded,
            mistakes,
            0,
            0,
            0,
            new Traffic.Failures(0, 0, 0)));
  }

  private static String text(NamePlan plan, int name) {
    return new NameTexts(plan.arena()).text(name);
  }

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void everyMistakeHasItsShape(Mistake mistake) {
    NamePlan plan = plan(Map.of(mistake, 0.3), 0);
    Pattern pattern = Pattern.compile(PATTERNS.get(mistake));
    int mistaken = 0;
    for (int name = 0; name < plan.names(); name++) {
      if (!plan.kind(name).isHealthy()) {
        mistaken++;
        assertThat(text(plan, name)).matches(pattern);
        assertThat(plan.kind(name).detector()).isEqualTo(mistake.id());
      }
    }
    assertThat(mistaken).isGreaterThan(1000);
  }

  @Test
  void healthyNamesAreOfDelegatedDomainsAndPlainLabels() {
    DomainValidator delegated = DomainValidator.getInstance();
    NamePlan plan = plan(Map.of(), 0.25);
    Set<Kind> kinds = new HashSet<>();
    Pattern plain =
        Pattern.compile(
            "\\.|((_(dmarc|acme-challenge|domainkey|sips?|xmpp-client|imaps|tcp|udp)|mail"
                + "|[a-z0-9]([a-z0-9-]*[a-z0-9])?)(\\.|$))+");
    for (int name = 0; name < plan.names(); name++) {
      String text = text(plan, name);
      kinds.add(plan.kind(name));
      assertThat(text).matches(plain);
      assertThat(text).doesNotContainPattern("^(wpad|isatap|localhost)\\.");
      assertThat(text).doesNotMatch("(.*\\.)?example\\.(com|net|org)");
      assertThat(text.equals(".") || delegated.isValidTld(text.replaceAll(".*\\.", "")))
          .as(text)
          .isTrue();
      assertThat(text).doesNotMatch(PATTERNS.get(Mistake.RFC1918_PTR));
      assertThat(text).doesNotMatch(PATTERNS.get(Mistake.LOCAL_REVERSE_PTR));
      assertThat(text).as("a part written twice").doesNotMatch("(.*\\.)?(([^.]+\\.){2,})\\2.*");
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(HealthyNames.KINDS);
  }

  @Test
  void unknownTopLabelsAreNotDelegated() {
    NamePlan plan = plan(Map.of(Mistake.UNKNOWN_TLD, 0.2), 0);
    for (int name = 0; name < plan.names(); name++) {
      if (!plan.kind(name).isHealthy()) {
        String top = new NameTexts(plan.arena()).top(name);
        assertThat(DomainValidator.getInstance().isValidTld(top)).as(top).isFalse();
      }
    }
  }

  @Test
  void everySlotBelongsToTheNameWhoseCountItIsPartOf() {
    NamePlan plan = plan(MistakeShares.defaults().byMistake(), 0.25);
    int[] counts = new int[plan.names()];
    for (int slot = 0; slot < plan.slots(); slot++) {
      int name = plan.nameAt(slot);
      counts[name]++;
      assertThat(slot < plan.hardCodedSlots()).isEqualTo(name == 0);
      assertThat(slot >= plan.healthySlot()).isEqualTo(name > 0 && plan.kind(name).isHealthy());
    }
    for (int name = 0; name < plan.names(); name++) {
      assertThat(counts[name]).isEqualTo(plan.count(name)).isPositive();
    }
    assertThat(plan.slots()).isEqualTo(20_000);
  }

  @Test
  void popularNamesAreManyAndWellFormed() throws Exception {
    Set<String> domains = new HashSet<>();
    for (String name : HealthyNames.popular()) {
      Name parsed = Name.fromString(name + ".");
      domains.add(new Name(parsed, parsed.labels() - 3).toString());
      assertThat(name).matches("[a-z0-9.-]+");
    }
    assertThat(HealthyNames.popular()).doesNotHaveDuplicates();
    assertThat(domains).hasSizeGreaterThan(150);
  }
}
