package io.toptail.analysis;

import io.toptail.packet.FlowPacket;
import io.toptail.packet.IpFragments;
import io.toptail.packet.TcpStreams;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  /** Octets of packets that are sorted in memory, at most. */
  private static final long SORT_MEMORY = 32 << 20;

  /** Octets that the streams of a flow may hold, about. */
  private static final long FLOW_MEMORY = 16 << 20;

  /** Octets at the start of a flow that show which files are recordings of the same traffic. */
  private static final long START_MEMORY = 4 << 20;

  private final AnalysisSettings settings;
  private final FlowSorter sorter;
  private final TallyTable table = new TallyTable();
  private final RowOutput rows;
  private final ReassembledTally tally;
  private final TcpStreams streams;
  private final IpFragments datagrams;
  private final Recordings recordings = new Recordings();
  private final List<FlowPacket> start = new ArrayList<>();
  private long startOctets;
  private boolean started;
  private String flow = "";

  /**
   * @param partitions how many of the next step run in parallel
   * @param output takes the blocks of rows
   * @param spillFile gives a path for the temporary file, if one is needed
   */
  public FlowTally(
      AnalysisSettings settings,
      int partitions,
      Consumer<TallyBlock> output,
      Supplier<Path> spillFile) {
    this.settings = settings;
    this.sorter = new FlowSorter(Math.min(SORT_MEMORY, settings.tableBytes()), spillFile);
    this.rows = new RowOutput(table, partitions, output);
    this.tally = new ReassembledTally(settings, table);
    this.streams = new TcpStreams(FLOW_MEMORY, tally);
    this.datagrams = new IpFragments(FLOW_MEMORY, tally);
  }

  /** Takes a packet; packets may come in any order. */
  public void add(FlowPacket packet) throws IOException {
    sorter.add(packet);
  }

  /** Puts all flows together, and writes out all rows; the last call but for {@link #close}. */
  public void finish() throws IOException {
    sorter.drain(this::next);
    endFlow();
    tally.flush(rows);
  }

  private void next(FlowSorter.Keyed keyed) {
    if (!keyed.flow().equals(flow)) {
      endFlow();
      flow = keyed.flow();
    }
    FlowPacket packet = keyed.packet();
    if (started) {
      reassemble(packet);
      return;
    }
    start.add(packet);
    startOctets += packet.memory();
    if (startOctets > START_MEMORY) {
      startFlow();
    }
  }

  private void startFlow() {
    recordings.tellApart(start);
    start.forEach(this::reassemble);
    start.clear();
    startOctets = 0;
    started = true;
  }

  private void reassemble(FlowPacket packet) {
    int recording = recordings.of(packet);
    if (packet.fragment()) {
      datagrams.add(packet, recording);
    } else {
      streams.add(packet, recording);
    }
  }

  private void endFlow() {
    startFlow();
    streams.finish();
    datagrams.finish();
    started = false;
    if (table.bytes() > settings.tableBytes()) {
      tally.flush(rows);
    }
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() throws IOException {
    sorter.close();
  }
}
