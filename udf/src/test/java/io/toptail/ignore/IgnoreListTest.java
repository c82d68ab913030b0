package io.toptail.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import io.toptail.name.WireName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreListTest {
  private static final int A = 1;

  @ParameterizedTest
  @CsvSource({
    "cpe.isp.example, cpe.isp.example, true",
    "cpe.isp.example., cpe.isp.example, true",
    "CPE.Isp.Example, cpe.isp.example, true",
    "cpe.isp.example, x.cpe.isp.example, false",
    "cpe.isp.example, isp.example, false",
    "cpe.isp.example, xcpe.isp.example, false",
    "wpad, wpad, true",
    "., ., true",
    "., example, false",
    "a\\.b.example, a\\.b.example, true",
    "a\\.b.example, a.b.example, false",
    "host\\:53, host\\:53, true",
    "\\*.example, \\*.example, true",
    "\\*.example, x.example, false",
    "0/25.2.0.192.in-addr.arpa, 0/25.2.0.192.in-addr.arpa, true",
    "192.0.2.1., 192.0.2.1, true",
    "*.isp.example, cpe.isp.example, true",
    "*.isp.example, a.b.isp.example, true",
    "*.isp.example, isp.example, false",
    "*.isp.example, my-isp.example, false",
    "*.isp.example, x.my-isp.example, false",
    "*.arpa, 1.0.0.127.in-addr.arpa, true",
    "/^dev[0-9]+\\./, dev12.example, true",
    "/^dev[0-9]+\\./, mydev12.example, false",
    "/EXAMPLE$/, www.example, true",
    "/exam/, www.example.com, true",
    "/^\\.$/, ., true",
    "/\\\\032/, a\\032b.example, true",
  })
  void namesMatchAsWritten(String rule, String name, boolean expected) throws Exception {
    assertThat(list(rule).matchQuestion(name(name), A)).isEqualTo(expected ? 0 : -1);
  }

  @ParameterizedTest
  @CsvSource({
    "qtype:ANY, 255, true",
    "qtype:any, 255, true",
    "QTYPE:255, 255, true",
    "qtype:TYPE65, 65, true",
    "qtype:HTTPS, 65, true",
    "qtype:0, 0, true",
    "qtype:65535, 65535, true",
    "qtype:ANY, 1, false",
  })
  void typesMatchByMnemonicOrNumber(String rule, int qtype, boolean expected) throws Exception {
    assertThat(list(rule).matchQuestion(name("www.example"), qtype)).isEqualTo(expected ? 0 : -1);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "198.51.100.0/24, 198.51.100.255, true",
    "198.51.100.0/24, 198.51.101.0, false",
    "10.0.0.0/8, 10.255.1.2, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "128.0.0.0/1, 128.0.0.0, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "192.0.2.7/32, 192.0.2.7, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:DB8::1, 2001:db8::1, true",
    "2001:db8:0:1::/64, 2001:db8:0:1:ffff::, true",
    "2001:db8:0:1::/64, 2001:db8:0:2::, false",
    "2001:db8::4/126, 2001:db8::7, true",
    "2001:db8::4/126, 2001:db8::8, false",
    "::/0, 2001:db8::1, true",
    "::/0, 192.0.2.1, false",
    "::ffff:192.0.2.0/120, 192.0.2.99, true",
    "::ffff:192.0.2.7, 192.0.2.7, true",
  })
  void clientsMatchByAddressOrPrefix(String rule, String client, boolean expected)
      throws Exception {
    byte[] octets = InetAddress.getByName(client).getAddress();
    assertThat(list(rule).matchClient(octets, 0, octets.length)).isEqualTo(expected ? 0 : -1);
  }

  @Test
  void anIpv4MappedClientIsTheIpv4Client() throws Exception {
    byte[] packet = new byte[20];
    packet[12] = packet[13] = (byte) 0xFF;
    packet[14] = (byte) 192;
    packet[16] = 2;
    packet[17] = 7;
    IgnoreList list = list("::/0", "192.0.2.0/24");
    assertThat(list.matchClient(packet, 2, 16)).isEqualTo(1);
    assertThat(list.matchClient(packet, 14, 4)).isEqualTo(1);
  }

  @Test
  void theFirstRuleThatMatchesWins() throws Exception {
    IgnoreList list =
        list("*.b.example", "*.example", "*.a.b.example", "/b/", "x.example", "qtype:ANY");
    assertThat(list.matchQuestion(name("x.a.b.example"), 255)).isZero();
    assertThat(list.matchQuestion(name("x.example"), A)).isEqualTo(1);
    assertThat(list.matchQuestion(name("bb"), 255)).isEqualTo(3);
    assertThat(list.matchQuestion(name("c"), 255)).isEqualTo(5);
    assertThat(list.matchQuestion(name("c"), A)).isEqualTo(-1);
    assertThat(list("/x/", "x.example").matchQuestion(name("x.example"), A)).isZero();
    assertThat(list("x.example", "/x/", "*.example").matchQuestion(name("x.example"), A)).isZero();
  }

  @Test
  void theFirstOfOverlappingPrefixesWins() throws Exception {
    IgnoreList list = list("10.1.0.0/16", "10.0.0.0/8", "10.1.1.1");
    assertThat(list.matchClient(new byte[] {10, 1, 1, 1}, 0, 4)).isZero();
    assertThat(list.matchClient(new byte[] {10, 2, 1, 1}, 0, 4)).isEqualTo(1);
    assertThat(list.matchClient(new byte[] {11, 2, 1, 1}, 0, 4)).isEqualTo(-1);
  }

  @Test
  void ofEqualRulesTheFirstWins() throws Exception {
    IgnoreList list =
        list("/never/", "a.example", "A.example.", "*.b", "*.b", "qtype:1", "qtype:A");
    assertThat(list.matchQuestion(name("a.example"), 2)).isEqualTo(1);
    assertThat(list.matchQuestion(name("a.b"), 2)).isEqualTo(3);
    assertThat(list.matchQuestion(name("c"), A)).isEqualTo(5);
    byte[] client = {1, 2, 3, 4};
    assertThat(list("1.2.3.4", "1.2.3.4/32").matchClient(client, 0, 4)).isZero();
  }

  @Test
  void commentsAndBlankLinesAreNoRules() throws Exception {
    IgnoreList list =
        list("# the routers", "", "  cpe.example   # since 2009", "\t", "/a#b/", "*.c");
    assertThat(list.rules()).containsExactly("cpe.example", "/a#b/", "*.c");
    assertThat(list.matchQuestion(name("x.c"), A)).isEqualTo(2);
  }

  @Test
  void anEmptyListMatchesNothing() throws Exception {
    IgnoreList list = list("# nothing");
    assertThat(list.rules()).isEmpty();
    assertThat(list.matchesNoQuestion()).isTrue();
    assertThat(list.matchesNoClient()).isTrue();
    assertThat(list.matchQuestion(name("."), A)).isEqualTo(-1);
    assertThat(list.matchClient(new byte[16], 0, 16)).isEqualTo(-1);
  }

  @Test
  void saysWhichKindsOfRulesItHas() throws Exception {
    assertThat(list("*.a").matchesNoQuestion()).isFalse();
    assertThat(list("*.a").matchesNoClient()).isTrue();
    assertThat(list("::1").matchesNoQuestion()).isTrue();
    assertThat(list("::1").matchesNoClient()).isFalse();
  }

  @Test
  void anExpressionThatWouldBacktrackIsLinear() throws Exception {
    String label = "a".repeat(63);
    WireName name = name(label + "." + label + "." + label + "." + "a".repeat(60));
    assertThat(list("/^(([a.])+)+$!/").matchQuestion(name, A)).isEqualTo(-1);
    assertThat(list("/^(([a.])+)+$/").matchQuestion(name, A)).isZero();
  }

  @Test
  void manyRulesMatchByTheirNumber() throws Exception {
    String[] rules = new String[3_000];
    for (int i = 0; i < rules.length; i += 3) {
      rules[i] = "host" + i + ".example";
      rules[i + 1] = "*.zone" + i + ".example";
      rules[i + 2] = "10." + i / 256 + "." + i % 256 + ".0/24";
    }
    IgnoreList list = list(rules);
    for (int i = 0; i < rules.length; i += 3) {
      assertThat(list.matchQuestion(name("host" + i + ".example"), A)).isEqualTo(i);
      assertThat(list.matchQuestion(name("a.b.zone" + i + ".example"), A)).isEqualTo(i + 1);
      byte[] client = {10, (byte) (i / 256), (byte) i, 77};
      assertThat(list.matchClient(client, 0, 4)).isEqualTo(i + 2);
    }
  }

  @Test
  void survivesSerialization() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(list("*.a", "# comment", "/b$/", "192.0.2.0/24"));
    }
    IgnoreList copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (IgnoreList) in.readObject();
    }
    assertThat(copy.rules()).containsExactly("*.a", "/b$/", "192.0.2.0/24");
    assertThat(copy.matchQuestion(name("x.b"), A)).isEqualTo(1);
    assertThat(copy.matchClient(new byte[] {(byte) 192, 0, 2, 1}, 0, 4)).isEqualTo(2);
  }

  private static IgnoreList list(String... lines) throws IgnoreSyntaxException {
    return IgnoreList.parse(IgnoreLine.of("ignore.txt", List.of(lines)));
  }

  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }
}
