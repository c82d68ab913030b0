package io.toptail.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.toptail.compat.CompatClass.Published;
import io.toptail.dns.DnsName;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.WireName;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One question for each branch of each mode, in an order that shows which class comes first. */
class CompatClassesTest {
  private static final DelegatedTlds TLDS = DelegatedTlds.bundled();
  private final Castro2008 castro = new Castro2008();
  private final Dsc dsc = new Dsc();
  private final IthiM3 ithi = new IthiM3();

  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  private static String id(CompatMode mode, int number) {
    return number < 0 ? "by-history" : mode.classes().get(number).id();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 1, 256, unused-class",
    "www.example.com, 1, 0, unused-class",
    "www.example.com, 1, 254, by-history",
    "192.0.2.1, 1, 1, a-for-a",
    "192.0.2.1, 28, 1, invalid-tld",
    "192.0.2.256, 1, 1, invalid-tld",
    "printer.local, 1, 1, invalid-tld",
    "a\\032b.local, 1, 1, invalid-tld",
    "a\\032_b.com, 1, 1, non-printable",
    "a!b.com, 1, 1, non-printable",
    "_ldap._tcp.example.com, 33, 1, underscore",
    "_x.1.168.192.in-addr.arpa, 12, 1, underscore",
    "1.1.168.192.in-addr.arpa, 12, 1, rfc1918-ptr",
    "1.1.168.192.in-addr.arpa, 1, 1, by-history",
    "1.1.169.192.in-addr.arpa, 12, 1, by-history",
    "1.31.172.in-addr.arpa, 12, 1, rfc1918-ptr",
    "1.32.172.in-addr.arpa, 12, 1, by-history",
    "., 2, 1, by-history"
  })
  void castro(String text, int type, int qclass, String expected) {
    WireName name = name(text);
    assertThat(id(CompatMode.CASTRO2008, castro.classify(name, type, qclass, TLDS.contains(name))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com, 1, 256, 0, src-port-zero",
    "www.example.com, 300, 256, 9, funny-qclass",
    "10, 300, 1, 9, funny-qtype",
    "www.example.com, 65, 1, 9, ok",
    "10, 1, 1, 9, a-for-a",
    "10.65536, 1, 1, 9, a-for-a",
    "10.16777216, 1, 1, 9, non-auth-tld",
    "0x7f000001, 1, 1, 9, a-for-a",
    "010.0.0.1, 1, 1, 9, a-for-a",
    "08.0.0.1, 1, 1, 9, non-auth-tld",
    "4294967295, 1, 1, 9, a-for-a",
    "4294967296, 1, 1, 9, non-auth-tld",
    "1.2.3.4.5, 1, 1, 9, non-auth-tld",
    "192.0.2.1, 28, 1, 9, non-auth-tld",
    "., 1, 1, 9, a-for-root",
    "., 2, 1, 9, ok",
    "localhost, 1, 1, 9, localhost",
    "a.localhost, 28, 1, 9, localhost",
    "xlocalhost, 1, 1, 9, non-auth-tld",
    "a.root-servers.net, 1, 1, 9, root-servers.net",
    "root-servers.net, 2, 1, 9, root-servers.net",
    "notroot-servers.net, 2, 1, 9, ok",
    "printer.local, 12, 1, 9, non-auth-tld",
    "b._dns-sd._udp.0.1.168.192.in-addr.arpa, 12, 1, 9, rfc1918-ptr",
    "1.1.168.192.in-addr.arpa, 1, 1, 9, ok"
  })
  void dsc(String text, int type, int qclass, int port, String expected) {
    WireName name = name(text);
    assertThat(id(CompatMode.DSC, dsc.classify(name, type, qclass, TLDS.contains(name), port)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "h.\\131, binary",
    "h.a\\032, binary",
    "h.da_ftp_server, bad-syntax",
    "h.a!, bad-syntax",
    "192.0.2.1, ipv4",
    "1.192.0.2.1, numeric",
    "h.20, numeric",
    "local, rfc6761",
    "h.localhost, rfc6761",
    "h.home, frequent",
    "localdomain, frequent",
    "qwertyu, chromium",
    "qwertyuiopasdfg, chromium",
    "qwertyuiopasdfgh, jumbo",
    "qwerty, other",
    "qwertyu1, other",
    "h.qwertyu, other",
    "h.qwertyuiopasdfgh, jumbo",
    "1.0.0.127.in-addr.arpa, answered",
    "., answered"
  })
  void ithi(String text, String expected) {
    assertThat(id(CompatMode.ITHI_M3, ithi.classify(name(text)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(CompatMode.class)
  void idsAreUniqueAndPublishedSharesAddUp(CompatMode mode) {
    assertThat(mode.classes()).extracting(CompatClass::id).doesNotHaveDuplicates();
    assertThat(mode.classes()).allSatisfy(one -> assertThat(one.title()).isNotBlank());
    if (mode == CompatMode.CASTRO2008) {
      double all = mode.classes().stream().mapToDouble(one -> one.published().get(0).share()).sum();
      assertThat(all).isCloseTo(1, within(1e-9));
      double in2002 =
          mode.classes().stream()
              .filter(one -> one.published().size() > 1)
              .map(one -> one.published().get(1))
              .mapToDouble(Published::share)
              .sum();
      assertThat(in2002).isCloseTo(1, within(0.001));
    }
  }

  @Test
  void anyOctetsHaveAClass() {
    Random random = new Random(8);
    WireName name = new WireName();
    for (int i = 0; i < 20_000; i++) {
      byte[] wire = new byte[1 + random.nextInt(40)];
      int at = 0;
      while (at < wire.length - 1) {
        int length = Math.min(1 + random.nextInt(9), wire.length - 2 - at);
        if (length < 1) {
          break;
        }
        wire[at++] = (byte) length;
        for (int o = 0; o < length; o++) {
          int octet = random.nextInt(random.nextBoolean() ? 256 : 58);
          wire[at++] = (byte) (octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
        }
      }
      name.wrap(java.util.Arrays.copyOf(wire, at + 1), 0, at + 1);
      int type = random.nextInt(65_536);
      int qclass = random.nextInt(300);
      assertThat(castro.classify(name, type, qclass, false)).isBetween(-1, 9);
      assertThat(dsc.classify(name, type, qclass, false, random.nextInt(3))).isBetween(0, 10);
      assertThat(ithi.classify(name)).isBetween(0, 9);
    }
  }
}
