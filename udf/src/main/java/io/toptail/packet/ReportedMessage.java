package io.toptail.packet;

import io.toptail.capture.MessageHeader;

/**
 * A DNS message that a server reported, with its {@link MessageHeader}.
 *
 * <p>Mutable and reusable after {@link #reset}.
 */
final class ReportedMessage {
  /** Whether there is one. */
  boolean present;

  /** What it was sent over, as dnstap numbers it. */
  int socketProtocol;

  void reset() {
    present = false;
    socketProtocol = 0;
  }

  /** Reads the header at {@link Frame#at} as if the headers of IP and UDP had said the same. */
  PacketOutcome decode(Frame frame, IpHeader ip, TransportHeader transport) {
    ip.reset();
    transport.reset();
    if (!frame.has(MessageHeader.ADDRESSES)) {
      return PacketOutcome.CUT_OFF;
    }
    int version = frame.u8(MessageHeader.VERSION);
    if (version != 4 && version != 6) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    int length = version == 4 ? 4 : 16;
    int payload = MessageHeader.ADDRESSES + 2 * length;
    if (!frame.has(payload)) {
      return PacketOutcome.CUT_OFF;
    }
    ip.version = version;
    ip.sourceAddressOffset = frame.at + MessageHeader.ADDRESSES;
    ip.addressLength = length;
    ip.protocol = frame.u8(MessageHeader.PROTOCOL);
    ip.payloadOffset = frame.at + payload;
    ip.payloadEnd = frame.sentEnd;
    transport.sourcePort = frame.u16(MessageHeader.SOURCE_PORT);
    transport.destinationPort = frame.u16(MessageHeader.DESTINATION_PORT);
    transport.payloadOffset = ip.payloadOffset;
    transport.payloadEnd = ip.payloadEnd;
    socketProtocol = frame.u8(MessageHeader.SOCKET_PROTOCOL);
    present = true;
    return PacketOutcome.UDP;
  }
}
