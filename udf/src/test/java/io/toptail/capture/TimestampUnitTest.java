package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimestampUnitTest {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private static long expected(int resolution, long offset, long ticks) {
    BigInteger base = BigInteger.valueOf((resolution & 0x80) != 0 ? 2 : 10);
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
    BigInteger nanos = unsigned.multiply(NANOS).divide(base.pow(resolution & 0x7F));
    BigInteger time = nanos.add(BigInteger.valueOf(offset).multiply(NANOS));
    return time.max(BigInteger.ZERO).min(MAX).longValueExact();
  }

  @Property(tries = 2000)
  void anyTicksAreExactOrSaturated(
      @ForAll @IntRange(max = 255) int resolution, @ForAll long offset, @ForAll long ticks) {
    assertThat(new TimestampUnit(resolution, offset).nanos(ticks))
        .isEqualTo(expected(resolution, offset, ticks));
    assertThat(new TimestampUnit(resolution, 0).nanos(ticks))
        .isEqualTo(expected(resolution, 0, ticks));
  }

  @Property(tries = 2000)
  void usualTimesAreExact(
      @ForAll @IntRange(max = 255) int resolution,
      @ForAll @LongRange(min = -12_000_000_000L, max = 12_000_000_000L) long offset,
      @ForAll @LongRange(min = 0, max = 9_223_372_036L) long second,
      @ForAll @LongRange(min = 0, max = 1L << 32) long extra) {
    BigInteger base = BigInteger.valueOf((resolution & 0x80) != 0 ? 2 : 10);
    BigInteger ticks =
        BigInteger.valueOf(second - offset)
            .max(BigInteger.ZERO)
            .multiply(base.pow(resolution & 0x7F))
            .add(BigInteger.valueOf(extra));
    long low = ticks.longValue();
    assertThat(new TimestampUnit(resolution, offset).nanos(low))
        .isEqualTo(expected(resolution, offset, low));
  }

  @Example
  void ticksSinceTheYear1601DoNotOverflow() {
    long ticks = (1_700_000_000L + 11_644_473_600L) * 10_000_000 + 1_234_567;
    assertThat(new TimestampUnit(7, -11_644_473_600L).nanos(ticks))
        .isEqualTo(1_700_000_000_123_456_700L);
  }

  @Example
  void finerThanMicrosecondsIsToldByTheExponent() {
    assertThat(new TimestampUnit(6, 0).finerThanMicros()).isFalse();
    assertThat(new TimestampUnit(7, 0).finerThanMicros()).isTrue();
    assertThat(new TimestampUnit(0x80 | 19, 0).finerThanMicros()).isFalse();
    assertThat(new TimestampUnit(0x80 | 20, 0).finerThanMicros()).isTrue();
  }
}
