package io.toptail.privacy;

import static io.toptail.privacy.HiddenAddressesTest.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import io.toptail.name.WireName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ReverseMap;

class AddressesInNamesTest {
  private static final AddressPrivacy PRIVACY = AddressPrivacy.pseudonyms(KEY, false);

  private static String hidden(AddressPrivacy privacy, String name) {
    AddressesInNames names = new AddressesInNames(new HiddenAddresses(privacy));
    byte[] wire = DnsName.toWire(name);
    byte[] before = wire.clone();
    int length = names.hide(wire, 0, wire.length);
    assertThat(wire).isEqualTo(before);
    if (length == 0) {
      return name;
    }
    new WireName().wrap(names.shown(), 0, length);
    return DnsName.toText(names.shown(), 0);
  }

  // The pseudonym of 8.8.8.8 is 55.21.62.136, of 123.123.123.123 it is 117.8.135.123.
  @ParameterizedTest
  @CsvSource({
    "8.8.8.8.in-addr.arpa,136.62.21.55.in-addr.arpa",
    "8.8.8.in-addr.arpa,62.21.55.in-addr.arpa",
    "8.in-addr.arpa,55.in-addr.arpa",
    "lb._dns-sd._udp.0.8.8.8.in-addr.arpa,lb._dns-sd._udp.?.62.21.55.in-addr.arpa",
    "0/25.8.8.8.in-addr.arpa,0/25.62.21.55.in-addr.arpa",
    "300.8.8.8.in-addr.arpa,300.62.21.55.in-addr.arpa",
    "9.8.8.8.8.in-addr.arpa,9.136.62.21.55.in-addr.arpa",
    "8.8.8.8,55.21.62.136",
    "8.8.8.8.lan,55.21.62.136.lan",
    "www.8.8.8.8.example.com,www.55.21.62.136.example.com",
    "123.123.123.123.8.8.8.8.x,117.8.135.123.55.21.62.136.x",
    "v2.8.8.8.8.lan,v2.55.21.62.136.lan",
    "dev-8.8.8.8.lan,dev-55.21.62.136.lan",
    "http://8.8.8.8/index.html,http://55.21.62.136/index.html",
    "8.8.8.8:80,55.21.62.136:80",
    "8-8-8-8.dyn.example.net,55-21-62-136.dyn.example.net",
    "host-8-8-8-8.example.net,host-55-21-62-136.example.net",
    "ip8-8-8-8x.example.net,ip55-21-62-136x.example.net",
    "ec2-8-8-8-8.example.net,ec2-55-21-62-136.example.net",
    "cpe_8_8_8_8.example.net,cpe_55_21_62_136.example.net",
    "8\\.8\\.8\\.8,55\\.21\\.62\\.136",
    "a8-8-8-8b123-123-123-123.net,a55-21-62-136b117-8-135-123.net",
    "fc00::,f33c:8ca3:ef0f:e019:e7ff:f1e3:f91f:f800",
    "[fc00::],f33c:8ca3:ef0f:e019:e7ff:f1e3:f91f:f800",
    "fc00::%eth0.lan,f33c:8ca3:ef0f:e019:e7ff:f1e3:f91f:f800.lan"
  })
  void addressesAreHiddenAlike(String name, String expected) {
    String actual = hidden(PRIVACY, name);
    if (expected.contains("?")) {
      assertThat(actual).matches(expected.replace("?", "[0-9]{1,3}")).isNotEqualTo(name);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "arpa",
        "in-addr.arpa",
        "ip6.arpa",
        "x.in-addr.arpa",
        "home.arpa",
        "www.example.com",
        "1.2.3.example.com",
        "1-2-3.example.com",
        "1.256.3.4.example.com",
        "x1234.2.3.4.example.com",
        "a.2.3.4.5000.example.com",
        "2021-01-02-03-0400.example.com",
        "a:b.example.com",
        "a1b2c3d4.example.com",
        "1-2_3-4.example.com"
      })
  void otherNamesStay(String name) {
    assertThat(hidden(PRIVACY, name)).isEqualTo(name);
  }

  @Property(tries = 300)
  void aReverseNameIsThatOfThePseudonym(@ForAll long seed, @ForAll boolean ipv6)
      throws UnknownHostException {
    Random random = new Random(seed);
    byte[] octets = new byte[ipv6 ? 16 : 4];
    random.nextBytes(octets);
    InetAddress address = InetAddress.getByAddress(octets);
    InetAddress pseudonym =
        InetAddress.getByName(HiddenAddressesTest.hidden(PRIVACY, address.getHostAddress()));
    String shown = hidden(PRIVACY, text(address));
    assertThat(shown).isEqualTo(text(pseudonym));
    if (ipv6) {
      String cut = text(address).substring(2 * random.nextInt(31));
      assertThat(text(pseudonym)).endsWith(hidden(PRIVACY, cut));
    }
  }

  private static String text(InetAddress address) {
    String name = ReverseMap.fromAddress(address).toString();
    return name.substring(0, name.length() - 1);
  }

  @Test
  void differentAddressesStayDifferentNames() {
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      String name = i % 7 + "." + i % 256 + ".1." + i / 256 + ".x.example";
      assertThat(names.put(hidden(PRIVACY, name), name)).isNull();
    }
  }

  @Test
  void networksCutReverseNamesToo() {
    AddressPrivacy networks = AddressPrivacy.networks(16, 32, false);
    assertThat(hidden(networks, "4.3.2.10.in-addr.arpa")).isEqualTo("0.0.2.10.in-addr.arpa");
    assertThat(hidden(networks, "2.10.in-addr.arpa")).isEqualTo("2.10.in-addr.arpa");
    assertThat(hidden(networks, "3.2.10.in-addr.arpa")).isEqualTo("0.2.10.in-addr.arpa");
    assertThat(hidden(networks, "10.2.3.4")).isEqualTo("10.2.0.0");
  }

  @Test
  void aLabelWithoutRoomLosesItsNumbers() {
    String label = "x".repeat(55) + "8-8-8-8";
    assertThat(hidden(PRIVACY, label + ".example")).isEqualTo("x".repeat(55) + "x-x-x-x.example");
  }

  @Property(tries = 2_000)
  void anyNameOfDigitsAndDashesIsANameAfterwards(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder name = new StringBuilder();
    String alphabet = seed % 2 == 0 ? "0123456789-._:" : "012.-a";
    while (name.length() < 100) {
      char c = alphabet.charAt(random.nextInt(alphabet.length()));
      boolean dotted = name.isEmpty() || name.charAt(name.length() - 1) == '.';
      name.append(c == '.' && dotted ? '7' : c);
      if (name.length() % 40 == 39) {
        name.append("8.8");
      }
    }
    String shown = hidden(PRIVACY, name.toString());
    assertThat(DnsName.toWire(shown)).hasSizeGreaterThan(90);
  }
}
