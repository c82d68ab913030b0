package io.toptail.combine;

import io.toptail.packet.StreamLoss;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * The account of messages that were put together from several packets: they are no packets, so they
 * have rows of their own, and a sum of their own to check them by.
 */
final class ReassembledLedger implements MessageLedger {
  private final TallyTable table;
  private final RowKey key = new RowKey();
  private int window;
  private long time;
  private int file;
  private int protocol;

  ReassembledLedger(TallyTable table) {
    this.table = table;
  }

  @Override
  public void moveTo(int window, long time, int file, int protocol) {
    this.window = window;
    this.time = time;
    this.file = file;
    this.protocol = protocol;
  }

  @Override
  public void count(int code, int detail) {
    key.start(RowKind.REASSEMBLED, window).putByte(protocol).putByte(code).putInt(detail);
    table.count(key.in(table), 1, time, file);
  }

  /** A message came out of a stream or of fragments; one of the other calls is to follow. */
  void found() {
    int entry = key.start(RowKind.REASSEMBLED_SUM, window).putByte(protocol).in(table);
    table.count(entry, 1, time, file);
  }

  /** Octets of a stream are in no message. */
  void lost(StreamLoss reason, long octets) {
    int entry = key.start(RowKind.LOST_OCTETS, window).putByte(reason.ordinal()).in(table);
    table.count(entry, octets, time, file);
  }
}
