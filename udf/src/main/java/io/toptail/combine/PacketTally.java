package io.toptail.combine;

import io.toptail.capture.CaptureDrops;
import io.toptail.capture.PacketBatch;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.filter.MessageFilter;
import io.toptail.history.EventBlock;
import io.toptail.history.EventBlockWriter;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.FlowPacket;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOutput;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyTable;
import java.util.function.Consumer;

/**
 * The first step: decodes packets in place and combines them into tallies before anything is moved.
 * One instance for each task.
 *
 * <p>Every packet ends in exactly one row of the ledger, but for those that go to {@link FlowTally}
 * and end there. When the table outgrows its budget, and on {@link #flush}, all rows are written
 * out, each to the partition that completes its key.
 */
public final class PacketTally {
  private final AnalysisSettings settings;
  private final TallyTable table = new TallyTable();
  private final RowOutput rows;
  private final RowKey key = new RowKey();
  private final LedgerTally ledger = new LedgerTally(table);
  private final MessageTally messages;
  private final Packets packets;
  private final BatchDecoder decoder;
  private final ClockTally clock = new ClockTally(table);
  private final DamageTally damage = new DamageTally(table);

  /**
   * @param partitions how many of the next step run in parallel
   * @param output takes the blocks of rows
   * @param flows takes the packets that mean something only with others of their flow; they are not
   *     in the rows
   * @param events takes the facts of counted messages, if the settings want them
   */
  public PacketTally(
      AnalysisSettings settings,
      int partitions,
      Consumer<TallyBlock> output,
      Consumer<FlowPacket> flows,
      Consumer<EventBlock> events) {
    this.settings = settings;
    this.rows = new RowOutput(settings, table, partitions, output);
    MessageFilter.Matcher filter = settings.filter().new Matcher();
    EventBlockWriter writer = settings.history() ? new EventBlockWriter(partitions, events) : null;
    this.messages = new MessageTally(settings, filter, table, ledger, writer, false);
    this.packets = new Packets(filter, flows);
    this.decoder = new BatchDecoder(settings.ports(), settings.tunnels(), packets);
  }

  /** Counts all packets of a batch; the batch may be reused afterwards. */
  public void add(PacketBatch batch, int file) {
    packets.setFile(file);
    decoder.decode(batch);
    addFile(batch, file);
    if (table.bytes() > settings.tableBytes()) {
      flush();
    }
  }

  /** Writes out all rows and forgets them. */
  public void flush() {
    messages.flush();
    rows.flush(messages.querySeen());
    messages.forget();
    ledger.forget();
  }

  private void addFile(PacketBatch batch, int file) {
    if (batch.size() > 0) {
      long time = batch.timeNanos(batch.size() - 1);
      int entry = key.start(RowKind.FILE, 0).putInt(file).put(batch.container()).in(table);
      table.count(entry, batch.size(), time, file);
      entry = key.start(RowKind.DIGITS, 0).putByte(batch.fractionDigits()).in(table);
      table.count(entry, 1, time, file);
      clock.add(batch, file);
    }
    damage.add(batch, file);
    if (batch.span() != null) {
      byte[] span = SplitRows.bytes(batch.span());
      table.count(
          key.start(RowKind.SPLIT, 0).putInt(file).put(span, 0, span.length).in(table), 1, 0, file);
    }
    for (CaptureDrops drops : batch.drops()) {
      key.start(RowKind.DROPS, 0).putInt(file).putLong(drops.section());
      table.count(key.putInt(drops.interfaceNumber()).in(table), 1, drops.packets(), file);
    }
  }

  /** Gives messages to their tally. */
  private final class Packets extends AccountedPackets {
    Packets(MessageFilter.Matcher filter, Consumer<FlowPacket> flows) {
      super(ledger, filter, settings.windowNanos(), flows);
    }

    @Override
    public void message(
        FiveTuple endpoints,
        DnsMessage message,
        WireAnomaly anomaly,
        long position,
        long timeNanos) {
      messages.add(endpoints, message, anomaly, window(timeNanos), timeNanos, file());
    }
  }
}
