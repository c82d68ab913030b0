package io.toptail.combine;

import io.toptail.packet.FlowPacket;
import io.toptail.packet.IpFragments;
import io.toptail.packet.TcpStreams;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts the packets of flows together. They are sorted by flow first, on disk if they are many, so
 * only one flow is put together at a time, and the order in which they come does not matter.
 */
final class FlowAssembly implements Closeable {
  /** Octets of packets that are sorted in memory, at most. */
  private static final long SORT_MEMORY = 32 << 20;

  /** Octets that the streams of a flow may hold, about. */
  private static final long FLOW_MEMORY = 16 << 20;

  /** Octets at the start of a flow that show which files are recordings of the same traffic. */
  private static final long START_MEMORY = 4 << 20;

  private final FlowSorter sorter;
  private final TcpStreams streams;
  private final IpFragments datagrams;
  private final Runnable flowEnded;
  private final Recordings recordings = new Recordings();
  private final List<FlowPacket> start = new ArrayList<>();
  private long startOctets;
  private boolean started;
  private String flow = "";

  /**
   * @param memory octets to sort in, at most
   * @param spillFile gives a path for the temporary file, if one is needed
   * @param output takes what comes of the packets
   * @param flowEnded runs whenever all packets of a flow have been put together
   */
  FlowAssembly(
      long memory, Supplier<Path> spillFile, ReassembledMessages output, Runnable flowEnded) {
    this.sorter = new FlowSorter(Math.min(SORT_MEMORY, memory), spillFile);
    this.streams = new TcpStreams(FLOW_MEMORY, output);
    this.datagrams = new IpFragments(FLOW_MEMORY, output);
    this.flowEnded = flowEnded;
  }

  /** Takes a packet; packets may come in any order. */
  void add(FlowPacket packet) throws IOException {
    sorter.add(packet);
  }

  /** Puts all flows together; the last call but for {@link #close}. */
  void finish() throws IOException {
    sorter.drain(this::next);
    endFlow();
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
    flowEnded.run();
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() throws IOException {
    sorter.close();
  }
}
