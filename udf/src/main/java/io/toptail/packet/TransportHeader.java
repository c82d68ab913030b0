package io.toptail.packet;

/**
 * The header of UDP or TCP: ports, and where the payload lies.
 *
 * <p>Mutable and reusable after {@link #reset}.
 */
final class TransportHeader {
  private static final int TCP = 6;
  private static final int UDP = 17;

  int sourcePort;
  int destinationPort;
  int tcpSequence;
  int tcpAcknowledgment;
  int tcpFlags;

  /** Where the payload begins; may lie beyond what was captured. */
  int payloadOffset;

  /** Where the payload ended when it was sent; at least {@link #payloadOffset}. */
  int payloadEnd;

  void reset() {
    sourcePort = 0;
    destinationPort = 0;
    tcpSequence = 0;
    tcpAcknowledgment = 0;
    tcpFlags = 0;
    payloadOffset = 0;
    payloadEnd = 0;
  }

  /** Reads the header at {@link Frame#at}, the payload of that IP header. */
  PacketOutcome decode(Frame frame, IpHeader ip) {
    return switch (ip.protocol) {
      case UDP -> udp(frame, ip.payloadEnd);
      case TCP -> tcp(frame, ip.payloadEnd);
      default -> PacketOutcome.OTHER_PROTOCOL;
    };
  }

  /** RFC 768. A length of 0 means all of the IP payload (RFC 2675 §4, and offload). */
  private PacketOutcome udp(Frame frame, int end) {
    if (end - frame.at < 8) {
      return PacketOutcome.BAD_UDP_LENGTH;
    }
    if (!frame.has(8)) {
      return PacketOutcome.CUT_OFF;
    }
    int length = frame.u16(4);
    if (length != 0 && length < 8) {
      return PacketOutcome.BAD_UDP_LENGTH;
    }
    ports(frame);
    payloadOffset = frame.at + 8;
    payloadEnd = length == 0 ? end : Math.min(frame.at + length, end);
    return PacketOutcome.UDP;
  }

  /** RFC 9293 §3.1. Options may be cut off: nothing of them is read. */
  private PacketOutcome tcp(Frame frame, int end) {
    if (end - frame.at < 20) {
      return PacketOutcome.BAD_TCP_HEADER;
    }
    if (!frame.has(20)) {
      return PacketOutcome.CUT_OFF;
    }
    int headerLength = (frame.u8(12) >> 4) * 4;
    if (headerLength < 20 || headerLength > end - frame.at) {
      return PacketOutcome.BAD_TCP_HEADER;
    }
    ports(frame);
    tcpSequence = frame.u32(4);
    tcpAcknowledgment = frame.u32(8);
    tcpFlags = frame.u8(13);
    payloadOffset = frame.at + headerLength;
    payloadEnd = end;
    return PacketOutcome.TCP;
  }

  private void ports(Frame frame) {
    sourcePort = frame.u16(0);
    destinationPort = frame.u16(2);
  }
}
