package io.toptail.history;

/**
 * Buckets of times for histograms that add up: 16 for each doubling, from 1 microsecond. Whatever
 * lies in a bucket is told as its middle, so a percentile is off by at most {@link #ERROR} of
 * itself, or half a microsecond. Above {@value #MOST_MICROS} microseconds all is in the last one.
 */
public final class LatencyBuckets {
  /** Largest relative error of a percentile. */
  public static final double ERROR = 1.0 / 32;

  private static final int SUB_BITS = 4;
  private static final int SUB = 1 << SUB_BITS;
  private static final long MOST_MICROS = (1L << 24) - 1;

  /** How many buckets there are. */
  public static final int COUNT = of(Long.MAX_VALUE) + 1;

  private LatencyBuckets() {}

  /** The bucket of a time in nanoseconds, from 0. */
  public static int of(long nanos) {
    long micros = Math.min(MOST_MICROS, Math.max(0, nanos) / 1000);
    if (micros < SUB) {
      return (int) micros;
    }
    int shift = 63 - Long.numberOfLeadingZeros(micros) - SUB_BITS;
    return (shift + 1) * SUB + (int) (micros >> shift) - SUB;
  }

  /** The middle of a bucket, nanoseconds. */
  public static long middleNanos(int bucket) {
    if (bucket < SUB) {
      return bucket * 1000L + 500;
    }
    int shift = bucket / SUB - 1;
    long start = (long) (bucket % SUB + SUB) << shift;
    return (2 * start + (1L << shift)) * 500;
  }

  /**
   * The time that a share of all does not exceed, nanoseconds, by nearest rank.
   *
   * @param counts of each bucket
   * @param share above 0, at most 1
   * @return −1 if nothing was counted
   */
  public static long percentile(long[] counts, double share) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    if (total == 0) {
      return -1;
    }
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long sum = 0;
    int bucket = -1;
    while (sum < rank) {
      sum += counts[++bucket];
    }
    return middleNanos(bucket);
  }
}
