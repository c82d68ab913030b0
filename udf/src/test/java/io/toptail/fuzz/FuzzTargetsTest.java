package io.toptail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target on its seeds, on what it once failed on, and on a few damaged copies of them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTargetsTest {
  private static final int DAMAGED = 2_000;

  static List<FuzzTarget> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seedsAndFormerFailuresPass(FuzzTarget target) throws Exception {
    List<byte[]> inputs = FuzzSeeds.of(target);
    assertThat(inputs).isNotEmpty();
    for (int i = 0; i < inputs.size(); i++) {
      run(target, inputs.get(i), "input " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void damagedSeedsPass(FuzzTarget target) throws Exception {
    List<byte[]> seeds = target.seeds().get();
    Random random = new Random(13);
    for (int i = 0; i < DAMAGED; i++) {
      run(target, damaged(random, seeds.get(i % seeds.size())), "damaged copy " + i);
    }
  }

  private static void run(FuzzTarget target, byte[] input, String which) {
    try {
      FuzzBounds.runThoroughly(target, input);
    } catch (Exception | Error e) {
      String octets = HexFormat.of().formatHex(input);
      throw new AssertionError(target + ", " + which + ", " + octets + ": " + e, e);
    }
  }

  private static byte[] damaged(Random random, byte[] seed) {
    byte[] copy = seed.clone();
    for (int flips = random.nextInt(4); flips > 0 && copy.length > 0; flips--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(3) > 0 ? copy : Arrays.copyOf(copy, random.nextInt(copy.length + 9));
  }

  @Test
  void boundsAreHeldTo() {
    FuzzTarget.Action greedy = input -> assertThat(new byte[2_000_000]).hasSize(2_000_000);
    FuzzTarget.Action slow = input -> spin(FuzzBounds.MAX_NANOS);
    assertThatThrownBy(() -> FuzzBounds.run(target(greedy), new byte[3]))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("test: \\d+ ms and 2\\d{6} allocated octets for an input of 3");
    assertThatThrownBy(() -> FuzzBounds.run(target(slow), new byte[3]))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("test: [1-9]\\d{3,} ms and .* for an input of 3");
  }

  private static FuzzTarget target(FuzzTarget.Action action) {
    return new FuzzTarget("test", 10, 1_000_000, action, List::of);
  }

  private static void spin(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() <= end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void namesAreUniqueAndAnUnknownOneIsRefused() {
    assertThat(targets()).extracting(FuzzTarget::name).doesNotHaveDuplicates();
    assertThatThrownBy(() -> FuzzTargets.named("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pcapng");
  }
}
