package io.toptail.combine;

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
import java.util.BitSet;
import java.util.List;

/**
 * Decodes what comes out of TCP streams and fragments, hands the messages on, and accounts for
 * every packet.
 */
final class ReassembledMessages implements TcpStreams.Output, IpFragments.Output {
  private final BitSet ports = new BitSet();
  private final FlowAccount account;
  private final Taker taker;
  private final DnsMessage message = new DnsMessage();
  private final PacketDecoder decoder;
  private byte[] datagram = new byte[0];

  /**
   * @param ports those that DNS is spoken on
   * @param tunnels whether to look into tunnels for the innermost packet
   * @param account of packets, and of messages found
   */
  ReassembledMessages(int[] ports, boolean tunnels, FlowAccount account, Taker taker) {
    this.account = account;
    this.taker = taker;
    this.decoder = new PacketDecoder().tunnels(tunnels);
    for (int port : ports) {
      this.ports.set(port);
    }
  }

  /** Takes messages, and gives each its row in the ledger. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param message valid only during the call, as are the endpoints
     * @param completedBy the packet that made it whole, whose time and file it has
     */
    void message(
        FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, FlowPacket completedBy);
  }

  @Override
  public void message(FlowPacket completedBy, byte[] bytes, int offset, int length) {
    give(completedBy, completedBy, bytes, offset, length, length);
  }

  @Override
  public void segment(FlowPacket segment, SegmentFate fate) {
    account.segment(segment, fate);
  }

  @Override
  public void lost(FlowPacket near, StreamLoss reason, long octets) {
    account.lost(near, reason, octets);
  }

  @Override
  public void datagram(List<FlowPacket> fragments, int protocol, byte[] payload, int length) {
    FragmentFate fate = read(fragments.get(fragments.size() - 1), protocol, payload, length);
    fragments.forEach(fragment -> dropped(fragment, fate));
  }

  @Override
  public void dropped(FlowPacket fragment, FragmentFate fate) {
    account.fragment(fragment, fate);
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
    give(last, decoder, datagram, decoder.payloadOffset(), decoder.payloadLength(), full);
    return FragmentFate.MESSAGE;
  }

  private void give(
      FlowPacket by, FiveTuple endpoints, byte[] bytes, int offset, int length, int fullLength) {
    WireAnomaly anomaly = message.wrap(bytes, offset, length, fullLength);
    account.found(by, endpoints.protocol());
    taker.message(endpoints, message, anomaly, by);
  }
}
