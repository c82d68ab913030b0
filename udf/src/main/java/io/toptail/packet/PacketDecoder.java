package io.toptail.packet;

import static io.toptail.packet.NetworkOrder.u16;

import io.toptail.capture.MessageHeader;

/**
 * A view of one packet: addresses, ports and where the payload lies.
 *
 * <p>Mutable and reusable, allocates nothing: {@link #decode} moves the view and resets everything.
 * The view does not own the bytes; they must not change while it is in use. Offsets are into the
 * array that was decoded. Nothing outside the captured octets is read.
 *
 * <h2>What may be read after which outcome</h2>
 *
 * <ul>
 *   <li>{@link PacketOutcome#UDP}: everything. A DNS message that a server reported has this
 *       outcome too, whatever it was sent over, and no IP header.
 *   <li>{@link PacketOutcome#TCP}: IP fields and ports.
 *   <li>{@link PacketOutcome#FRAGMENT}, {@link PacketOutcome#OTHER_PROTOCOL}: IP fields, that is
 *       version, addresses, protocol and {@link #ipHeaderOffset}.
 *   <li>{@link PacketOutcome#NOT_IP}: {@link #etherType}.
 *   <li>else: nothing.
 * </ul>
 *
 * <p>Of the two versions of IP the first four bits decide, not the link layer: the wrong EtherType
 * is a mistake of the capturing side.
 */
public final class PacketDecoder implements FiveTuple {
  private static final int PROTOCOL_TCP = 6;
  private static final int PROTOCOL_UDP = 17;

  private static final int IPV6_HOP_BY_HOP = 0;
  private static final int IPV6_ROUTING = 43;
  private static final int IPV6_FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int IPV6_DESTINATION = 60;
  private static final int IPV6_MOBILITY = 135;
  private static final int IPV6_HIP = 139;
  private static final int IPV6_SHIM6 = 140;

  private final LinkLayer link = new LinkLayer();
  private byte[] bytes;
  private int capturedEnd;
  private int sentEnd;
  private int ipHeaderOffset;
  private int ipVersion;
  private int sourceAddressOffset;
  private int addressLength;
  private int protocol;
  private int sourcePort;
  private int destinationPort;
  private int payloadOffset;
  private int payloadLength;
  private int payloadFullLength;
  private int reportedProtocol;
  private boolean reported;

  /**
   * Moves the view to a packet.
   *
   * @param capturedLength octets of the packet in {@code bytes} from {@code offset}
   * @param originalLength octets of the packet when it was sent; below {@code capturedLength} it is
   *     taken as that
   * @param linkType LINKTYPE number
   */
  public PacketOutcome decode(
      byte[] bytes, int offset, int capturedLength, int originalLength, int linkType) {
    reset(bytes, offset + capturedLength);
    sentEnd = originalLength > capturedLength ? offset + originalLength : capturedEnd;
    if (sentEnd < capturedEnd) {
      sentEnd = Integer.MAX_VALUE; // an absurd original length overflowed
    }
    if (linkType == MessageHeader.LINK_TYPE) {
      return reported(offset);
    }
    PacketOutcome stop = link.decode(bytes, offset, capturedEnd, linkType);
    return stop != null ? stop : ip(link.networkOffset());
  }

  private void reset(byte[] bytes, int capturedEnd) {
    this.bytes = bytes;
    this.capturedEnd = capturedEnd;
    ipHeaderOffset = 0;
    ipVersion = 0;
    sourceAddressOffset = 0;
    addressLength = 0;
    protocol = 0;
    sourcePort = 0;
    destinationPort = 0;
    payloadOffset = 0;
    payloadLength = 0;
    payloadFullLength = 0;
    reportedProtocol = 0;
    reported = false;
  }

  /** A DNS message with a {@link MessageHeader}. */
  private PacketOutcome reported(int at) {
    int addresses = at + MessageHeader.ADDRESSES;
    if (addresses > capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    ipVersion = bytes[at + MessageHeader.VERSION];
    if (ipVersion != 4 && ipVersion != 6) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    addressLength = ipVersion == 4 ? 4 : 16;
    sourceAddressOffset = addresses;
    payloadOffset = addresses + 2 * addressLength;
    if (payloadOffset > capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    protocol = bytes[at + MessageHeader.PROTOCOL] & 0xFF;
    reportedProtocol = bytes[at + MessageHeader.SOCKET_PROTOCOL] & 0xFF;
    sourcePort = u16(bytes, at + MessageHeader.SOURCE_PORT);
    destinationPort = u16(bytes, at + MessageHeader.DESTINATION_PORT);
    payloadLength = capturedEnd - payloadOffset;
    payloadFullLength = payloadLength;
    reported = true;
    return PacketOutcome.UDP;
  }

  private PacketOutcome ip(int at) {
    if (at >= capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    ipHeaderOffset = at;
    ipVersion = (bytes[at] & 0xF0) >> 4;
    return switch (ipVersion) {
      case 4 -> ipv4(at);
      case 6 -> ipv6(at);
      default -> PacketOutcome.BAD_IP_HEADER;
    };
  }

  /** RFC 791 §3.1. */
  private PacketOutcome ipv4(int at) {
    int headerLength = (bytes[at] & 0x0F) * 4;
    if (headerLength < 20) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    int transport = at + headerLength;
    if (transport > capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    int totalLength = u16(bytes, at + 2);
    if (totalLength != 0 && totalLength < headerLength) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    sourceAddressOffset = at + 12;
    addressLength = 4;
    protocol = bytes[at + 9] & 0xFF;
    // More fragments, or not the first one.
    if ((u16(bytes, at + 6) & 0x3FFF) != 0) {
      return PacketOutcome.FRAGMENT;
    }
    // Segmentation offload leaves the total length 0 in packets captured on the sending machine.
    return transport(transport, totalLength == 0 ? sentEnd : at + totalLength);
  }

  /** RFC 8200 §3. */
  private PacketOutcome ipv6(int at) {
    int next = at + 40;
    if (next > capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    sourceAddressOffset = at + 8;
    addressLength = 16;
    protocol = bytes[at + 6] & 0xFF;
    int payload = u16(bytes, at + 4);
    // 0 is a jumbogram (RFC 2675) or segmentation offload.
    int ipEnd = payload == 0 ? sentEnd : next + payload;
    return isExtension(protocol) ? extensions(next, ipEnd) : transport(next, ipEnd);
  }

  /** RFC 8200 §4. Every extension header is at least 8 octets, so the captured end is the bound. */
  private PacketOutcome extensions(int at, int ipEnd) {
    while (isExtension(protocol)) {
      if (at + 8 > ipEnd) {
        return PacketOutcome.BAD_IP_HEADER;
      }
      if (at + 8 > capturedEnd) {
        return PacketOutcome.CUT_OFF;
      }
      int length = 8;
      if (protocol == IPV6_FRAGMENT) {
        // Offset 0 and nothing more to come: an atomic fragment is whole (RFC 6946).
        if ((u16(bytes, at + 2) & 0xFFF9) != 0) {
          protocol = bytes[at] & 0xFF;
          return PacketOutcome.FRAGMENT;
        }
      } else {
        int units = bytes[at + 1] & 0xFF;
        length = protocol == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
      }
      protocol = bytes[at] & 0xFF;
      at += length;
    }
    return transport(at, ipEnd);
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case IPV6_HOP_BY_HOP,
          IPV6_ROUTING,
          IPV6_FRAGMENT,
          AUTHENTICATION,
          IPV6_DESTINATION,
          IPV6_MOBILITY,
          IPV6_HIP,
          IPV6_SHIM6 ->
          true;
      default -> false;
    };
  }

  private PacketOutcome transport(int at, int ipEnd) {
    if (at > ipEnd) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    if (protocol == PROTOCOL_UDP) {
      return udp(at, ipEnd);
    }
    if (protocol != PROTOCOL_TCP) {
      return PacketOutcome.OTHER_PROTOCOL;
    }
    if (at + 4 > ipEnd) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    if (at + 4 > capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    ports(at);
    return PacketOutcome.TCP;
  }

  /** RFC 768. A length of 0 means all of the IP payload (RFC 2675 §4, and offload). */
  private PacketOutcome udp(int at, int ipEnd) {
    int payload = at + 8;
    if (payload > ipEnd) {
      return PacketOutcome.BAD_UDP_LENGTH;
    }
    if (payload > capturedEnd) {
      return PacketOutcome.CUT_OFF;
    }
    int length = u16(bytes, at + 4);
    if (length != 0 && length < 8) {
      return PacketOutcome.BAD_UDP_LENGTH;
    }
    ports(at);
    payloadOffset = payload;
    int end = length == 0 ? ipEnd : Math.min(at + length, ipEnd);
    payloadFullLength = end - payload;
    payloadLength = Math.min(end, capturedEnd) - payload;
    return PacketOutcome.UDP;
  }

  private void ports(int at) {
    sourcePort = u16(bytes, at);
    destinationPort = u16(bytes, at + 2);
  }

  /** Where the IP header begins. */
  public int ipHeaderOffset() {
    return ipHeaderOffset;
  }

  /** 4 or 6. */
  public int ipVersion() {
    return ipVersion;
  }

  @Override
  public byte[] addressBytes() {
    return bytes;
  }

  /** Where the source address begins. */
  @Override
  public int sourceAddressOffset() {
    return sourceAddressOffset;
  }

  /** Where the destination address begins. */
  @Override
  public int destinationAddressOffset() {
    return sourceAddressOffset + addressLength;
  }

  /** Octets of an address: 4 or 16. */
  @Override
  public int addressLength() {
    return addressLength;
  }

  /** The IP protocol; of IPv6 the last next header that was reached. */
  @Override
  public int protocol() {
    return protocol;
  }

  /** UDP and TCP: 0 to 65535. */
  @Override
  public int sourcePort() {
    return sourcePort;
  }

  /** UDP and TCP: 0 to 65535. */
  @Override
  public int destinationPort() {
    return destinationPort;
  }

  /**
   * Whether this is no packet but a DNS message that a server reported (dnstap): whole, and DNS
   * whatever its ports.
   */
  public boolean isReportedMessage() {
    return reported;
  }

  /**
   * What a reported message was sent over, as dnstap numbers it: 1 UDP, 2 TCP, 3 DoT, 4 DoH, 5 and
   * 6 DNSCrypt over UDP and TCP, 7 DoQ; 0 if it was not said, and for packets.
   */
  public int reportedProtocol() {
    return reportedProtocol;
  }

  /** Where the UDP payload begins. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Captured octets of the UDP payload; padding of the link layer does not count. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Octets of the UDP payload as sent; above {@link #payloadLength} when the capture is cut. */
  public int payloadFullLength() {
    return payloadFullLength;
  }

  /**
   * What the link layer says it carries; up to 1500 it is the length of an IEEE 802.3 frame, and 0
   * where the link layer has no such field.
   */
  public int etherType() {
    return link.etherType();
  }
}
