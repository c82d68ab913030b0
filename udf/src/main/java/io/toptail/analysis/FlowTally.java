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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Beside the first step: puts the packets of flows together, and tallies the messages that come out
 * like those of datagrams. Takes one flow after the other, so that only one is in memory. One
 * instance for each task.
 *
 * <p>Every packet ends in exactly one row of the ledger, which says what became of it; messages
 * have rows of their own.
 */
public final class FlowTally {
  /** Octets that a flow may hold, about; two directions of a stream stay below it. */
  private static final long FLOW_MEMORY = 8 << 20;

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
  private final List<FlowPacket> simultaneous = new ArrayList<>();
  private String flow = "";
  private byte[] datagram = new byte[0];

  /**
   * @param partitions how many of the next step run in parallel
   * @param output takes the blocks of rows
   */
  public FlowTally(AnalysisSettings settings, int partitions, Consumer<TallyBlock> output) {
    this.settings = settings;
    this.rows = new RowOutput(table, partitions, output);
    this.messages = new MessageTally(Knowledge.of(settings), table, ledger);
    this.decoder = new PacketDecoder().tunnels(settings.tunnels());
    for (int port : settings.ports()) {
      ports.set(port);
    }
  }

  /**
   * Takes a packet. All packets of a flow come one after the other and in the order of time; those
   * of the same time in any order.
   */
  public void add(FlowPacket packet) {
    String key = packet.flowKey();
    if (!key.equals(flow)) {
      endFlow();
      flow = key;
    } else if (!simultaneous.isEmpty() && simultaneous.get(0).timeNanos() != packet.timeNanos()) {
      reassemble();
    }
    simultaneous.add(packet);
  }

  private void endFlow() {
    reassemble();
    streams.finish();
    datagrams.finish();
    if (table.bytes() > settings.tableBytes()) {
      flushRows();
    }
  }

  private void reassemble() {
    simultaneous.sort(FlowPacket.CAPTURE_ORDER);
    for (FlowPacket packet : simultaneous) {
      if (packet.fragment()) {
        datagrams.add(packet);
      } else {
        streams.add(packet);
      }
    }
    simultaneous.clear();
  }

  /** Ends the flow, writes out all rows and forgets them. */
  public void flush() {
    endFlow();
    flow = "";
    flushRows();
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
