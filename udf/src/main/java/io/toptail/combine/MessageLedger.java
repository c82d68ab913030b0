package io.toptail.combine;

import io.toptail.dns.WireAnomaly;
import io.toptail.filter.FilterOption;

/** Gives every DNS message its one row in the ledger. */
interface MessageLedger {
  /**
   * The message that the next call is about.
   *
   * @param protocol IP protocol that carried it
   */
  void moveTo(int window, long time, int file, int protocol);

  /** A filter holds it back. */
  void filtered(FilterOption option);

  void malformed(WireAnomaly anomaly);

  void response(WireAnomaly anomaly);

  /**
   * @param anomaly ordinal of its {@link WireAnomaly}
   */
  void query(int anomaly, boolean ignored);
}
