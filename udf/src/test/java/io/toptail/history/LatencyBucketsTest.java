package io.toptail.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
  @Property
  void theMiddleIsNear(@ForAll @LongRange(min = 0, max = 16_000_000_000L) long nanos) {
    long middle = LatencyBuckets.middleNanos(LatencyBuckets.of(nanos));
    assertThat((double) Math.abs(middle - nanos))
        .isLessThanOrEqualTo(nanos * LatencyBuckets.ERROR + 1_000);
  }

  @Property(tries = 100)
  void percentilesAreNearThoseOfTheSortedTimes(@ForAll long seed) {
    Random random = new Random(seed);
    long[] times = new long[1 + random.nextInt(500)];
    long[] counts = new long[LatencyBuckets.COUNT];
    for (int i = 0; i < times.length; i++) {
      times[i] = (long) (2e5 * Math.exp(random.nextDouble() * 10));
      counts[LatencyBuckets.of(times[i])]++;
    }
    Arrays.sort(times);
    for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
      long exact = times[(int) Math.ceil(share * times.length) - 1];
      long found = LatencyBuckets.percentile(counts, share);
      assertThat((double) Math.abs(found - exact))
          .isLessThanOrEqualTo(exact * LatencyBuckets.ERROR + 1_000);
    }
  }

  @Test
  void bucketsAreInTheOrderOfTime() {
    int last = -1;
    for (long nanos = 0; nanos < 20_000_000L; nanos += 777) {
      int bucket = LatencyBuckets.of(nanos);
      assertThat(bucket).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(last + 1);
      last = bucket;
    }
    assertThat(LatencyBuckets.of(Long.MAX_VALUE)).isEqualTo(LatencyBuckets.COUNT - 1);
    assertThat(LatencyBuckets.of(-5)).isZero();
    assertThat(LatencyBuckets.percentile(new long[LatencyBuckets.COUNT], 0.5)).isEqualTo(-1);
  }
}
