package io.toptail.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  /** The example of Benjamini and Hochberg (1995), §4.1: 15 tests, of which 4 are found at 5 %. */
  @Test
  void findsWhatTheAuthorsFound() {
    double[] values = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };
    double[] adjusted = FalseDiscovery.adjusted(values, 15);
    assertThat(Arrays.stream(adjusted).filter(value -> value <= 0.05).count()).isEqualTo(4);
    assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    assertThat(adjusted[14]).isEqualTo(1);
  }

  /** The definition: the largest k whose k-th smallest value is at most k/m of the rate. */
  @Property(tries = 300)
  void isTheStepUpProcedure(
      @ForAll @Size(max = 40) double[] any,
      @ForAll @IntRange(max = 100) int more,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double rate) {
    double[] values = Arrays.stream(any).map(v -> Math.abs(Math.sin(v)) / 5).toArray();
    Arrays.setAll(values, i -> Double.isNaN(values[i]) ? 0.5 : values[i]);
    long tests = values.length + more;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int found = 0;
    for (int k = 1; k <= sorted.length; k++) {
      found = sorted[k - 1] * tests / k <= rate ? k : found;
    }
    double[] adjusted = FalseDiscovery.adjusted(values, tests);
    assertThat(Arrays.stream(adjusted).filter(value -> value <= rate).count()).isEqualTo(found);
  }
}
