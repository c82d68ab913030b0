package io.toptail.jobs.generate;

/** One query, all of it: what is needed to write it, and to write its response. Reusable. */
final class PlannedQuery {
  int name;
  int client;
  int type;
  int qclass;
  int rcode;
  int id;
  int port;
  boolean edns;

  /** One bit for each letter of the name: upper case where it is set (0x20 mixing). */
  long upperCase;

  /** Whether a response is sent. */
  boolean answered;

  /** Whether the query is sent twice, and answered after the second time. */
  boolean sentAgain;

  /** Time from the query to its response. */
  long latencyNanos;
}
