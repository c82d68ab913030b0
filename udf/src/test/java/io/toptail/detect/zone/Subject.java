package io.toptail.detect.zone;

import io.toptail.detect.Crowd;
import io.toptail.detect.DelegationDetector;
import io.toptail.detect.Detector;
import io.toptail.detect.DomainDetector;
import io.toptail.detect.DomainHistory;
import io.toptail.detect.LoadDetector;
import io.toptail.detect.NameDetector;
import io.toptail.detect.NameHistory;
import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.ServerDetector;
import io.toptail.detect.ServerHistory;
import io.toptail.detect.SubjectDetector;
import io.toptail.detect.SubjectHistory;
import io.toptail.detect.TypeGroup;
import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.List;

/** A name, domain, server or client as a test describes it. */
final class Subject {
  static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final DelegatedTlds TLDS = DelegatedTlds.bundled();
  private static final long MINUTE = 60_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private record Part(TypeGroup type, Outcome outcome, OutcomeDetail detail, long queries) {}

  private final byte[] wire;
  private final List<Part> parts = new ArrayList<>();
  private long queries = -1;
  private long clients = 1;
  private long minutes = 60;
  private boolean explained;
  private long below;
  private long names = 1;
  private long once;
  private long octets;
  private boolean owned;
  private long timed;
  private long slowMillis;
  private long inventedNames;
  private long inventedAddresses;
  private Crowd crowd = new Crowd(1_000_000, 1000, 500, 1_000_000, 1000);

  private Subject(String name) {
    wire = DnsName.toWire(name);
  }

  static Subject of(String name) {
    return new Subject(name);
  }

  Subject queries(long number) {
    queries = number;
    return this;
  }

  Subject clients(long number) {
    clients = number;
    return this;
  }

  /** Time from the first query to the last. */
  Subject minutes(long number) {
    minutes = number;
    return this;
  }

  Subject explained() {
    explained = true;
    return this;
  }

  Subject answeredBelow(long number) {
    below = number;
    return this;
  }

  /** Distinct names, those of them asked once, and octets in front of the domain in all. */
  Subject names(long all, long askedOnce, long front) {
    names = all;
    once = askedOnce;
    octets = front;
    return this;
  }

  Subject owned() {
    owned = true;
    return this;
  }

  Subject latency(long answers, long percentile95Millis) {
    timed = answers;
    slowMillis = percentile95Millis;
    return this;
  }

  /** Names that do not exist, answered with addresses. */
  Subject invents(long distinctNames, long addresses) {
    inventedNames = distinctNames;
    inventedAddresses = addresses;
    return this;
  }

  Subject among(Crowd all) {
    crowd = all;
    return this;
  }

  Subject with(TypeGroup type, Outcome outcome, long number) {
    parts.add(new Part(type, outcome, null, number));
    return this;
  }

  /** Queries for A. */
  Subject with(Outcome outcome, long number) {
    return with(TypeGroup.A, outcome, number);
  }

  Subject with(OutcomeDetail detail, long number) {
    parts.add(new Part(TypeGroup.A, detail.outcome(), detail, number));
    return this;
  }

  private long all() {
    return queries >= 0 ? queries : parts.stream().mapToLong(Part::queries).sum();
  }

  private <T extends SubjectHistory> T filled(T history) {
    history.set(all(), clients, 0, minutes * MINUTE);
    parts.forEach(p -> history.outcomes().add(p.type, p.outcome, p.detail, p.queries));
    return history;
  }

  private NameHistory name() {
    NameHistory name = filled(new NameHistory());
    int registrable = SUFFIXES.registrableLabels(new WireName().wrap(wire, 0, wire.length));
    name.describe(wire, 0, wire.length, registrable, explained, below);
    return name;
  }

  private DomainHistory domain() {
    DomainHistory domain = filled(new DomainHistory());
    boolean delegated = TLDS.contains(new WireName().wrap(wire, 0, wire.length));
    domain.describe(wire, 0, wire.length, delegated, owned);
    domain.names(names, once, octets);
    return domain;
  }

  private ServerHistory server() {
    ServerHistory server = filled(new ServerHistory());
    server.latency(timed, slowMillis * MILLI);
    server.invented(inventedNames, inventedAddresses);
    return server;
  }

  /** Whether a detector finds it, asked as the pipeline does. */
  boolean isFoundBy(Detector detector) {
    SubjectDetector rule = (SubjectDetector) detector;
    boolean known = parts.stream().anyMatch(p -> p.outcome != Outcome.UNDETERMINED);
    return (known || !rule.needsResponses()) && matches(rule) && rule.holds(all(), clients, crowd);
  }

  private boolean matches(SubjectDetector detector) {
    if (detector instanceof NameDetector rule) {
      return all() >= rule.leastQueries() && rule.matches(name());
    } else if (detector instanceof DomainDetector rule) {
      return all() >= rule.leastQueries() && rule.matches(domain());
    } else if (detector instanceof ServerDetector rule) {
      return rule.matches(server());
    }
    if (detector instanceof DelegationDetector rule) {
      return rule.matches(server());
    }
    return detector instanceof LoadDetector;
  }

  /** How many queries a detector that finds it says show it. */
  long shownBy(Detector detector) {
    if (detector instanceof NameDetector rule) {
      return rule.shown(name());
    } else if (detector instanceof DomainDetector rule) {
      return rule.shown(domain());
    }
    return detector instanceof ServerDetector rule ? rule.shown(server()) : all();
  }

  long queriesInAll() {
    return all();
  }
}
