package io.toptail.assembly;

import io.toptail.packet.StreamLoss;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.LostRow;
import io.toptail.report.WindowReport.Reassembled;
import io.toptail.report.WindowReport.ReassembledRow;
import io.toptail.row.LedgerCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The account of the packets of a window, and of the messages that were put together from several
 * of them. Both must add up, or the run fails.
 */
final class LedgerAssembler {
  private static final int TCP = 6;

  private final TallyTable table;
  private final RowIndex index;
  private final int window;

  LedgerAssembler(TallyTable table, RowIndex index, int window) {
    this.table = table;
    this.index = index;
    this.window = window;
  }

  /**
   * One row per outcome, largest first.
   *
   * @throws IllegalStateException if they do not add up to the packets of the window
   */
  List<LedgerRow> packets() {
    List<LedgerRow> rows = unchecked();
    long accounted = rows.stream().mapToLong(LedgerRow::packets).sum();
    balance("packets", accounted, table.count(index.only(RowKind.WINDOW, window)));
    return rows;
  }

  /** The same where nothing says how many packets there are. */
  List<LedgerRow> unchecked() {
    List<LedgerRow> rows = new ArrayList<>();
    for (int entry : index.of(RowKind.LEDGER, window)) {
      int code = RowKey.getByte(table, entry, RowKey.HEADER);
      String detail = LedgerCode.detail(code, RowKey.getInt(table, entry, RowKey.HEADER + 1));
      boolean message = LedgerCode.isMessage(code);
      rows.add(new LedgerRow(LedgerCode.outcome(code), detail, table.count(entry), message));
    }
    rows.sort(
        Comparator.comparingLong(LedgerRow::packets)
            .reversed()
            .thenComparing(LedgerRow::outcome)
            .thenComparing(LedgerRow::detail));
    return rows;
  }

  /**
   * Messages out of TCP streams and fragments, one row per outcome, largest first.
   *
   * @throws IllegalStateException if they do not add up to the messages that were found
   */
  Reassembled reassembled() {
    List<ReassembledRow> rows = new ArrayList<>();
    for (int entry : index.of(RowKind.REASSEMBLED, window)) {
      String source = RowKey.getByte(table, entry, RowKey.HEADER) == TCP ? "tcp" : "fragments";
      int code = RowKey.getByte(table, entry, RowKey.HEADER + 1);
      String detail = LedgerCode.detail(code, RowKey.getInt(table, entry, RowKey.HEADER + 2));
      boolean counted = LedgerCode.isMessage(code);
      String outcome = LedgerCode.outcome(code);
      rows.add(new ReassembledRow(source, outcome, detail, table.count(entry), counted));
    }
    rows.sort(
        Comparator.comparingLong(ReassembledRow::messages)
            .reversed()
            .thenComparing(ReassembledRow::source)
            .thenComparing(ReassembledRow::outcome)
            .thenComparing(ReassembledRow::detail));
    long found = 0;
    for (int entry : index.of(RowKind.REASSEMBLED_SUM, window)) {
      found += table.count(entry);
    }
    long accounted = rows.stream().mapToLong(ReassembledRow::messages).sum();
    balance("messages put together", accounted, found);
    return new Reassembled(rows, lost());
  }

  private List<LostRow> lost() {
    List<LostRow> rows = new ArrayList<>();
    for (int entry : index.of(RowKind.LOST_OCTETS, window)) {
      StreamLoss reason = StreamLoss.values()[RowKey.getByte(table, entry, RowKey.HEADER)];
      rows.add(new LostRow(reason.id(), table.count(entry)));
    }
    rows.sort(Comparator.comparingLong(LostRow::octets).reversed().thenComparing(LostRow::reason));
    return rows;
  }

  private static void balance(String what, long accounted, long read) {
    if (accounted != read) {
      throw new IllegalStateException(
          "the ledger of a window adds up to " + accounted + " " + what + ", read were " + read);
    }
  }

  /** Messages of one outcome, in datagrams and put together. */
  static long messages(List<LedgerRow> ledger, Reassembled reassembled, int code) {
    String outcome = LedgerCode.outcome(code);
    long messages = 0;
    for (LedgerRow row : ledger) {
      messages += row.outcome().equals(outcome) ? row.packets() : 0;
    }
    for (ReassembledRow row : reassembled.messages()) {
      messages += row.outcome().equals(outcome) ? row.messages() : 0;
    }
    return messages;
  }
}
