package io.toptail.jobs.generate;

/**
 * What the queries for one sort of name have in common.
 *
 * @param detector the id of the mistake that was planted; null for healthy names
 * @param types query types to draw from; one that is there twice is drawn twice as often
 * @param classes query classes to draw from
 * @param rcode of the responses
 * @param clientShare the share of all clients that make this mistake; 1 for healthy names
 */
record Kind(String detector, int[] types, int[] classes, int rcode, double clientShare) {
  static final int NOERROR = 0;
  static final int SERVFAIL = 2;
  static final int NXDOMAIN = 3;
  static final int NOTIMP = 4;

  static final int[] IN = {1};

  /** Healthy names, asked for these types. */
  static Kind healthy(int... types) {
    return new Kind(null, types, IN, NOERROR, 1);
  }

  boolean isHealthy() {
    return detector == null;
  }
}
