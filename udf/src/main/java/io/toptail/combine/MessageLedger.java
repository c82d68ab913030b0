package io.toptail.combine;

import io.toptail.dns.WireAnomaly;
import io.toptail.filter.FilterOption;
import io.toptail.row.LedgerCode;

/** Gives every DNS message its one row in the ledger. */
interface MessageLedger {
  /**
   * The message that the next call is about.
   *
   * @param protocol IP protocol that carried it
   */
  void moveTo(int window, long time, int file, int protocol);

  /**
   * Counts it.
   *
   * @param code a {@link LedgerCode}
   * @param detail of the code, 0 for none
   */
  void count(int code, int detail);

  /** A filter holds it back. */
  default void filtered(FilterOption option) {
    count(LedgerCode.filtered(option), 0);
  }

  /** It cannot be read so far that it counts. */
  default void malformed(WireAnomaly anomaly) {
    count(LedgerCode.malformed(anomaly), 0);
  }

  /** It is a response. */
  default void response(WireAnomaly anomaly) {
    count(LedgerCode.RESPONSE, anomaly.ordinal());
  }

  /**
   * It is a query.
   *
   * @param anomaly ordinal of its {@link WireAnomaly}
   * @param ignored whether a rule leaves it out
   */
  default void query(int anomaly, boolean ignored) {
    count(ignored ? LedgerCode.IGNORED_QUERY : LedgerCode.QUERY, anomaly);
  }
}
