package io.toptail.detect;

/**
 * What all clients together asked about one subject (a name, a domain, a server) within a window of
 * time. A view that its owner fills and moves on; holds only during a call.
 */
public abstract class SubjectHistory {
  private static final long HOUR = 3_600_000_000_000L;

  private final OutcomeCounts outcomes = new OutcomeCounts();
  private long queries;
  private long clients;
  private long firstNanos;
  private long lastNanos;

  /** Starts a new subject, whose outcomes are to be added. */
  public final void set(long ofQueries, long ofClients, long first, long last) {
    queries = ofQueries;
    clients = ofClients;
    firstNanos = first;
    lastNanos = last;
    outcomes.clear();
  }

  /** Counted queries. */
  public final long queries() {
    return queries;
  }

  /** Distinct clients, maybe estimated. */
  public final long clients() {
    return clients;
  }

  /** What became of the queries; all zero if the capture does not tell. */
  public final OutcomeCounts outcomes() {
    return outcomes;
  }

  /** Nanoseconds from the first query to the last. */
  public final long span() {
    return lastNanos - firstNanos;
  }

  /**
   * How many it takes, where it takes so many in an hour: more if the queries spread over more than
   * an hour, but not fewer if they came within less.
   */
  public final long atLeast(int perHour) {
    return (long) Math.ceil(perHour * Math.max(1, (double) span() / HOUR));
  }
}
