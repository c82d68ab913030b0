package io.toptail.rollup;

import io.toptail.compat.Castro2008;
import io.toptail.compat.CompatMode;
import io.toptail.detect.Vantage;
import io.toptail.detect.behaviour.ReferralMemory;
import io.toptail.history.JoinedTransaction;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;
import java.util.List;

/** Counts queries below a zone to which the client was referred before, if a study wants them. */
final class ReferralTally {
  private final Knowledge knowledge;
  private final TallyTable table;
  private final Castro2008 castro;
  private final ReferralMemory referrals;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final byte[] question = new byte[2 * TallyTable.MAX_KEY];

  ReferralTally(Knowledge knowledge, List<CompatMode> modes, Vantage vantage, TallyTable table) {
    this.knowledge = knowledge;
    this.table = table;
    this.castro = modes.contains(CompatMode.CASTRO2008) ? new Castro2008() : null;
    this.referrals = castro == null ? null : new ReferralMemory(vantage);
  }

  /**
   * Takes the next query of a client.
   *
   * @param client its address as it was in the packets
   */
  void add(JoinedTransaction query, byte[] client, int clientLength, int window) {
    if (castro == null || !referrals.repeats(query)) {
      return;
    }
    name.wrap(query.nameBytes(), query.nameOffset(), query.nameLength());
    boolean delegated = knowledge.topLevelDomains.contains(name);
    if (castro.classify(name, query.qtype(), query.qclass(), delegated) != Castro2008.BY_HISTORY) {
      return;
    }
    key.start(RowKind.QUESTION, window).putShort(query.qtype()).putShort(query.qclass());
    key.put(query.nameBytes(), query.nameOffset(), query.nameLength());
    long asked = KeyHash.of(question, 0, key.copyTo(question, 0));
    key.start(RowKind.REFERRED, window).putLong(KeyHash.of(client, 0, clientLength)).putLong(asked);
    table.count(key.in(table), 1, query.timeNanos(), query.file());
  }

  /** There are no more queries of the client, or none in the window. */
  void endClient() {
    if (castro != null) {
      referrals.clear();
    }
  }
}
