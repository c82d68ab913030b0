package io.toptail.analysis;

import io.toptail.capture.PacketBatch;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.export.MessageRows;
import io.toptail.export.RowBlock;
import io.toptail.filter.FilterOption;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.tally.TallyTable;
import java.util.List;
import java.util.function.Consumer;

/**
 * Packets to rows: decodes packets in place, gives each message its row and every packet its place
 * in the account. One instance for each task.
 */
public final class MessageExport {
  private final ExportSettings settings;
  private final MessageFilter.Matcher filter;
  private final Consumer<RowBlock> output;
  private final MessageRows rows;
  private final TallyTable table = new TallyTable();
  private final LedgerTally ledger = new LedgerTally(table);
  private final BatchDecoder decoder;
  private int file;

  /**
   * @param output takes blocks of rows, in the order of the packets
   */
  public MessageExport(ExportSettings settings, Consumer<RowBlock> output) {
    this.settings = settings;
    this.filter = settings.filter().new Matcher();
    this.output = output;
    this.rows = new MessageRows(settings.format(), settings.paths());
    this.decoder = new BatchDecoder(settings.ports(), settings.tunnels(), new Packets());
  }

  /** Exports the messages of a batch; the batch may be reused afterwards. */
  public void add(PacketBatch batch, int file) {
    this.file = file;
    rows.setFractionDigits(batch.fractionDigits());
    decoder.decode(batch);
    if (!rows.isEmpty()) {
      output.accept(rows.block(file, batch.position()));
    }
  }

  /**
   * What became of the packets so far, each counted once.
   *
   * @return rows of outcome, detail and packets, in no order
   */
  public List<PacketAccount.Row> account() {
    return PacketAccount.rows(table);
  }

  private void message(FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, long time) {
    ledger.moveTo(0, time, file);
    FilterOption heldBack = filter.rejecting(endpoints, message, time);
    if (heldBack != null) {
      ledger.filtered(heldBack);
      return;
    }
    boolean counts = MessageTally.counts(message);
    if (!counts) {
      ledger.malformed(anomaly);
    } else if (message.isResponse()) {
      ledger.response(anomaly);
    } else {
      ledger.query(anomaly.ordinal(), false);
    }
    if (counts || settings.malformed()) {
      rows.add(endpoints, message, anomaly, time, file);
    }
  }

  /** Gives every packet its row in the ledger. */
  private final class Packets implements DecodedPackets {
    @Override
    public void message(
        FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, long timeNanos) {
      MessageExport.this.message(endpoints, message, anomaly, timeNanos);
    }

    @Override
    public void notDns(PacketDecoder packet, long timeNanos) {
      if (isLetThrough(timeNanos)) {
        ledger.notDns(packet);
      }
    }

    @Override
    public void piece(PacketOutcome outcome, PacketDecoder packet, long position, long timeNanos) {
      skipped(outcome, packet, timeNanos);
    }

    @Override
    public void skipped(PacketOutcome outcome, PacketDecoder packet, long timeNanos) {
      if (isLetThrough(timeNanos)) {
        ledger.skipped(outcome, packet);
      }
    }

    private boolean isLetThrough(long timeNanos) {
      ledger.moveTo(0, timeNanos, file);
      FilterOption heldBack = filter.rejecting(timeNanos);
      if (heldBack != null) {
        ledger.filtered(heldBack);
      }
      return heldBack == null;
    }
  }
}
