package io.toptail.capture;

/**
 * What one tick of a pcapng interface's clock means, from {@code if_tsresol} and {@code
 * if_tsoffset} (draft-ietf-opsawg-pcapng §4.2). Immutable.
 *
 * <p>Conversion is exact, parts of a nanosecond cut off, and saturates at 0 (1970) and at 2⁶³−1
 * (2262).
 */
final class TimestampUnit {
  private static final long[] POWER_OF_TEN = powersOfTen();

  /** Microseconds since 1970, what a pcapng interface has if it says nothing. */
  static final TimestampUnit MICROSECONDS = new TimestampUnit(6, 0);

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int BINARY = 0x80;

  private final boolean binary;
  private final int exponent;
  private final long offsetSeconds;
  private final long nanosPerTick;

  /**
   * @param resolution octet of {@code if_tsresol}: a tick is 10⁻ⁿ s, or 2⁻ⁿ s if the highest bit is
   *     set, n being the other seven
   * @param offsetSeconds what to add to a timestamp, {@code if_tsoffset}
   */
  TimestampUnit(int resolution, long offsetSeconds) {
    this.binary = (resolution & BINARY) != 0;
    this.exponent = resolution & ~BINARY & 0xFF;
    this.offsetSeconds = offsetSeconds;
    boolean simple = !binary && exponent <= 9 && offsetSeconds == 0;
    this.nanosPerTick = simple ? POWER_OF_TEN[9 - exponent] : 0;
  }

  /** The same for the same unit, and only for it. */
  @Override
  public String toString() {
    return (binary ? "2^-" : "10^-") + exponent + " s + " + offsetSeconds + " s";
  }

  /** Whether a tick is shorter than a microsecond. */
  boolean finerThanMicros() {
    return exponent > (binary ? 19 : 6);
  }

  /**
   * Nanoseconds since 1970.
   *
   * @param ticks unsigned
   */
  long nanos(long ticks) {
    if (nanosPerTick == 0) {
      return binary ? fromBinary(ticks) : fromDecimal(ticks);
    }
    boolean fits = ticks >= 0 && ticks <= Long.MAX_VALUE / nanosPerTick;
    return fits ? ticks * nanosPerTick : Long.MAX_VALUE;
  }

  private long fromDecimal(long ticks) {
    if (exponent <= 9) {
      long second = POWER_OF_TEN[exponent];
      long part = Long.remainderUnsigned(ticks, second) * POWER_OF_TEN[9 - exponent];
      return join(Long.divideUnsigned(ticks, second), part);
    }
    int finer = exponent - 9;
    long all = finer < POWER_OF_TEN.length ? Long.divideUnsigned(ticks, POWER_OF_TEN[finer]) : 0;
    return join(
        Long.divideUnsigned(all, NANOS_PER_SECOND), Long.remainderUnsigned(all, NANOS_PER_SECOND));
  }

  private long fromBinary(long ticks) {
    long seconds = exponent < 64 ? ticks >>> exponent : 0;
    long part = exponent < 64 ? ticks & (1L << exponent) - 1 : ticks;
    // part · 10⁹ has up to 94 bits; part is unsigned, multiplyHigh takes it for signed.
    long high = Math.multiplyHigh(part, NANOS_PER_SECOND) + (part < 0 ? NANOS_PER_SECOND : 0);
    long low = part * NANOS_PER_SECOND;
    if (exponent >= 64) {
      return join(seconds, high >>> exponent - 64);
    }
    return join(seconds, exponent == 0 ? 0 : high << 64 - exponent | low >>> exponent);
  }

  /** Adds the offset; {@code seconds} is unsigned, {@code nanos} below one second. */
  private long join(long seconds, long nanos) {
    long sum = seconds + offsetSeconds;
    boolean positive = seconds < 0 || offsetSeconds >= 0;
    if (sum < 0) {
      return positive ? Long.MAX_VALUE : 0;
    }
    if (seconds < 0 && offsetSeconds >= 0 || sum > Long.MAX_VALUE / NANOS_PER_SECOND) {
      return Long.MAX_VALUE;
    }
    long time = sum * NANOS_PER_SECOND + nanos;
    return time < 0 ? Long.MAX_VALUE : time;
  }

  /** 10⁰ to 10¹⁹, the last one as an unsigned number. */
  private static long[] powersOfTen() {
    long[] powers = new long[20];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
