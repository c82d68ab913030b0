package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryFindings;
import io.toptail.detect.Transaction;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;

/**
 * To which zones a client was referred, and until when. A {@link ZoneMemory} of one client at a
 * time; for one thread.
 */
public final class ReferralMemory {
  private final boolean root;
  private final ZoneMemory zones = new ZoneMemory();

  /**
   * @param vantage decides what zone is meant where a response does not tell: at a root server the
   *     top-level domain (two labels below arpa), elsewhere the name itself
   */
  public ReferralMemory(Vantage vantage) {
    root = vantage == Vantage.ROOT;
  }

  /**
   * Takes the next query of the client.
   *
   * @return whether it is referred to a zone that the client was referred to before, while that
   *     still holds; not for a retransmission
   */
  public boolean repeats(Transaction query) {
    return add(query) != ZoneMemory.NONE;
  }

  /** The same, and counts it. */
  void count(Transaction query) {
    int place = add(query);
    if (place != ZoneMemory.NONE) {
      zones.count(place, query);
    }
  }

  /** The place of the zone if the query repeats; {@link ZoneMemory#NONE} if not. */
  private int add(Transaction query) {
    if (query.outcome() != Outcome.REFERRAL || query.nameLength() <= 1 || query.ttl() <= 0) {
      return ZoneMemory.NONE;
    }
    byte[] bytes = query.nameBytes();
    int labels = WireLabels.count(bytes, query.nameOffset());
    int from = WireLabels.suffix(bytes, query.nameOffset(), zoneLabels(query, labels));
    int to = query.nameOffset() + query.nameLength();
    long hash = WireLabels.hash(bytes, from, to);
    int place = zones.find(hash);
    boolean repeated = place != ZoneMemory.NONE && zones.holds(place, query.timeNanos());
    long answered = query.timeNanos() + query.latencyNanos();
    zones.tell(hash, bytes, from, to, answered, query.ttl());
    return repeated && !query.isRetransmission() ? place : ZoneMemory.NONE;
  }

  private int zoneLabels(Transaction query, int labels) {
    if (query.referralLabels() > 0) {
      return Math.min(labels, query.referralLabels());
    }
    if (!root) {
      return labels;
    }
    byte[] bytes = query.nameBytes();
    int top = WireLabels.suffix(bytes, query.nameOffset(), 1);
    return Math.min(labels, WireLabels.isLabel(bytes, top, "arpa") ? 2 : 1);
  }

  /** Reports all zones of which at least so many queries were counted. */
  void report(long least, HistoryFindings findings) {
    zones.report(least, findings);
  }

  /** Forgets the client. */
  public void clear() {
    zones.clear();
  }
}
