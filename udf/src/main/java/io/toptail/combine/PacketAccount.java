package io.toptail.combine;

import io.toptail.packet.StreamLoss;
import io.toptail.row.LedgerCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What became of packets, out of the rows of ledgers. */
public final class PacketAccount {
  private static final int TCP = 6;

  private PacketAccount() {}

  /** What is counted. */
  public enum Unit {
    PACKETS,
    /** Messages that were put together from segments. */
    MESSAGES_OUT_OF_TCP,
    /** Messages that were put together from fragments. */
    MESSAGES_OUT_OF_FRAGMENTS,
    /** Octets of streams that are in no message. */
    LOST_OCTETS
  }

  /**
   * What had one outcome.
   *
   * @param detail such as {@code TCP/443}; may be empty
   * @param message whether they are messages that count
   */
  public record Row(Unit unit, String outcome, String detail, long count, boolean message)
      implements Serializable {}

  /**
   * The rows of a table.
   *
   * @throws IllegalStateException if messages put together do not add up to those that were found
   */
  static List<Row> rows(TallyTable table) {
    List<Row> rows = new ArrayList<>();
    long found = 0;
    for (int entry = 0; entry < table.size(); entry++) {
      byte[] keys = table.keys(entry);
      int at = table.keyOffset(entry) + RowKey.HEADER;
      long count = table.count(entry);
      switch (RowKey.kind(keys, table.keyOffset(entry))) {
        case RowKind.LEDGER -> rows.add(row(Unit.PACKETS, keys, at, count));
        case RowKind.REASSEMBLED -> {
          Unit unit =
              RowKey.getByte(keys, at) == TCP
                  ? Unit.MESSAGES_OUT_OF_TCP
                  : Unit.MESSAGES_OUT_OF_FRAGMENTS;
          rows.add(row(unit, keys, at + 1, count));
          found -= count;
        }
        case RowKind.REASSEMBLED_SUM -> found += count;
        case RowKind.LOST_OCTETS -> {
          String reason = StreamLoss.values()[RowKey.getByte(keys, at)].id();
          rows.add(new Row(Unit.LOST_OCTETS, reason, "", count, false));
        }
        default -> {}
      }
    }
    if (found != 0) {
      throw new IllegalStateException("messages put together do not add up: off by " + found);
    }
    return rows;
  }

  private static Row row(Unit unit, byte[] keys, int at, long count) {
    int code = RowKey.getByte(keys, at);
    String detail = LedgerCode.detail(code, RowKey.getInt(keys, at + 1));
    return new Row(unit, LedgerCode.outcome(code), detail, count, LedgerCode.isMessage(code));
  }
}
