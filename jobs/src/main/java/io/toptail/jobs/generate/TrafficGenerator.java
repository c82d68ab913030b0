package io.toptail.jobs.generate;

import java.io.IOException;
import java.util.PriorityQueue;

/** Writes the packets of a plan in the order of time, and counts them. */
final class TrafficGenerator {
  private static final int DNS_PORT = 53;

  private final TrafficPlan plan;
  private final Endpoints endpoints;
  private final Frame frame;
  private final MessageWriter messages;
  private final PacketSink sink;
  private final Truth truth;
  private final PlannedQuery query = new PlannedQuery();
  private final PriorityQueue<Pending> pending = new PriorityQueue<>();

  /** How long a client waits before it sends a query again. */
  private static final long PATIENCE_NANOS = 1_500_000_000L;

  /** A message that is still to be sent; its content follows from the event's number. */
  private record Pending(long nanos, int event, boolean again) implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Integer.compare(event, other.event);
    }
  }

  TrafficGenerator(TrafficPlan plan, Endpoints endpoints, PacketSink sink, Truth truth) {
    this.plan = plan;
    this.endpoints = endpoints;
    this.frame = new Frame(endpoints);
    this.messages = new MessageWriter(plan.names().arena());
    this.sink = sink;
    this.truth = truth;
  }

  /** Writes everything. */
  void run() throws IOException {
    for (int event = 0; event < plan.events(); event++) {
      long nanos = plan.nanos(event);
      sendPending(nanos);
      int slot = plan.slot(event);
      if (plan.isQuery(slot)) {
        sendQuery(event, slot, nanos);
      } else if (plan.isNoise(slot)) {
        sendNoise(event, nanos);
      } else {
        sendMalformed(event, nanos);
      }
    }
    sendPending(Long.MAX_VALUE);
  }

  private void sendQuery(int event, int slot, long nanos) throws IOException {
    plan.query(event, slot, query);
    messages.query(query, frame.payload());
    frame.wrapUdp(query.client, true, query.port, DNS_PORT);
    send(nanos);
    truth.query(query, nanos);
    if (query.sentAgain) {
      pending.add(new Pending(nanos + PATIENCE_NANOS, event, true));
    } else if (query.answered) {
      pending.add(new Pending(nanos + query.latencyNanos, event, false));
    }
  }

  private void sendPending(long untilNanos) throws IOException {
    while (!pending.isEmpty() && pending.peek().nanos <= untilNanos) {
      Pending next = pending.poll();
      plan.query(next.event, plan.slot(next.event), query);
      if (next.again) {
        sendAgain(next);
      } else {
        sendResponse(next);
      }
    }
  }

  private void sendAgain(Pending next) throws IOException {
    messages.query(query, frame.payload());
    frame.wrapUdp(query.client, true, query.port, DNS_PORT);
    send(next.nanos);
    truth.query(query, next.nanos);
    truth.retransmission();
    pending.add(new Pending(next.nanos + query.latencyNanos, next.event, false));
  }

  private void sendResponse(Pending next) throws IOException {
    messages.response(query, frame.payload());
    frame.wrapUdp(query.client, false, query.port, DNS_PORT);
    send(next.nanos);
    truth.response(query, next.nanos);
  }

  private void sendNoise(int event, long nanos) throws IOException {
    long random = plan.random(event, 1);
    int client = anyClient(event);
    Noise noise = Noise.draw(random, endpoints.isIp6(client));
    noise.write(frame, client, random);
    send(nanos);
    truth.noise(noise, nanos);
  }

  private void sendMalformed(int event, long nanos) throws IOException {
    long random = plan.random(event, 1);
    Malformed malformed = Malformed.draw(random);
    malformed.write(frame.payload(), random);
    frame.wrapUdp(anyClient(event), true, 1024 + (int) (random & 0x7FFF), DNS_PORT);
    send(nanos);
    truth.malformed(malformed, nanos);
  }

  private int anyClient(int event) {
    return Draws.below(plan.random(event, 2), plan.traffic().clients());
  }

  private void send(long nanos) throws IOException {
    sink.write(nanos, frame.bytes(), frame.offset(), frame.length());
  }
}
