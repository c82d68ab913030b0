package io.toptail.analysis;

import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;

/** What became of packets, out of the rows of a {@link LedgerTally}. */
public final class PacketAccount {
  private PacketAccount() {}

  /**
   * Packets of one outcome.
   *
   * @param detail such as {@code TCP/443}; may be empty
   */
  public record Row(String outcome, String detail, long packets) {}

  static List<Row> rows(TallyTable table) {
    List<Row> rows = new ArrayList<>();
    for (int entry = 0; entry < table.size(); entry++) {
      int at = table.keyOffset(entry);
      if (RowKey.kind(table.keys(), at) == RowKind.LEDGER) {
        int code = RowKey.getByte(table.keys(), at + RowKey.HEADER);
        int detail = RowKey.getInt(table.keys(), at + RowKey.HEADER + 1);
        rows.add(
            new Row(LedgerCode.outcome(code), LedgerCode.detail(code, detail), table.count(entry)));
      }
    }
    return rows;
  }
}
