package io.toptail.jobs.generate;

import java.util.Map;

/**
 * What is to be generated. Shares are fractions.
 *
 * @param queries at least the number of names, and that of clients
 * @param names distinct names, each asked at least once
 * @param clients distinct client addresses, each asking at least once
 * @param startNanos time of the first packet at the earliest, since 1970-01-01 UTC
 * @param durationNanos within which all queries are sent
 * @param responses whether every query is answered
 * @param seed the same seed gives the same capture
 * @param hardCodedShare of the queries that are for the name hard-coded into routers
 * @param mistakes share of the queries of each mistake
 * @param ip6Share of the clients that use IPv6
 * @param noiseShare packets that are not DNS, per query
 * @param malformedShare DNS messages that cannot be parsed, per query
 * @param failures what becomes of queries, if they are answered at all
 */
record Traffic(
    int queries,
    int names,
    int clients,
    long startNanos,
    long durationNanos,
    boolean responses,
    long seed,
    double hardCodedShare,
    Map<Mistake, Double> mistakes,
    double ip6Share,
    double noiseShare,
    double malformedShare,
    Failures failures) {

  /**
   * Shares of the queries, fractions.
   *
   * @param unanswered without a response
   * @param servfail with the response SERVFAIL
   * @param sentAgain lost at first: sent again, and answered then
   */
  record Failures(double unanswered, double servfail, double sentAgain) {}

  /** The name that the story's routers ask for all the time. */
  static final String HARD_CODED_NAME = "config.cpe.isp-broadband.net";

  /** The share of all clients that sit behind such a router. */
  static final double HARD_CODED_CLIENTS = 0.85;

  int hardCodedQueries() {
    return share(hardCodedShare);
  }

  int mistakenQueries(Mistake mistake) {
    return share(mistakes.getOrDefault(mistake, 0.0));
  }

  int noisePackets() {
    return share(noiseShare);
  }

  int malformedMessages() {
    return share(malformedShare);
  }

  private int share(double share) {
    return Math.toIntExact(Math.round(queries * share));
  }
}
