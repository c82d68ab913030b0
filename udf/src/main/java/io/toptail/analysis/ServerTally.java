package io.toptail.analysis;

import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * Finds the rows of servers. Few servers get most queries, so the last rows found are tried before
 * the table is asked.
 */
final class ServerTally {
  private static final int REMEMBERED = 16;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final byte[] wanted = new byte[RowKey.HEADER + 2 + 16];
  private final int[] remembered = new int[REMEMBERED];

  ServerTally(TallyTable table) {
    this.table = table;
    forget();
  }

  /** The entry of the server that a staged question was sent to. */
  int entry(StagedQuestions staged, int i) {
    int addressLength = staged.addressLength[i];
    key.start(staged.base[i] | RowKind.SERVER, staged.window[i]);
    key.putByte(staged.opcode[i]).putByte(staged.protocol[i]);
    key.put(staged.servers, staged.serverOffset(i), addressLength);
    int length = key.copyTo(wanted, 0);
    int place = wanted[length - 1] & REMEMBERED - 1;
    int entry = remembered[place];
    if (entry < 0 || !table.hasKey(entry, wanted, 0, length)) {
      entry = table.entry(wanted, 0, length);
      remembered[place] = entry;
    }
    return entry;
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    Arrays.fill(remembered, -1);
  }
}
