package io.toptail.packet;

/**
 * The IP header, of either version, with IPv6's extension headers and either version's
 * authentication header.
 *
 * <p>Mutable and reusable after {@link #reset}. Of the two versions the first four bits decide, not
 * the link layer: the wrong EtherType is a mistake of the capturing side.
 */
final class IpHeader {
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;
  private static final int HIP = 139;
  private static final int SHIM6 = 140;

  int offset;
  int version;
  int sourceAddressOffset;
  int addressLength;

  /** The protocol of the payload; of IPv6 the last next header that was reached. */
  int protocol;

  int fragmentId;

  /** In octets. */
  int fragmentOffset;

  boolean moreFragments;

  /** Where the payload begins; may lie beyond what was captured. */
  int payloadOffset;

  /** Where the payload ended when it was sent; at least {@link #payloadOffset}. */
  int payloadEnd;

  void reset() {
    offset = 0;
    version = 0;
    sourceAddressOffset = 0;
    addressLength = 0;
    protocol = 0;
    fragmentId = 0;
    fragmentOffset = 0;
    moreFragments = false;
    payloadOffset = 0;
    payloadEnd = 0;
  }

  /**
   * Reads the header at {@link Frame#at}.
   *
   * @return null if it has a whole payload; else why reading stops here
   */
  PacketOutcome decode(Frame frame) {
    if (!frame.has(1)) {
      return PacketOutcome.CUT_OFF;
    }
    offset = frame.at;
    version = frame.u8(0) >> 4;
    return switch (version) {
      case 4 -> version4(frame);
      case 6 -> version6(frame);
      default -> PacketOutcome.BAD_IP_HEADER;
    };
  }

  /** Takes over the header of a datagram that was put together, and reads on in its payload. */
  PacketOutcome resume(Frame frame, int addresses, int ipVersion, int payloadProtocol) {
    version = ipVersion;
    sourceAddressOffset = addresses;
    addressLength = ipVersion == 4 ? 4 : 16;
    protocol = payloadProtocol;
    return payload(frame, frame.at, frame.sentEnd);
  }

  /** RFC 791 §3.1. */
  private PacketOutcome version4(Frame frame) {
    int headerLength = (frame.u8(0) & 0x0F) * 4;
    if (headerLength < 20) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    if (!frame.has(headerLength)) {
      return PacketOutcome.CUT_OFF;
    }
    int totalLength = frame.u16(2);
    if (totalLength != 0 && totalLength < headerLength) {
      return PacketOutcome.BAD_IP_HEADER;
    }
    sourceAddressOffset = offset + 12;
    addressLength = 4;
    protocol = frame.u8(9);
    int start = offset + headerLength;
    // Segmentation offload leaves the total length 0 in packets captured on the sending machine.
    int end = totalLength == 0 ? Math.max(start, frame.sentEnd) : offset + totalLength;
    int fragment = frame.u16(6);
    if ((fragment & 0x3FFF) != 0) {
      return fragment(frame.u16(4), (fragment & 0x1FFF) * 8, (fragment & 0x2000) != 0, start, end);
    }
    return payload(frame, start, end);
  }

  /** RFC 8200 §3. */
  private PacketOutcome version6(Frame frame) {
    if (!frame.has(40)) {
      return PacketOutcome.CUT_OFF;
    }
    sourceAddressOffset = offset + 8;
    addressLength = 16;
    protocol = frame.u8(6);
    int start = offset + 40;
    int length = frame.u16(4);
    // 0 is a jumbogram (RFC 2675) or segmentation offload.
    return payload(frame, start, length == 0 ? frame.sentEnd : start + length);
  }

  /** RFC 8200 §4. Every extension header is at least 8 octets, so the captured end is the bound. */
  private PacketOutcome payload(Frame frame, int start, int end) {
    byte[] bytes = frame.bytes;
    int at = start;
    while (isExtension()) {
      if (at + 8 > end) {
        return PacketOutcome.BAD_IP_HEADER;
      }
      if (at + 8 > frame.capturedEnd) {
        return PacketOutcome.CUT_OFF;
      }
      int header = protocol;
      protocol = bytes[at] & 0xFF;
      int more = NetworkOrder.u16(bytes, at + 2);
      // Offset 0 and nothing more to come: an atomic fragment is whole (RFC 6946).
      if (header == FRAGMENT && (more & 0xFFF9) != 0) {
        int id = NetworkOrder.u32(bytes, at + 4);
        return fragment(id, more & 0xFFF8, (more & 1) != 0, at + 8, end);
      }
      at += length(header, bytes[at + 1] & 0xFF);
    }
    payloadOffset = at;
    payloadEnd = end;
    return at > end ? PacketOutcome.BAD_IP_HEADER : null;
  }

  private PacketOutcome fragment(int id, int octets, boolean more, int start, int end) {
    fragmentId = id;
    fragmentOffset = octets;
    moreFragments = more;
    payloadOffset = start;
    payloadEnd = end;
    return PacketOutcome.FRAGMENT;
  }

  private static int length(int header, int units) {
    return switch (header) {
      case FRAGMENT -> 8;
      case AUTHENTICATION -> Math.max(8, (units + 2) * 4);
      default -> (units + 1) * 8;
    };
  }

  private boolean isExtension() {
    return switch (protocol) {
      case AUTHENTICATION -> true;
      case HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION, MOBILITY, HIP, SHIM6 -> version == 6;
      default -> false;
    };
  }
}
