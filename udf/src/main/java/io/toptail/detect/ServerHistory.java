package io.toptail.detect;

/** What all clients asked one server. */
public final class ServerHistory extends SubjectHistory {
  private long timed;
  private long slowNanos;
  private long inventedNames;
  private long inventedAddresses;

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

  /**
   * Says which answers it invented.
   *
   * @param names distinct ones that do not exist, to which it answered with an address
   * @param addresses distinct ones of those answers
   */
  public void invented(long names, long addresses) {
    inventedNames = names;
    inventedAddresses = addresses;
  }

  /** Distinct names that do not exist, to which it answered with an address. */
  public long inventedNames() {
    return inventedNames;
  }

  /** Distinct addresses of those answers, the first of each. */
  public long inventedAddresses() {
    return inventedAddresses;
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
