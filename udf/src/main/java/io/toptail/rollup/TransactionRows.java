package io.toptail.rollup;

import io.toptail.detect.OutcomeDetail;
import io.toptail.detect.TypeGroup;
import io.toptail.history.JoinCount;
import io.toptail.history.JoinedTransaction;
import io.toptail.history.LatencyBuckets;
import io.toptail.name.WireName;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Counts transactions by outcome and latency: in all, by name, by server, and by client for the
 * largest of them. Data-processing style: no object per transaction.
 */
final class TransactionRows {
  private static final int OUTCOME_SPAN = OutcomeCode.TOTALS + 32;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final long[] totals = new long[OUTCOME_SPAN];
  private final LargestClients clients;
  private final ClientOutcomes client = new ClientOutcomes();
  private final WireName name = new WireName();
  private final boolean delegations;
  private int window;

  /**
   * @param top clients kept in each window
   * @param delegations whether servers are to be counted by domain too
   */
  TransactionRows(TallyTable table, int top, boolean delegations) {
    this.table = table;
    this.delegations = delegations;
    this.clients = new LargestClients(table, top);
  }

  void add(JoinedTransaction transaction, int facts, int inWindow) {
    int code = OutcomeCode.of(transaction.outcome(), OutcomeDetail.of(transaction));
    moveTo(inWindow);
    totals[transaction.outcome().ordinal()]++;
    client.add(transaction);
    name(transaction, facts, code);
    server(transaction, code);
    if (delegations && !transaction.rd() && transaction.registrableLabels() > 0) {
      delegation(transaction, code);
    }
  }

  private void delegation(JoinedTransaction transaction, int code) {
    int length = transaction.serverLength();
    key.start(RowKind.SERVER_DOMAIN, window).putByte(code).putByte(length);
    key.put(transaction.serverBytes(), transaction.serverOffset(), length);
    int from = transaction.nameOffset();
    int end = from + transaction.nameLength();
    name.wrap(transaction.nameBytes(), from, end - from);
    int domain = name.suffixOffset(transaction.registrableLabels());
    key.put(transaction.nameBytes(), domain, end - domain);
    table.count(key.in(table), 1, transaction.timeNanos(), transaction.file());
  }

  private void name(JoinedTransaction transaction, int facts, int code) {
    if (transaction.nameLength() == 0) {
      return;
    }
    key.start(RowKind.NAME_OUTCOME, window)
        .putByte(OutcomeCode.ofType(code, TypeGroup.of(transaction.qtype())));
    key.put(transaction.nameBytes(), transaction.nameOffset(), transaction.nameLength());
    int entry = key.in(table);
    table.setAttribute(entry, facts);
    table.count(entry, 1, transaction.timeNanos(), transaction.file());
  }

  private void server(JoinedTransaction transaction, int code) {
    byte[] bytes = transaction.serverBytes();
    int offset = transaction.serverOffset();
    int length = transaction.serverLength();
    key.start(RowKind.SERVER_OUTCOME, window).putByte(code).put(bytes, offset, length);
    table.count(key.in(table), 1, transaction.timeNanos(), transaction.file());
    if (transaction.isSentOnce()) {
      int bucket = LatencyBuckets.of(transaction.latencyNanos());
      key.start(RowKind.SERVER_LATENCY, window).putShort(bucket).put(bytes, offset, length);
      table.count(key.in(table), 1, transaction.timeNanos(), transaction.file());
    }
  }

  void count(JoinCount what, int inWindow) {
    moveTo(inWindow);
    totals[OutcomeCode.TOTALS + what.ordinal()]++;
  }

  private void moveTo(int next) {
    if (next != window) {
      writeTotals();
      window = next;
    }
  }

  private void writeTotals() {
    for (int what = 0; what < totals.length; what++) {
      if (totals[what] > 0) {
        int entry = key.start(RowKind.TRANSACTIONS, window).putByte(what).in(table);
        table.count(entry, totals[what], 0, 0);
        totals[what] = 0;
      }
    }
  }

  /**
   * The transactions added last were all of this client in this window.
   *
   * @param shown what the report shows in place of the address
   */
  void endClient(byte[] address, byte[] shown, int ofWindow) {
    clients.offer(client, address, shown, ofWindow);
    client.clear();
  }

  /** Writes what is kept beside the table; the last call. */
  void finish() {
    writeTotals();
    clients.write();
  }
}
