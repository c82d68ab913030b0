package io.toptail.detect.behaviour;

import io.toptail.detect.Transaction;

/**
 * Whether a client asks for so many registrable domains that it may be many machines behind one
 * address. What they ask together looks like haste or rhythm of one.
 */
final class ManyDomains {
  private static final int MOST = 1 << 16;

  private final HashSlots domains;
  private final long many;

  /**
   * @param many more than so many are many
   */
  ManyDomains(long many) {
    domains = new HashSlots((int) Math.min(MOST, many + 1));
    this.many = many;
  }

  /** Takes every query of the client. */
  void add(Transaction query) {
    boolean asked = query.gapNanos() >= 0 || query.registrableLabels() == 0;
    if (asked || domains.size() > many) {
      return;
    }
    byte[] bytes = query.nameBytes();
    int from = WireLabels.suffix(bytes, query.nameOffset(), query.registrableLabels());
    domains.add(WireLabels.hash(bytes, from, query.nameOffset() + query.nameLength()));
  }

  boolean areMany() {
    return domains.size() > many || domains.size() == MOST;
  }

  void clear() {
    domains.clear();
  }
}
