package io.toptail.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CryptoPanTest {
  /** Vectors as others publish them. */
  private static List<String[]> vectors() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                CryptoPanTest.class.getResourceAsStream("crypto-pan.tsv"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    }
  }

  @Test
  void pseudonymsAreThoseOfOtherImplementations() throws IOException {
    assertThat(vectors()).hasSizeGreaterThan(100);
    for (String[] vector : vectors()) {
      byte[] address = InetAddress.getByName(vector[1]).getAddress();
      byte[] expected = InetAddress.getByName(vector[2]).getAddress();
      CryptoPan pan = new CryptoPan(HexFormat.of().parseHex(vector[0]));
      pan.replace(address, 0, address.length, 8 * address.length);
      assertThat(address).as(vector[1]).isEqualTo(expected);
    }
  }

  @Property
  void whatIsSharedStaysSharedAndNothingMore(
      @ForAll long seed, @ForAll boolean ipv6, @ForAll @IntRange(min = 0, max = 127) int bit) {
    Random random = new Random(seed);
    byte[] key = new byte[32];
    random.nextBytes(key);
    CryptoPan pan = new CryptoPan(key);
    byte[] one = new byte[ipv6 ? 16 : 4];
    random.nextBytes(one);
    byte[] other = one.clone();
    int differs = bit % (8 * one.length);
    other[differs / 8] ^= (byte) (0x80 >> differs % 8);
    for (int i = differs / 8 + 1; i < other.length; i++) {
      other[i] = (byte) random.nextInt();
    }
    pan.replace(one, 0, one.length, 8 * one.length);
    pan.replace(other, 0, other.length, 8 * other.length);
    assertThat(shared(one, other)).isEqualTo(differs);
  }

  @Property(tries = 200)
  void aPrefixIsThatOfThePseudonym(@ForAll long seed, @ForAll @IntRange(max = 32) int bits) {
    Random random = new Random(seed);
    byte[] key = new byte[32];
    random.nextBytes(key);
    CryptoPan pan = new CryptoPan(key);
    byte[] room = new byte[6];
    random.nextBytes(room);
    byte[] whole = room.clone();
    byte[] before = room.clone();
    pan.replace(room, 1, 4, bits);
    pan.replace(whole, 1, 4, 32);
    int mask = bits == 0 ? 0 : -1 << 32 - bits;
    assertThat(number(room)).isEqualTo(number(whole) & mask);
    assertThat(new byte[] {room[0], room[5]}).isEqualTo(new byte[] {before[0], before[5]});
  }

  @Test
  void aKeyHas32Octets() {
    assertThatThrownBy(() -> new CryptoPan(new byte[16])).hasMessageContaining("16 octets");
  }

  private static int number(byte[] room) {
    return room[1] << 24 | (room[2] & 0xFF) << 16 | (room[3] & 0xFF) << 8 | (room[4] & 0xFF);
  }

  private static int shared(byte[] one, byte[] other) {
    for (int bit = 0; bit < 8 * one.length; bit++) {
      if (((one[bit / 8] ^ other[bit / 8]) & 0x80 >> bit % 8) != 0) {
        return bit;
      }
    }
    return 8 * one.length;
  }
}
