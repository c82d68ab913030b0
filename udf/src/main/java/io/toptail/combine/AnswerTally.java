package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.NegativeAnswer;
import io.toptail.packet.FiveTuple;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/** Counts responses by server and by what tells the kind of server. */
public final class AnswerTally {
  static final int RECURSIVE = 1;
  static final int AUTHORITATIVE = 2;
  static final int DENIAL = 4;
  static final int ROOT_DENIAL = 8;

  private static final int REMEMBERED = 64;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final RememberedRows rows = new RememberedRows(REMEMBERED);

  AnswerTally(TallyTable table) {
    this.table = table;
  }

  /** Counts a response, which is on its way to a client. */
  void add(FiveTuple endpoints, DnsMessage message, long time, int file) {
    byte[] addresses = endpoints.addressBytes();
    int length = endpoints.addressLength();
    int server = endpoints.sourceAddressOffset();
    int flags = flags(message);
    int entry = rows.find((long) length << 8 | flags << 2, addresses, server, length);
    if (entry < 0) {
      key.start(RowKind.ANSWER, 0).putByte(flags).put(addresses, server, length);
      entry = rows.remember(key.in(table));
    }
    table.count(entry, 1, time, file);
    int client = endpoints.destinationAddressOffset();
    table.addClient(entry, KeyHash.of(addresses, client, length));
  }

  private static int flags(DnsMessage message) {
    int flags = (message.ra() ? RECURSIVE : 0) | (message.aa() ? AUTHORITATIVE : 0);
    if (NegativeAnswer.isNameError(message)) {
      flags |= DENIAL | (NegativeAnswer.isOfRoot(message) ? ROOT_DENIAL : 0);
    }
    return flags;
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    rows.forget();
  }
}
