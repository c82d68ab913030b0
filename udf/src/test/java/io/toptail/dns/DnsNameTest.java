package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;

class DnsNameTest {
  @Test
  void escapesWhatWouldReadAsSomethingElse() {
    byte[] wire = {4, 'a', '.', ' ', (byte) 0xE4, 3, 'c', '\\', 'd', 0};

    assertThat(DnsName.toText(wire, 0)).isEqualTo("a\\.\\032\\228.c\\\\d");
    assertThat(DnsName.toText(new byte[] {7, 0}, 1)).isEqualTo(".");
  }

  @Test
  void lowersAndEndsWithTheRoot() {
    assertThat(DnsName.toWire("Ab.C")).containsExactly(2, 'a', 'b', 1, 'c', 0);
    assertThat(DnsName.toWire("ab.c.")).containsExactly(2, 'a', 'b', 1, 'c', 0);
    assertThat(DnsName.toWire(".")).containsExactly(0);
    assertThat(DnsName.toWire("\\046.\\c")).containsExactly(1, '.', 1, 'c', 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", ".a", "a\\", "\\25", "\\256", "\\2x5", "a.\\99"})
  void refusesWhatIsNoName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DnsName.toWire(text))
        .withMessageContaining(text);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> DnsName.toWire("a".repeat(64)));
    assertThatIllegalArgumentException().isThrownBy(() -> DnsName.toWire("a.".repeat(128)));
    assertThat(DnsName.toWire("a.".repeat(127))).hasSize(255);
  }

  @Provide
  Arbitrary<byte[]> names() {
    return Arbitraries.randomValue(DnsNameTest::name);
  }

  private static byte[] name(Random random) {
    byte[] wire = new byte[255];
    int at = 0;
    for (int labels = random.nextInt(8); labels > 0; labels--) {
      int length = 1 + random.nextInt(20);
      wire[at++] = (byte) length;
      for (int i = 0; i < length; i++) {
        int octet = random.nextInt(256);
        wire[at++] = (byte) (octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
      }
    }
    return Arrays.copyOf(wire, at + 1);
  }

  @Property(tries = 2_000)
  void textReadsBackAsTheSameName(@ForAll("names") byte[] wire) {
    assertThat(DnsName.toWire(DnsName.toText(wire, 0))).isEqualTo(wire);
  }

  @Property(tries = 2_000)
  void textReadsAlikeInDnsjava(@ForAll("names") byte[] wire) throws Exception {
    assertThat(Name.fromString(DnsName.toText(wire, 0), Name.root).toWire()).isEqualTo(wire);
  }
}
