package io.toptail.detect;

/** What all clients asked one server. */
public final class ServerHistory extends SubjectHistory {
  private long timed;
  private long slowNanos;

  /**
   * Says how fast it was.
   *
   * @param ofQueries queries whose latency is known
   * @param percentile95 of those, nanoseconds
   */
  public void latency(long ofQueries, long percentile95) {
    timed = ofQueries;
    slowNanos = percentile95;
  }

  /** Queries whose latency is known. */
  public long timed() {
    return timed;
  }

  /** The latency that 95 % of them were answered within, nanoseconds. */
  public long percentile95() {
    return slowNanos;
  }
}
