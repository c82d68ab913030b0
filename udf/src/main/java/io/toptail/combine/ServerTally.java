package io.toptail.combine;

import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/** Finds the rows of servers. */
final class ServerTally {
  private static final int REMEMBERED = 16;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final RememberedRows rows = new RememberedRows(REMEMBERED);

  ServerTally(TallyTable table) {
    this.table = table;
  }

  /** The entry of the server that a staged question was sent to. */
  int entry(StagedQuestions staged, int i) {
    int address = staged.serverOffset(i);
    int length = staged.addressLength[i];
    int entry = rows.find(fields(staged, i), staged.servers, address, length);
    if (entry < 0) {
      key.start(staged.base[i] | RowKind.SERVER, staged.window[i]);
      key.putByte(staged.opcode[i]).putByte(staged.protocol[i]);
      entry = rows.remember(key.put(staged.servers, address, length).in(table));
    }
    return entry;
  }

  private static long fields(StagedQuestions staged, int i) {
    long fields = (long) staged.window[i] << 8 | staged.base[i];
    return (fields << 4 | staged.opcode[i]) << 16
        | staged.protocol[i] << 8
        | staged.addressLength[i];
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    rows.forget();
  }
}
