package io.toptail.analysis;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.FlowPacket;
import io.toptail.packet.FragmentFate;
import io.toptail.packet.IpFragments;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.packet.SegmentFate;
import io.toptail.packet.StreamLoss;
import io.toptail.packet.TcpStreams;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
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
 * have rows of their own.
 */
public final class FlowTally implements AutoCloseable {
  /** Octets that a flow may hold, about; two directions of a stream stay below it. */
  private static final long FLOW_MEMORY = 8 << 20;

  /** Octets of packets that are sorted in memory, at most. */
  private static final long SORT_MEMORY = 32 << 20;

  private final AnalysisSettings settings;
  private final BitSet ports = new BitSet();
  private final TallyTable table = new TallyTable();
  private final RowOutput rows;
  private final LedgerTally packets = new LedgerTally(table);
  private final ReassembledLedger ledger = new ReassembledLedger(table);
  private final MessageTally messages;
  private final DnsMessage message = new DnsMessage();
  private final PacketDecoder decoder;
  private final TcpStreams streams = new TcpStreams(FLOW_MEMORY, new Segments());
  private final IpFragments datagrams = new IpFragments(FLOW_MEMORY, new Fragments());
  private final FlowSorter sorter;
  private String flow = "";
  private byte[] datagram = new byte[0];

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
    this.messages = new MessageTally(Knowledge.of(settings), table, ledger);
    this.decoder = new PacketDecoder().tunnels(settings.tunnels());
    for (int port : settings.ports()) {
      ports.set(port);
    }
  }

  /** Takes a packet; packets may come in any order. */
  public void add(FlowPacket packet) throws IOException {
    sorter.add(packet);
  }

  /** Puts all flows together, and writes out all rows; the last call but for {@link #close}. */
  public void finish() throws IOException {
    sorter.drain(this::next);
    endFlow();
    flushRows();
  }

  private void next(FlowSorter.Keyed keyed) {
    if (!keyed.flow().equals(flow)) {
      endFlow();
      flow = keyed.flow();
    }
    FlowPacket packet = keyed.packet();
    if (packet.fragment()) {
      datagrams.add(packet);
    } else {
      streams.add(packet);
    }
  }

  private void endFlow() {
    streams.finish();
    datagrams.finish();
    if (table.bytes() > settings.tableBytes()) {
      flushRows();
    }
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() throws IOException {
    sorter.close();
  }

  private void flushRows() {
    messages.flush();
    rows.flush(messages.querySeen());
    messages.forget();
    packets.forget();
  }

  private void tally(
      FlowPacket by, FiveTuple endpoints, byte[] bytes, int offset, int length, int fullLength) {
    WireAnomaly anomaly = message.wrap(bytes, offset, length, fullLength);
    int window = window(by);
    ledger.moveTo(window, by.timeNanos(), by.file(), endpoints.protocol());
    ledger.found();
    messages.add(endpoints, message, anomaly, window, by.timeNanos(), by.file());
  }

  private int window(FlowPacket packet) {
    return TimeWindows.number(packet.timeNanos(), settings.windowNanos());
  }

  private void moveTo(FlowPacket packet) {
    packets.moveTo(window(packet), packet.timeNanos(), packet.file());
  }

  /** What comes out of TCP. */
  private final class Segments implements TcpStreams.Output {
    @Override
    public void message(FlowPacket completedBy, byte[] bytes, int offset, int length) {
      tally(completedBy, completedBy, bytes, offset, length, length);
    }

    @Override
    public void segment(FlowPacket segment, SegmentFate fate) {
      moveTo(segment);
      packets.segment(fate);
    }

    @Override
    public void lost(FlowPacket near, StreamLoss reason, long octets) {
      ledger.moveTo(window(near), near.timeNanos(), near.file(), near.protocol());
      ledger.lost(reason, octets);
    }
  }

  /** What comes out of fragments. */
  private final class Fragments implements IpFragments.Output {
    @Override
    public void datagram(List<FlowPacket> fragments, int protocol, byte[] payload, int length) {
      FragmentFate fate = read(fragments.get(fragments.size() - 1), protocol, payload, length);
      fragments.forEach(fragment -> dropped(fragment, fate));
    }

    @Override
    public void dropped(FlowPacket fragment, FragmentFate fate) {
      moveTo(fragment);
      packets.fragment(fate);
    }

    private FragmentFate read(FlowPacket last, int protocol, byte[] payload, int length) {
      int start = last.offset();
      if (datagram.length < start + length) {
        datagram = new byte[start + length];
      }
      System.arraycopy(last.octets(), 0, datagram, 0, start);
      System.arraycopy(payload, 0, datagram, start, length);
      int version = last.addressLength() == 4 ? 4 : 6;
      PacketOutcome outcome =
          decoder.decodeTransport(datagram, 0, version, protocol, start, length, length);
      if (outcome != PacketOutcome.UDP) {
        return outcome == PacketOutcome.TCP ? FragmentFate.TCP : FragmentFate.NO_UDP;
      }
      if (!ports.get(decoder.sourcePort()) && !ports.get(decoder.destinationPort())) {
        return FragmentFate.OTHER_PORT;
      }
      int full = decoder.payloadFullLength();
      tally(last, decoder, datagram, decoder.payloadOffset(), decoder.payloadLength(), full);
      return FragmentFate.MESSAGE;
    }
  }
}
