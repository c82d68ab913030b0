package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.export.MessageRows;
import io.toptail.export.PrivateMessage;
import io.toptail.export.RowBlock;
import io.toptail.filter.FilterOption;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FiveTuple;

/**
 * Gives every message its row in the ledger, and those that the filters let through a row in the
 * export, whatever they travelled in.
 */
final class ExportedMessages {
  /** Octets of rows in a block, about. */
  private static final int BLOCK_BYTES = 1 << 18;

  private final MessageFilter.Matcher filter;
  private final MessageLedger ledger;
  private final MessageRows rows;
  private final boolean malformed;

  ExportedMessages(ExportSettings settings, MessageFilter.Matcher filter, MessageLedger ledger) {
    this.filter = filter;
    this.ledger = ledger;
    this.rows =
        new MessageRows(
            settings.format(),
            settings.paths(),
            new PrivateMessage(settings.addresses(), settings.ports()));
    this.malformed = settings.malformed();
  }

  /** Digits of a second that the next messages were recorded with. */
  void setFractionDigits(int digits) {
    rows.setFractionDigits(digits);
  }

  void add(
      FiveTuple endpoints,
      DnsMessage message,
      WireAnomaly anomaly,
      long time,
      int file,
      long position) {
    ledger.moveTo(0, time, file, endpoints.protocol());
    FilterOption heldBack = filter.rejecting(endpoints, message, time);
    if (heldBack != null) {
      ledger.filtered(heldBack);
      return;
    }
    if (!MessageTally.counts(message)) {
      ledger.malformed(anomaly);
    } else if (message.isResponse()) {
      ledger.response(anomaly);
    } else {
      ledger.query(anomaly.ordinal(), false);
    }
    if (message.countable() || malformed) {
      rows.add(endpoints, message, anomaly, time, file, position);
    }
  }

  /** Whether rows are waiting. */
  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether it is time for a block before a row of this packet, whose rows stay together. */
  boolean isFull(int file, long position) {
    return rows.bytes() > BLOCK_BYTES && !rows.endsAt(file, position);
  }

  /** The rows that wait. */
  RowBlock block(boolean late) {
    return rows.block(late);
  }
}
