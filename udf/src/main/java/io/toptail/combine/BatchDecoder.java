package io.toptail.combine;

import io.toptail.capture.PacketBatch;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import java.util.BitSet;

/**
 * Decodes the packets of a batch in place, one after the other, and hands each on. No object per
 * packet; one instance for each task.
 */
final class BatchDecoder {
  private final BitSet ports = new BitSet();
  private final DecodedPackets output;
  private final PacketDecoder packet = new PacketDecoder();
  private final DnsMessage message = new DnsMessage();

  /**
   * @param ports those that DNS is spoken on
   * @param tunnels whether to look into tunnels for the innermost packet
   */
  BatchDecoder(int[] ports, boolean tunnels, DecodedPackets output) {
    for (int port : ports) {
      this.ports.set(port);
    }
    this.packet.tunnels(tunnels);
    this.output = output;
  }

  /** Decodes all packets; the batch may be reused afterwards. */
  void decode(PacketBatch batch) {
    byte[] bytes = batch.bytes();
    for (int i = 0; i < batch.size(); i++) {
      PacketOutcome outcome =
          packet.decode(
              bytes,
              batch.offset(i),
              batch.capturedLength(i),
              batch.originalLength(i),
              batch.linkType(i));
      if (outcome == PacketOutcome.UDP) {
        datagram(bytes, batch.position(i), batch.timeNanos(i));
      } else if (isPiece(outcome)) {
        output.piece(outcome, packet, batch.position(i), batch.timeNanos(i));
      } else {
        output.skipped(outcome, packet, batch.timeNanos(i));
      }
    }
  }

  private boolean isPiece(PacketOutcome outcome) {
    return outcome == PacketOutcome.FRAGMENT || outcome == PacketOutcome.TCP && isDnsPort();
  }

  private boolean isDnsPort() {
    return ports.get(packet.destinationPort()) || ports.get(packet.sourcePort());
  }

  private void datagram(byte[] bytes, long position, long time) {
    if (!packet.isReportedMessage() && !isDnsPort()) {
      output.notDns(packet, time);
      return;
    }
    WireAnomaly anomaly =
        message.wrap(
            bytes, packet.payloadOffset(), packet.payloadLength(), packet.payloadFullLength());
    output.message(packet, message, anomaly, position, time);
  }
}
