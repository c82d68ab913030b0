package io.toptail.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Names are kept in lower case eight octets at a time, wherever they lie. */
class NameReaderTest {
  private final MessageBytes message = new MessageBytes();
  private final NameReader reader = new NameReader(message, true);

  @Test
  void lowersNothingButLetters() {
    for (int first = 0; first < 256; first++) {
      byte[] wire = name(63, first);
      byte[] expected = wire.clone();
      for (int i = 0; i < expected.length; i++) {
        expected[i] = (byte) lowered(expected[i] & 0xFF);
      }
      assertThat(read(wire, 0)).isEqualTo(expected);
    }
  }

  @Test
  void readsNamesOfEveryLengthAtTheEndOfTheBytes() {
    for (int length = 1; length <= 63; length++) {
      byte[] wire = name(length, 'A');
      for (int before = 0; before < 9; before++) {
        byte[] bytes = new byte[before + wire.length];
        System.arraycopy(wire, 0, bytes, before, wire.length);
        byte[] found = read(bytes, before);
        assertThat(found).hasSameSizeAs(wire);
        assertThat(new String(found)).isEqualTo(new String(wire).toLowerCase());
      }
    }
  }

  @Test
  void leavesNoTraceOfLongerNames() {
    read(name(63, 'A'), 0);
    assertThat(read(name(1, 'B'), 0)).containsExactly(1, 'b', 0);
  }

  private byte[] read(byte[] bytes, int at) {
    message.wrap(bytes, at, bytes.length - at, bytes.length - at);
    assertThat(reader.read(at)).isEqualTo(WireAnomaly.NONE);
    return Arrays.copyOf(reader.name(), reader.length());
  }

  /** One label of consecutive octets; from Z on, A follows if the first is a letter. */
  private static byte[] name(int length, int first) {
    byte[] wire = new byte[length + 2];
    wire[0] = (byte) length;
    boolean letters = first == 'A' || first == 'B';
    for (int i = 0; i < length; i++) {
      wire[1 + i] = (byte) (letters ? 'A' + (first - 'A' + i) % 26 : first + i);
    }
    return wire;
  }

  private static int lowered(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
  }
}
