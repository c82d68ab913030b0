package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MnemonicsTest {
  @Test
  void namesWhatTheRegistriesName() {
    assertThat(Mnemonics.type(1)).isEqualTo("A");
    assertThat(Mnemonics.type(64)).isEqualTo("SVCB");
    assertThat(Mnemonics.type(65)).isEqualTo("HTTPS");
    assertThat(Mnemonics.type(255)).isEqualTo("ANY");
    assertThat(Mnemonics.type(261)).isEqualTo("RESINFO");
    assertThat(Mnemonics.dnsClass(1)).isEqualTo("IN");
    assertThat(Mnemonics.dnsClass(3)).isEqualTo("CH");
    assertThat(Mnemonics.opcode(5)).isEqualTo("UPDATE");
    assertThat(Mnemonics.rcode(3)).isEqualTo("NXDOMAIN");
    assertThat(Mnemonics.rcode(16)).isEqualTo("BADVERS");
    assertThat(Mnemonics.rcode(23)).isEqualTo("BADCOOKIE");
  }

  @Test
  void numbersWhatTheyDoNot() {
    assertThat(Mnemonics.type(65_280)).isEqualTo("TYPE65280");
    assertThat(Mnemonics.dnsClass(42)).isEqualTo("CLASS42");
    assertThat(Mnemonics.opcode(7)).isEqualTo("OPCODE7");
    assertThat(Mnemonics.rcode(24)).isEqualTo("RCODE24");
    assertThat(Mnemonics.rcode(4095)).isEqualTo("RCODE4095");
  }

  @Test
  void makesEachTextOnce() {
    assertThat(Mnemonics.type(65_281)).isSameAs(Mnemonics.type(65_281));
  }

  @Test
  void everyTypeReadsBackAsItsNumber() {
    for (int type = 0; type < 65_536; type++) {
      if (Mnemonics.typeNumber(Mnemonics.type(type)) != type) {
        throw new AssertionError(Mnemonics.type(type));
      }
    }
  }

  @Test
  void readsTypesAsUsersWriteThem() {
    assertThat(Mnemonics.typeNumber(" aaaa")).isEqualTo(28);
    assertThat(Mnemonics.typeNumber("28")).isEqualTo(28);
    assertThat(Mnemonics.typeNumber("Type65280")).isEqualTo(65_280);
    for (String wrong : new String[] {"", "AAAAA", "-1", "65536", "TYPE65536", "1.5"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Mnemonics.typeNumber(wrong))
          .withMessageContaining("unknown record type: " + wrong);
    }
  }
}
