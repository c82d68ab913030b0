package io.toptail.jobs.generate;

import io.toptail.jobs.generate.Lookup.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Writes traffic that nothing is wrong with, in the order of time: clients that ask what they need,
 * keep the answers as long as those say, and draw ids and ports at random. Some names do not exist,
 * as everywhere, and a few queries are lost.
 */
final class HealthyGenerator {
  private static final int DNS_PORT = 53;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  /** Of a thousand queries, those that are never answered, and those that fail. */
  private static final int LOST = 2;

  private static final int FAILED = 3;

  private final Traffic traffic;
  private final boolean authoritative;
  private final Draws draws;
  private final HealthyLookups lookups;
  private final HealthyMessage message;
  private final Frame frame;
  private final PacketSink sink;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<Long, Long> kept = new HashMap<>();
  private long sequence;

  /**
   * Something that happens at a time: a client becomes active, or a packet is sent.
   *
   * @param order tells apart what happens at the same time
   * @param lookup null for a client that becomes active
   */
  private record Event(
      long nanos, long order, int client, Lookup lookup, int type, int id, int port, int rcode)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** The response code of a query that is being sent. */
  private static final int QUERY = -1;

  /**
   * @param traffic clients, time and seed; nothing else of it counts
   * @param authoritative whether resolvers ask an authoritative server, or clients a resolver
   */
  HealthyGenerator(Traffic traffic, boolean authoritative, PacketSink sink) {
    this.traffic = traffic;
    this.authoritative = authoritative;
    this.draws = new Draws(traffic.seed());
    this.lookups = new HealthyLookups(new Words(draws));
    this.message = new HealthyMessage(authoritative);
    this.frame = new Frame(new Endpoints(traffic, authoritative));
    this.sink = sink;
  }

  /** Writes everything. */
  void run() throws IOException {
    for (int client = 0; client < traffic.clients(); client++) {
      long first = draws.below(1 << 20) * (traffic.durationNanos() >> 20);
      activate(client, traffic.startNanos() + first);
    }
    while (!events.isEmpty()) {
      Event event = events.poll();
      if (event.lookup == null) {
        look(event);
      } else {
        send(event);
      }
    }
  }

  private void activate(int client, long nanos) {
    if (nanos < traffic.startNanos() + traffic.durationNanos()) {
      events.add(new Event(nanos, sequence++, client, null, 0, 0, 0, 0));
    }
  }

  private void look(Event event) {
    Habit habit = Habit.of(traffic.seed(), event.client, authoritative);
    long nanos = event.nanos;
    for (Lookup lookup : lookups.of(habit)) {
      for (int type : lookup.types()) {
        if (isDue(event.client, lookup, type, nanos)) {
          ask(event.client, lookup, type, nanos);
          nanos += draws.between(100, 2000) * 1000L;
        }
      }
      nanos += draws.between(1, 60) * MILLI;
    }
    activate(event.client, nanos + habit.pause(draws));
  }

  /** Whether the client does not know the answer any more; it will know it then. */
  private boolean isDue(int client, Lookup lookup, int type, long nanos) {
    long key = Draws.at(lookup.name().hashCode() * 31L + type, client);
    Long until = kept.get(key);
    if (until != null && until > nanos) {
      return false;
    }
    kept.put(key, nanos + (HealthyRecords.ttl(lookup, type) + 2) * SECOND);
    return true;
  }

  private void ask(int client, Lookup lookup, int type, long nanos) {
    int id = draws.below(1 << 16);
    int port = draws.between(1024, 65_535);
    events.add(new Event(nanos, sequence++, client, lookup, type, id, port, QUERY));
    int fate = draws.below(1000);
    long latency = (draws.below(8) == 0 ? draws.between(20, 400) : draws.between(1, 20)) * MILLI;
    int rcode = lookup.reply() == Reply.NONE ? Kind.NXDOMAIN : Kind.NOERROR;
    if (fate < LOST + FAILED && !authoritative) {
      rcode = Kind.SERVFAIL;
    }
    if (fate >= LOST) {
      long answered = nanos + latency + draws.below(1 << 20);
      events.add(new Event(answered, sequence++, client, lookup, type, id, port, rcode));
    }
  }

  private void send(Event event) throws IOException {
    boolean query = event.rcode == QUERY;
    if (query) {
      message.query(event.lookup, event.type, event.id, frame.payload());
    } else {
      message.response(event.lookup, event.type, event.id, event.rcode, frame.payload());
    }
    frame.wrapUdp(event.client, query, event.port, DNS_PORT);
    sink.write(event.nanos, frame.bytes(), frame.offset(), frame.length());
  }
}
