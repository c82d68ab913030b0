package io.toptail.analysis;

import io.toptail.tally.TallyTable;

/** Finds the rows of servers. */
final class ServerTally {
  private static final int REMEMBERED = 16;

  private final RowKey key = new RowKey();
  private final RememberedRows rows;

  ServerTally(TallyTable table) {
    this.rows = new RememberedRows(table, REMEMBERED);
  }

  /** The entry of the server that a staged question was sent to. */
  int entry(StagedQuestions staged, int i) {
    int address = staged.serverOffset(i);
    int length = staged.addressLength[i];
    key.start(staged.base[i] | RowKind.SERVER, staged.window[i]);
    key.putByte(staged.opcode[i]).putByte(staged.protocol[i]).put(staged.servers, address, length);
    return rows.entry(key, staged.servers[address + length - 1]);
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    rows.forget();
  }
}
