package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.filter.MessageFilter;
import io.toptail.history.EventBlock;
import io.toptail.history.EventBlockWriter;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.FlowPacket;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.RowOutput;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Beside the first step: puts the packets of flows together, and tallies the messages that come out
 * like those of datagrams. Packets are sorted by flow first, on disk if they are many, so only one
 * flow is put together at a time, and the order in which they come does not matter. One instance
 * for each task; packets of a flow all go to the same.
 *
 * <p>Every packet ends in exactly one row of the ledger, which says what became of it; messages
 * have rows of their own. The rows are written out when the table outgrows its budget, and at the
 * end, each to the partition that completes its key.
 */
public final class FlowTally implements AutoCloseable {
  private final TallyTable table = new TallyTable();
  private final long tableBytes;
  private final RowOutput rows;
  private final FlowAccount account;
  private final MessageTally messages;
  private final FlowAssembly flows;
  private final BitSet ports = new BitSet();

  /**
   * @param partitions how many of the next step run in parallel
   * @param output takes the blocks of rows
   * @param events takes the facts of counted messages, if the settings want them
   * @param spillFile gives a path for the temporary file, if one is needed
   */
  public FlowTally(
      AnalysisSettings settings,
      int partitions,
      Consumer<TallyBlock> output,
      Consumer<EventBlock> events,
      Supplier<Path> spillFile) {
    this.tableBytes = settings.tableBytes();
    this.rows = new RowOutput(settings, table, partitions, output);
    MessageFilter.Matcher filter = settings.filter().new Matcher();
    this.account = new FlowAccount(table, filter, settings.windowNanos(), this::tallyStrange);
    for (int port : settings.ports()) {
      ports.set(port);
    }
    EventBlockWriter writer = settings.history() ? new EventBlockWriter(partitions, events) : null;
    this.messages = new MessageTally(settings, filter, table, account.messages(), writer, true);
    ReassembledMessages found =
        new ReassembledMessages(settings.ports(), settings.tunnels(), account, this::tally);
    this.flows = new FlowAssembly(tableBytes, spillFile, found, this::flushIfFull);
  }

  /** Takes a packet; packets may come in any order. */
  public void add(FlowPacket packet) throws IOException {
    flows.add(packet);
  }

  /** Puts all flows together, and writes out all rows; the last call but for {@link #close}. */
  public void finish() throws IOException {
    flows.finish();
    flush();
  }

  private void tally(
      FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, FlowPacket completedBy) {
    int window = account.window(completedBy);
    long time = completedBy.timeNanos();
    messages.add(endpoints, message, anomaly, window, time, completedBy.file());
  }

  /** What a client sends to a DNS port that is no DNS. */
  private void tallyStrange(FlowPacket segment) {
    if (ports.get(segment.destinationPort())) {
      int window = account.window(segment);
      messages.notDns(segment, window, segment.timeNanos(), segment.file());
    }
  }

  private void flushIfFull() {
    if (table.bytes() > tableBytes) {
      flush();
    }
  }

  private void flush() {
    messages.flush();
    rows.flush(messages.querySeen());
    messages.forget();
    account.forget();
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() throws IOException {
    flows.close();
  }
}
