package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.export.RowBlock;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.FlowPacket;
import io.toptail.tally.TallyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Beside {@link MessageExport}: puts the packets of flows together and gives the messages that come
 * of them their rows. Blocks are {@linkplain RowBlock#late late}. One instance for each task;
 * packets of a flow all go to the same.
 */
public final class FlowExport implements AutoCloseable {
  private final Consumer<RowBlock> output;
  private final TallyTable table = new TallyTable();
  private final ExportedMessages messages;
  private final FlowAssembly flows;

  /**
   * @param output takes blocks of rows, in no order
   * @param spillFile gives a path for the temporary file, if one is needed
   */
  public FlowExport(ExportSettings settings, Consumer<RowBlock> output, Supplier<Path> spillFile) {
    this.output = output;
    MessageFilter.Matcher filter = settings.filter().new Matcher();
    FlowAccount account = new FlowAccount(table, filter, 0, segment -> {});
    this.messages = new ExportedMessages(settings, filter, account.messages());
    ReassembledMessages found =
        new ReassembledMessages(settings.ports(), settings.tunnels(), account, this::export);
    this.flows = new FlowAssembly(settings.memory(), spillFile, found, () -> {});
  }

  /** Takes a packet; packets may come in any order. */
  public void add(FlowPacket packet) throws IOException {
    flows.add(packet);
  }

  /** Puts all flows together, and gives out all rows; the last call but for the account. */
  public void finish() throws IOException {
    flows.finish();
    flush();
  }

  private void export(FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, FlowPacket by) {
    if (messages.isFull(by.file(), by.position())) {
      flush();
    }
    messages.add(endpoints, message, anomaly, by.timeNanos(), by.file(), by.position());
  }

  private void flush() {
    if (!messages.isEmpty()) {
      output.accept(messages.block(true));
    }
  }

  /**
   * What became of the packets, of the messages in them, and of octets that are in none.
   *
   * @return rows in no order
   */
  public List<PacketAccount.Row> account() {
    return PacketAccount.rows(table);
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() throws IOException {
    flows.close();
  }
}
