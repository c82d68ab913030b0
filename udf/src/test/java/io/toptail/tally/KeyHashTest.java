package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeyHashTest {
  @Example
  void setsEveryBitHalfOfTheTime() {
    int[] ones = new int[64];
    byte[] key = "host0000.example".getBytes();
    int keys = 10_000;
    for (int i = 0; i < keys; i++) {
      byte[] digits = String.format("%04d", i).getBytes();
      System.arraycopy(digits, 0, key, 4, 4);
      long hash = KeyHash.of(key, 0, key.length);
      for (int bit = 0; bit < 64; bit++) {
        ones[bit] += (int) (hash >>> bit & 1);
      }
    }
    // Five standard deviations of a fair coin.
    for (int bit = 0; bit < 64; bit++) {
      assertThat(ones[bit]).as("bit %d", bit).isBetween(keys / 2 - 250, keys / 2 + 250);
    }
  }

  @Property(tries = 200)
  void dependsOnTheKeyAloneAndNotOnWhereItStands(
      @ForAll @Size(max = 40) byte[] key, @ForAll @IntRange(max = 9) int offset) {
    byte[] moved = new byte[key.length + offset + 5];
    Arrays.fill(moved, (byte) 0x5A);
    System.arraycopy(key, 0, moved, offset, key.length);
    assertThat(KeyHash.of(moved, offset, key.length)).isEqualTo(KeyHash.of(key, 0, key.length));
  }

  @Example
  void changesWithEveryBitAndWithTheLength() {
    Set<Long> hashes = new HashSet<>();
    int keys = 0;
    for (int length = 0; length <= 40; length++) {
      byte[] key = new byte[length];
      hashes.add(KeyHash.of(key, 0, length));
      keys++;
      for (int bit = 0; bit < 8 * length; bit++) {
        key[bit / 8] ^= (byte) (1 << bit % 8);
        hashes.add(KeyHash.of(key, 0, length));
        key[bit / 8] = 0;
        keys++;
      }
    }
    assertThat(hashes).hasSize(keys);
  }
}
