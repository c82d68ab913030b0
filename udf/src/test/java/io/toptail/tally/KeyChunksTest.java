package io.toptail.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Chunks against a list of the same keys. */
class KeyChunksTest {
  @Property(tries = 30)
  void holdsWhatAListHolds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = TallyTable.MAX_KEY) int longest) {
    KeyChunks chunks = new KeyChunks();
    List<byte[]> keys = keys(new Random(seed), longest);
    assertHolds(chunks, positions(chunks, keys), keys);
  }

  @Property(tries = 10)
  void isAsNewAfterClear(@ForAll long seed) {
    Random random = new Random(seed);
    KeyChunks chunks = new KeyChunks();
    positions(chunks, keys(random, 300));
    chunks.clear();
    assertThat(chunks.octets()).isZero();
    List<byte[]> keys = keys(random, TallyTable.MAX_KEY);
    assertHolds(chunks, positions(chunks, keys), keys);
  }

  @Example
  void putsNoKeyIntoTwoChunks() {
    KeyChunks chunks = new KeyChunks();
    byte[] longest = new byte[TallyTable.MAX_KEY];
    int perChunk = KeyChunks.CHUNK / (longest.length + 2);
    for (int i = 0; i < perChunk; i++) {
      assertThat(chunks.add(longest, 0, longest.length)).isEqualTo(i * (longest.length + 2));
    }
    assertThat(chunks.add(longest, 0, longest.length)).isEqualTo(KeyChunks.CHUNK);
    assertThat(chunks.octets()).isEqualTo(KeyChunks.CHUNK + longest.length + 2L);
  }

  @Example
  void fillsAChunkToItsLastOctet() {
    KeyChunks chunks = new KeyChunks();
    byte[] key = new byte[1022];
    for (int at = 0; at < KeyChunks.CHUNK - 1024; at += 1024) {
      chunks.add(key, 0, key.length);
    }
    int last = chunks.add(key, 0, key.length - 2);
    int empty = chunks.add(key, 0, 0);
    assertThat(chunks.array(last)).hasSize(KeyChunks.CHUNK);
    assertThat(empty).isEqualTo(KeyChunks.CHUNK - 2);
    assertThat(chunks.holds(empty, key, 0, 0)).isTrue();
    assertThat(chunks.octets()).isEqualTo(KeyChunks.CHUNK);
    assertThat(chunks.add(key, 0, 0)).isEqualTo(KeyChunks.CHUNK);
  }

  @Example
  void copiesNothingButTheFirstChunk() {
    KeyChunks chunks = new KeyChunks();
    List<byte[]> keys = keys(new Random(1), TallyTable.MAX_KEY);
    List<byte[]> arrays = new ArrayList<>();
    int[] positions = positions(chunks, keys);
    for (int position : positions) {
      arrays.add(chunks.array(position));
    }
    positions(chunks, keys);
    for (int i = 0; i < positions.length; i++) {
      assertThat(chunks.array(positions[i])).isSameAs(arrays.get(i)).hasSize(KeyChunks.CHUNK);
    }
  }

  @Example
  void failsBeyondFourGibioctets() {
    int most = (int) ((1L << 32) / KeyChunks.CHUNK);
    assertThatCode(() -> KeyChunks.checkChunk(most - 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> KeyChunks.checkChunk(most))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("4 GiB")
        .hasMessageContaining("--memory");
  }

  /** More keys than fit in two chunks. */
  private static List<byte[]> keys(Random random, int longest) {
    List<byte[]> keys = new ArrayList<>();
    for (int octets = 0; octets < 2 * KeyChunks.CHUNK; octets += keys.get(keys.size() - 1).length) {
      byte[] key = new byte[1 + random.nextInt(longest)];
      random.nextBytes(key);
      keys.add(key);
    }
    return keys;
  }

  private static int[] positions(KeyChunks chunks, List<byte[]> keys) {
    return keys.stream().mapToInt(key -> chunks.add(key, 0, key.length)).toArray();
  }

  private static void assertHolds(KeyChunks chunks, int[] positions, List<byte[]> keys) {
    for (int i = 0; i < positions.length; i++) {
      byte[] key = keys.get(i);
      assertThat(chunks.length(positions[i])).isEqualTo(key.length);
      int from = KeyChunks.offset(positions[i]);
      assertThat(Arrays.copyOfRange(chunks.array(positions[i]), from, from + key.length))
          .isEqualTo(key);
      assertThat(chunks.holds(positions[i], key, 0, key.length)).isTrue();
      key[key.length - 1]++;
      assertThat(chunks.holds(positions[i], key, 0, key.length)).isFalse();
      assertThat(chunks.holds(positions[i], key, 0, key.length - 1)).isFalse();
    }
  }
}
