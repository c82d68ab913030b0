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
import io.toptail.tally.TallyTable;
import java.util.BitSet;
import java.util.List;

/**
 * Tallies what comes out of TCP streams and fragments: messages like those of datagrams, and a row
 * in the ledger for every packet.
 */
final class ReassembledTally implements TcpStreams.Output, IpFragments.Output {
  private final long windowNanos;
  private final BitSet ports = new BitSet();
  private final LedgerTally packets;
  private final ReassembledLedger ledger;
  private final MessageTally messages;
  private final DnsMessage message = new DnsMessage();
  private final PacketDecoder decoder;
  private byte[] datagram = new byte[0];

  ReassembledTally(AnalysisSettings settings, TallyTable table) {
    this.windowNanos = settings.windowNanos();
    this.packets = new LedgerTally(table);
    this.ledger = new ReassembledLedger(table);
    this.messages = new MessageTally(Knowledge.of(settings), table, ledger);
    this.decoder = new PacketDecoder().tunnels(settings.tunnels());
    for (int port : settings.ports()) {
      ports.set(port);
    }
  }

  /** Moves what is held back to the table, and writes the table out. */
  void flush(RowOutput rows) {
    messages.flush();
    rows.flush(messages.querySeen());
    messages.forget();
    packets.forget();
  }

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

  private void tally(
      FlowPacket by, FiveTuple endpoints, byte[] bytes, int offset, int length, int fullLength) {
    WireAnomaly anomaly = message.wrap(bytes, offset, length, fullLength);
    int window = window(by);
    ledger.moveTo(window, by.timeNanos(), by.file(), endpoints.protocol());
    ledger.found();
    messages.add(endpoints, message, anomaly, window, by.timeNanos(), by.file());
  }

  private int window(FlowPacket packet) {
    return TimeWindows.number(packet.timeNanos(), windowNanos);
  }

  private void moveTo(FlowPacket packet) {
    packets.moveTo(window(packet), packet.timeNanos(), packet.file());
  }
}
