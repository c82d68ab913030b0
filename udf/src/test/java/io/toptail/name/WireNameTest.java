package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.dns.DnsName;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WireNameTest {
  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  @Test
  void countsLabelsAndFindsTheirOctets() {
    WireName name = name("www.example.com");
    assertThat(name.labels()).isEqualTo(3);
    assertThat(name.label(0)).isEqualTo("www");
    assertThat(name.labelLength(1)).isEqualTo(7);
    assertThat(name.octet(2, 1)).isEqualTo('o');
    assertThat(name.bytes()[name.labelStart(1)]).isEqualTo((byte) 'e');
  }

  @Test
  void tellsWhetherAnotherNameIsTheSame() {
    byte[] within = new byte[40];
    byte[] wire = DnsName.toWire("www.example.com");
    System.arraycopy(wire, 0, within, 7, wire.length);
    WireName moved = new WireName().wrap(within, 7, wire.length);
    assertThat(name("www.example.com").isSame(moved)).isTrue();
    assertThat(name("www.example.org").isSame(moved)).isFalse();
    assertThat(name("example.com").isSame(moved)).isFalse();
    assertThat(name(".").isSame(moved)).isFalse();
  }

  @Test
  void holdsTheRootAsANameWithoutLabels() {
    WireName root = name(".");
    assertThat(root.labels()).isZero();
    assertThat(root.length()).isEqualTo(1);
    assertThat(root.octetClasses()).isZero();
    assertThat(root.suffix(0)).containsExactly(0);
    assertThat(root.endsWith("com")).isFalse();
  }

  @Test
  void tellsOctetClassesByLabelAndForTheWholeName() {
    WireName name = name("a-1._x.\\255\\032.co\\046m!");
    assertThat(name.octetClasses(0)).isEqualTo(WireName.LETTER | WireName.HYPHEN | WireName.DIGIT);
    assertThat(name.octetClasses(1)).isEqualTo(WireName.UNDERSCORE | WireName.LETTER);
    assertThat(name.octetClasses(2)).isEqualTo(WireName.HIGH | WireName.CONTROL_OR_SPACE);
    assertThat(name.octetClasses(3)).isEqualTo(WireName.LETTER | WireName.PUNCTUATION);
    assertThat(name.octetClasses()).isEqualTo(127);
  }

  @Test
  void comparesWholeLabelsOnly() {
    WireName name = name("xlocalhost.in-addr.arpa");
    assertThat(name.endsWith("in-addr", "arpa")).isTrue();
    assertThat(name.endsWith("addr", "arpa")).isFalse();
    assertThat(name.labelIs(0, "localhost")).isFalse();
    assertThat(name.startsWith(0, "xlocal")).isTrue();
    assertThat(name.startsWith(2, "arpanet")).isFalse();
  }

  @Test
  void forgetsThePreviousNameWhenWrappedAgain() {
    WireName name = name("a\\255.b.c");
    byte[] wire = DnsName.toWire("com");
    name.wrap(wire, 0, wire.length);
    assertThat(name.labels()).isEqualTo(1);
    assertThat(name.octetClasses()).isEqualTo(WireName.LETTER);
    assertThat(name.text()).isEqualTo("com");
  }

  @Test
  void acceptsTheLongestNames() {
    assertThat(name("a.".repeat(126) + "a").labels()).isEqualTo(127);
    assertThat(name("a".repeat(63)).labelLength(0)).isEqualTo(63);
  }

  @Test
  void refusesWhatIsNotOneWholeName() {
    byte[][] broken = {{}, {1}, {1, 'a'}, {0, 0}, {2, 'a', 0}, {(byte) 0xC0, 12}, {64, 0}};
    for (byte[] wire : broken) {
      assertThatThrownBy(() -> new WireName().wrap(wire, 0, wire.length))
          .as(Arrays.toString(wire))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 500)
  void anyOctetsAreANameOrRefused(@ForAll @Size(max = 300) byte[] octets) {
    WireName name = new WireName();
    try {
      name.wrap(octets, 0, octets.length);
    } catch (IllegalArgumentException e) {
      return;
    }
    int total = 1;
    for (int i = 0; i < name.labels(); i++) {
      total += 1 + name.labelLength(i);
    }
    assertThat(total).isEqualTo(octets.length);
  }

  @Property(tries = 500)
  void placeInTheBufferDoesNotMatter(@ForAll @Size(min = 1, max = 20) byte[] label) {
    byte[] wire = new byte[label.length + 7];
    wire[3] = (byte) label.length;
    System.arraycopy(label, 0, wire, 4, label.length);
    WireName name = new WireName().wrap(wire, 3, label.length + 2);
    assertThat(name.suffix(1)).isEqualTo(Arrays.copyOfRange(wire, 3, label.length + 5));
    assertThat(name.label(0)).hasSize(label.length);
  }

  @Property(tries = 500)
  void hashesLabelsAlikeWhereverTheyStand(
      @ForAll @Size(min = 1, max = 63) byte[] label, @ForAll @IntRange(min = 0, max = 20) int at) {
    byte[] alone = wire(label, 0);
    byte[] moved = wire(label, at);
    WireName name = new WireName().wrap(alone, 0, alone.length);
    WireName elsewhere = new WireName().wrap(moved, at, moved.length - at);
    assertThat(elsewhere.suffixHash(1)).isEqualTo(name.suffixHash(1)).isNotZero();
    assertThat(elsewhere.labelHash(0)).isEqualTo(name.suffixHash(1));
    moved[at + label.length] ^= 1;
    assertThat(elsewhere.wrap(moved, at, moved.length - at).suffixHash(1))
        .isNotEqualTo(name.suffixHash(1));
  }

  /** One label and the root, with other octets in front. */
  private static byte[] wire(byte[] label, int at) {
    byte[] wire = new byte[at + label.length + 2];
    Arrays.fill(wire, 0, at, (byte) 0xA5);
    wire[at] = (byte) label.length;
    System.arraycopy(label, 0, wire, at + 1, label.length);
    return wire;
  }
}
