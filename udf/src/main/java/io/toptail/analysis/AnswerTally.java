package io.toptail.analysis;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.NegativeAnswer;
import io.toptail.packet.FiveTuple;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * Counts responses by server and by what tells the kind of server. Few servers send most responses,
 * so the last rows found are tried before the table is asked.
 */
final class AnswerTally {
  static final int RECURSIVE = 1;
  static final int AUTHORITATIVE = 2;
  static final int DENIAL = 4;
  static final int ROOT_DENIAL = 8;

  private static final int REMEMBERED = 64;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final byte[] wanted = new byte[RowKey.HEADER + 1 + 16];
  private final int[] remembered = new int[REMEMBERED];

  AnswerTally(TallyTable table) {
    this.table = table;
    forget();
  }

  /** Counts a response, which is on its way to a client. */
  void add(FiveTuple endpoints, DnsMessage message, long time, int file) {
    byte[] addresses = endpoints.addressBytes();
    int length = endpoints.addressLength();
    key.start(RowKind.ANSWER, 0).putByte(flags(message));
    key.put(addresses, endpoints.sourceAddressOffset(), length);
    int entry = entry(key.copyTo(wanted, 0));
    table.count(entry, 1, time, file);
    int client = endpoints.destinationAddressOffset();
    table.addClient(entry, KeyHash.of(addresses, client, length));
  }

  private int entry(int length) {
    int place = (wanted[length - 1] ^ wanted[RowKey.HEADER] << 2) & REMEMBERED - 1;
    int entry = remembered[place];
    if (entry < 0 || !table.hasKey(entry, wanted, 0, length)) {
      entry = table.entry(wanted, 0, length);
      remembered[place] = entry;
    }
    return entry;
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
    Arrays.fill(remembered, -1);
  }
}
