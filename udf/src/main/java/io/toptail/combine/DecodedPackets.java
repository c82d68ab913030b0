package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;

/**
 * Takes what a {@link BatchDecoder} makes of packets, exactly one call for each. All views are the
 * decoder's own and hold only during the call.
 */
interface DecodedPackets {
  /**
   * A datagram to or from a DNS port.
   *
   * @param anomaly what is wrong with the message; it may not {@linkplain DnsMessage#countable
   *     count}
   * @param position where in the capture it lies
   * @param timeNanos when it was captured, nanoseconds since the epoch
   */
  void message(
      FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, long position, long timeNanos);

  /** A datagram on other ports. */
  void notDns(PacketDecoder packet, long timeNanos);

  /**
   * A TCP segment to or from a DNS port, or a fragment: it means something only with others.
   *
   * @param position where in the capture it lies
   */
  void piece(PacketOutcome outcome, PacketDecoder packet, long position, long timeNanos);

  /**
   * Any other packet.
   *
   * @param outcome not {@link PacketOutcome#UDP}; it tells what may be read of the packet
   */
  void skipped(PacketOutcome outcome, PacketDecoder packet, long timeNanos);
}
