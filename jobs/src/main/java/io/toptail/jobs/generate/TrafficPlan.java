package io.toptail.jobs.generate;

/**
 * What packet number n is, for any n without the ones before it: that is why responses need not be
 * remembered and why queries of one name do not come in a row.
 *
 * <p>Events are the queries, the packets that are not DNS and the malformed messages, in the order
 * of time. Each event takes one slot: first those of {@link NamePlan}, then noise, then malformed.
 */
final class TrafficPlan {
  private static final double MEDIAN_LATENCY_NANOS = 12e6;
  private static final double LATENCY_SIGMA = 1.2;
  private static final long MIN_LATENCY_NANOS = 200_000;
  private static final long MAX_LATENCY_NANOS = 2_000_000_000L;
  private static final int MIXED_CASE_PERCENT = 6;
  private static final int EDNS_PERCENT = 60;

  private final Traffic traffic;
  private final NamePlan names;
  private final ClientPlan clients;
  private final Permutation order;
  private final int events;

  /**
   * @throws IllegalArgumentException if the numbers asked for cannot all be met
   */
  TrafficPlan(Traffic traffic) {
    this.traffic = traffic;
    this.names = NamePlanner.plan(traffic);
    this.clients = new ClientPlan(traffic, names);
    this.events =
        Math.addExact(
            traffic.queries(), Math.addExact(traffic.noisePackets(), traffic.malformedMessages()));
    this.order = new Permutation(Math.max(1, events), traffic.seed());
  }

  Traffic traffic() {
    return traffic;
  }

  NamePlan names() {
    return names;
  }

  int events() {
    return events;
  }

  /** Time of an event since 1970-01-01 UTC; never before that of the event before. */
  long nanos(int event) {
    double position = event + Draws.unit(random(event, 0));
    return traffic.startNanos() + (long) (position / events * traffic.durationNanos());
  }

  /** The slot of an event. */
  int slot(int event) {
    return order.apply(event);
  }

  boolean isQuery(int slot) {
    return slot < traffic.queries();
  }

  boolean isNoise(int slot) {
    return slot >= traffic.queries() && slot < traffic.queries() + traffic.noisePackets();
  }

  /** Random bits of one event. */
  long random(int event, int draw) {
    return Draws.at(traffic.seed() + 0x100 + draw, event);
  }

  /** Fills in the query of an event whose slot is one of a query. */
  void query(int event, int slot, PlannedQuery query) {
    long random = random(event, 1);
    query.name = names.nameAt(slot);
    query.client = clients.clientOf(slot, query.name, random(event, 2));
    Kind kind = names.kind(query.name);
    query.type = kind.types()[Draws.below(random << 32, kind.types().length)];
    query.qclass = kind.classes()[Draws.below(random, kind.classes().length)];
    query.rcode = kind.rcode();
    query.id = (int) (random >>> 8) & 0xFFFF;
    long habits = Draws.at(traffic.seed() + 3, query.client);
    query.port = 1024 + Draws.below(random(event, 3), 64_512);
    query.edns = Draws.below(habits, 100) < EDNS_PERCENT;
    query.upperCase = Draws.below(habits << 32, 100) < MIXED_CASE_PERCENT ? random(event, 4) : 0;
    query.latencyNanos = traffic.responses() ? latency(event) : 0;
    query.answered = traffic.responses();
    query.sentAgain = false;
    if (traffic.responses()) {
      fail(event, query);
    }
  }

  private void fail(int event, PlannedQuery query) {
    Traffic.Failures failures = traffic.failures();
    double drawn = Draws.unit(random(event, 7));
    if (drawn < failures.unanswered()) {
      query.answered = false;
    } else if (drawn < failures.unanswered() + failures.servfail()) {
      query.rcode = Kind.SERVFAIL;
    } else if (drawn < failures.unanswered() + failures.servfail() + failures.sentAgain()) {
      query.sentAgain = true;
    }
  }

  private long latency(int event) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - Draws.unit(random(event, 5))));
    double normal = radius * StrictMath.cos(2 * Math.PI * Draws.unit(random(event, 6)));
    double nanos = MEDIAN_LATENCY_NANOS * StrictMath.exp(LATENCY_SIGMA * normal);
    return Math.min(MAX_LATENCY_NANOS, Math.max(MIN_LATENCY_NANOS, (long) nanos));
  }
}
