package io.toptail.jobs.generate;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts what is written, packet by packet, in plain arrays and with nothing of the analysis.
 *
 * <p>Which clients asked a name, or made a mistake, is kept as one number for each query, so this
 * takes 8 octets per query of the names that are to be listed, and per mistake.
 */
final class Truth {
  private final TrafficPlan plan;
  private final int listedFrom;
  private final int[] nameQueries;
  private final int[] clientQueries;
  private final long[] types = new long[0x10000];
  private final long[] classes = new long[0x10000];
  private final long[] rcodes = new long[16];
  private final long[] servers = new long[Endpoints.servers()];
  private final long[] noise = new long[Noise.values().length];
  private final long[] malformed = new long[Malformed.values().length];
  private final BitSet[] kindClients;
  private final int[] serverOf;
  private long[] askedBy = new long[1 << 12];
  private int asked;
  private long[] mistakenBy = new long[1 << 12];
  private int mistaken;
  private long packets;
  private long queries;
  private long responses;
  private final TrueOutcomes outcomes = new TrueOutcomes();
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  /**
   * @param listed how many of the names asked most will be listed with their clients
   */
  Truth(TrafficPlan plan, Endpoints endpoints, int listed) {
    this.plan = plan;
    this.nameQueries = new int[plan.names().names()];
    this.clientQueries = new int[plan.traffic().clients()];
    this.kindClients = new BitSet[plan.names().kinds().length];
    Arrays.setAll(kindClients, kind -> new BitSet());
    this.serverOf = new int[clientQueries.length];
    Arrays.setAll(serverOf, endpoints::serverOf);
    this.listedFrom = countOfRank(listed);
  }

  /** The queries of the last name to be listed; every name with as many is kept. */
  private int countOfRank(int listed) {
    if (listed >= plan.names().names()) {
      return 0;
    }
    if (listed == 0) {
      return Integer.MAX_VALUE;
    }
    int[] counts = new int[plan.names().names()];
    Arrays.setAll(counts, plan.names()::count);
    Arrays.sort(counts);
    return counts[counts.length - listed];
  }

  void query(PlannedQuery query, long nanos) {
    packet(nanos);
    queries++;
    outcomes.query(query, nanos);
    nameQueries[query.name]++;
    clientQueries[query.client]++;
    types[query.type]++;
    classes[query.qclass]++;
    servers[serverOf[query.client]]++;
    int kind = plan.names().kindIndex(query.name);
    kindClients[kind].set(query.client);
    if (!plan.names().kinds()[kind].isHealthy()) {
      if (mistaken == mistakenBy.length) {
        mistakenBy = Arrays.copyOf(mistakenBy, mistaken + Math.min(mistaken, 1 << 24));
      }
      mistakenBy[mistaken++] = (long) query.client << 32 | kind;
    }
    if (plan.names().count(query.name) >= listedFrom) {
      if (asked == askedBy.length) {
        askedBy = Arrays.copyOf(askedBy, asked + Math.min(asked, 1 << 24));
      }
      askedBy[asked++] = (long) query.name << 32 | query.client;
    }
  }

  void response(PlannedQuery query, long nanos) {
    packet(nanos);
    responses++;
    rcodes[query.rcode]++;
    outcomes.response(query);
  }

  /** The query that was counted last is one sent again. */
  void retransmission() {
    outcomes.retransmission();
  }

  /** What became of the queries. */
  TrueOutcomes outcomes() {
    return outcomes;
  }

  void noise(Noise kind, long nanos) {
    packet(nanos);
    noise[kind.ordinal()]++;
  }

  void malformed(Malformed kind, long nanos) {
    packet(nanos);
    malformed[kind.ordinal()]++;
  }

  private void packet(long nanos) {
    packets++;
    firstNanos = Math.min(firstNanos, nanos);
    lastNanos = Math.max(lastNanos, nanos);
  }

  /** How many clients asked each name; 0 for names that are not to be listed. Costly: sorts. */
  int[] nameClients() {
    Arrays.parallelSort(askedBy, 0, asked);
    int[] clients = new int[nameQueries.length];
    for (int i = 0; i < asked; i++) {
      if (i == 0 || askedBy[i] != askedBy[i - 1]) {
        clients[(int) (askedBy[i] >>> 32)]++;
      }
    }
    return clients;
  }

  /** Takes how often a client made a mistake of one kind. */
  interface MistakeTaker {
    void take(int client, int kind, long queries) throws IOException;
  }

  /** Tells the mistakes of all clients, client by client. Costly: sorts. */
  void mistakes(MistakeTaker taker) throws IOException {
    Arrays.parallelSort(mistakenBy, 0, mistaken);
    for (int from = 0, to; from < mistaken; from = to) {
      to = from;
      while (to < mistaken && mistakenBy[to] == mistakenBy[from]) {
        to++;
      }
      taker.take((int) (mistakenBy[from] >>> 32), (int) mistakenBy[from], to - from);
    }
  }

  TrafficPlan plan() {
    return plan;
  }

  int nameQueries(int name) {
    return nameQueries[name];
  }

  int clientQueries(int client) {
    return clientQueries[client];
  }

  /** How many clients asked for names of a kind. */
  int kindClients(int kind) {
    return kindClients[kind].cardinality();
  }

  long packets() {
    return packets;
  }

  long queries() {
    return queries;
  }

  long responses() {
    return responses;
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  /** Queries by type. */
  long[] types() {
    return types;
  }

  /** Queries by class. */
  long[] classes() {
    return classes;
  }

  /** Responses by code. */
  long[] rcodes() {
    return rcodes;
  }

  /** Queries by server. */
  long[] servers() {
    return servers;
  }

  long noise(Noise kind) {
    return noise[kind.ordinal()];
  }

  long malformed(Malformed kind) {
    return malformed[kind.ordinal()];
  }
}
