package io.toptail.combine;

import io.toptail.packet.FragmentFate;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.packet.SegmentFate;
import io.toptail.row.LedgerCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/**
 * Gives every packet its one row in the ledger; remembers the last row, which most packets share.
 */
final class LedgerTally implements MessageLedger {
  private static final int TCP = 6;
  private static final int UDP = 17;

  private final TallyTable table;
  private final RowKey key = new RowKey();
  private int window;
  private long time;
  private int file;
  private int lastWindow;
  private int lastCode = -1;
  private int lastDetail;
  private int lastEntry;
  private int windowEntry = -1;

  LedgerTally(TallyTable table) {
    this.table = table;
  }

  /** The packet that the next call is about. */
  void moveTo(int window, long time, int file) {
    if (window != this.window) {
      windowEntry = -1;
    }
    this.window = window;
    this.time = time;
    this.file = file;
  }

  /** The message that the next call is about, which is a packet of its own. */
  @Override
  public void moveTo(int window, long time, int file, int protocol) {
    moveTo(window, time, file);
  }

  void skipped(PacketOutcome outcome, PacketDecoder packet) {
    int detail = 0;
    if (outcome == PacketOutcome.TCP) {
      detail = TCP << 16 | Math.min(packet.sourcePort(), packet.destinationPort());
    } else if (outcome == PacketOutcome.OTHER_PROTOCOL) {
      detail = packet.protocol() << 16;
    } else if (outcome == PacketOutcome.NOT_IP) {
      detail = packet.etherType();
    } else if (outcome == PacketOutcome.UNKNOWN_LINK_TYPE) {
      detail = packet.linkType();
    }
    count(LedgerCode.skipped(outcome), detail);
  }

  void notDns(PacketDecoder packet) {
    int port = Math.min(packet.sourcePort(), packet.destinationPort());
    count(LedgerCode.NOT_DNS_PORT, UDP << 16 | port);
  }

  void segment(SegmentFate fate) {
    count(LedgerCode.SEGMENT, fate.ordinal());
  }

  void fragment(FragmentFate fate) {
    count(LedgerCode.FRAGMENT, fate.ordinal());
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    lastCode = -1;
    windowEntry = -1;
  }

  @Override
  public void count(int code, int detail) {
    if (code != lastCode || detail != lastDetail || window != lastWindow) {
      key.start(RowKind.LEDGER, window).putByte(code).putInt(detail);
      lastEntry = key.in(table);
      lastCode = code;
      lastDetail = detail;
      lastWindow = window;
    }
    table.count(lastEntry, 1, time, file);
    if (windowEntry < 0) {
      windowEntry = key.start(RowKind.WINDOW, window).in(table);
    }
    table.count(windowEntry, 1, time, file);
  }
}
