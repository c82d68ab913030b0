package io.toptail.combine;

import io.toptail.capture.PacketBatch;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.export.RowBlock;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.FlowPacket;
import io.toptail.tally.TallyTable;
import java.util.List;
import java.util.function.Consumer;

/**
 * Packets to rows: decodes packets in place, gives each message its row and every packet its place
 * in the account, but for those that go to {@link FlowExport} and end there. One instance for each
 * task.
 */
public final class MessageExport {
  private final Consumer<RowBlock> output;
  private final TallyTable table = new TallyTable();
  private final LedgerTally ledger = new LedgerTally(table);
  private final ExportedMessages messages;
  private final Packets packets;
  private final BatchDecoder decoder;

  /**
   * @param output takes blocks of rows, in the order of the packets
   * @param flows takes the packets that mean something only with others of their flow
   */
  public MessageExport(
      ExportSettings settings, Consumer<RowBlock> output, Consumer<FlowPacket> flows) {
    this.output = output;
    MessageFilter.Matcher filter = settings.filter().new Matcher();
    this.messages = new ExportedMessages(settings, filter, ledger);
    this.packets = new Packets(filter, flows);
    this.decoder = new BatchDecoder(settings.ports(), settings.tunnels(), packets);
  }

  /** Exports the messages of a batch; the batch may be reused afterwards. */
  public void add(PacketBatch batch, int file) {
    packets.setFile(file);
    messages.setFractionDigits(batch.fractionDigits());
    decoder.decode(batch);
    if (!messages.isEmpty()) {
      output.accept(messages.block(false));
    }
  }

  /**
   * What became of the packets so far, each counted once.
   *
   * @return rows in no order
   */
  public List<PacketAccount.Row> account() {
    return PacketAccount.rows(table);
  }

  /** Gives messages their rows. */
  private final class Packets extends AccountedPackets {
    Packets(MessageFilter.Matcher filter, Consumer<FlowPacket> flows) {
      super(ledger, filter, 0, flows);
    }

    @Override
    public void message(
        FiveTuple endpoints,
        DnsMessage message,
        WireAnomaly anomaly,
        long position,
        long timeNanos) {
      messages.add(endpoints, message, anomaly, timeNanos, file(), position);
    }
  }
}
