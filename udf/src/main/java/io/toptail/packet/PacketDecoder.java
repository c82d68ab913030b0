package io.toptail.packet;

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
 *   <li>{@link PacketOutcome#UDP}, {@link PacketOutcome#TCP}: IP fields, transport extent, ports,
 *       payload; of TCP also its sequence number, acknowledgment number and flags.
 *   <li>{@link PacketOutcome#FRAGMENT}: IP fields, transport extent, and the fragment's id, offset
 *       and flag.
 *   <li>{@link PacketOutcome#OTHER_PROTOCOL}: IP fields and transport extent.
 *   <li>{@link PacketOutcome#NOT_IP}: {@link #etherType}.
 *   <li>{@link PacketOutcome#UNKNOWN_LINK_TYPE}: {@link #linkType}.
 *   <li>else: nothing.
 * </ul>
 *
 * <p>A DNS message that a server reported (dnstap) is no packet, but has the outcome of UDP
 * whatever it was sent over, see {@link #isReportedMessage}; it has no headers.
 *
 * <p>IP fields are version, addresses, protocol and {@link #ipHeaderOffset}. The transport extent
 * is {@link #transportOffset}, {@link #transportLength} and {@link #transportFullLength}.
 *
 * <p>Of packets within packets, the innermost is shown, see {@link #tunnels}. A port or protocol of
 * a tunnel whose header is not there or cut stays what it is without. What an ICMP error quotes is
 * not a packet.
 *
 * <p>Fragments are put together elsewhere, from what this view shows of each; {@link
 * #decodeTransport} then reads on in the whole.
 */
public final class PacketDecoder implements FiveTuple {
  private final Frame frame = new Frame();
  private final IpHeader ip = new IpHeader();
  private final TransportHeader transport = new TransportHeader();
  private final ReportedMessage reported = new ReportedMessage();
  private boolean tunnels = true;

  /**
   * Whether to look into tunnels, so that the view moves to the innermost packet; on at first. Off,
   * a tunnel is what its outer headers say: UDP, or another protocol of IP. MPLS and PPPoE are link
   * layers, no tunnels.
   *
   * @return this
   */
  public PacketDecoder tunnels(boolean enter) {
    tunnels = enter;
    return this;
  }

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
    frame.start(bytes, offset, capturedLength, originalLength);
    frame.linkType = linkType;
    reported.reset();
    if (linkType == MessageHeader.LINK_TYPE) {
      return reported.decode(frame, ip, transport);
    }
    return innermost(inner(Layer.LINK_TYPE));
  }

  /**
   * Moves the view to a datagram whose fragments were put together. As {@link #decode} from behind
   * the IP header, tunnels included; {@link #ipHeaderOffset} is 0 unless a tunnel has an IP header
   * of its own.
   *
   * @param addressOffset where the source address lies in {@code bytes}; the destination address
   *     follows it, as in an IP header
   * @param ipVersion 4 or 6
   * @param protocol what {@link #protocol} said of the first fragment
   * @param offset where the payload of the IP header begins in {@code bytes}
   * @param capturedLength octets of the payload in {@code bytes}
   * @param originalLength octets of the payload when it was sent
   */
  public PacketOutcome decodeTransport(
      byte[] bytes,
      int addressOffset,
      int ipVersion,
      int protocol,
      int offset,
      int capturedLength,
      int originalLength) {
    frame.start(bytes, offset, capturedLength, originalLength);
    ip.reset();
    transport.reset();
    reported.reset();
    PacketOutcome stop = ip.resume(frame, addressOffset, ipVersion, protocol);
    return innermost(stop != null ? stop : transport());
  }

  private PacketOutcome innermost(PacketOutcome outer) {
    PacketOutcome outcome = outer;
    Layer layer = tunnel(outcome);
    while (layer != null) {
      outcome = inner(layer);
      layer = tunnel(outcome);
    }
    return outcome;
  }

  /** Reads from a layer inwards to the transport header. */
  private PacketOutcome inner(Layer first) {
    ip.reset();
    transport.reset();
    Layer layer = LinkLayers.toIp(frame, first);
    if (layer != Layer.IP) {
      return layer.stop();
    }
    PacketOutcome stop = ip.decode(frame);
    return stop != null ? stop : transport();
  }

  private PacketOutcome transport() {
    frame.at = ip.payloadOffset;
    return transport.decode(frame, ip);
  }

  /** Enters the tunnel that the payload is; null, with nothing changed, if it is none. */
  private Layer tunnel(PacketOutcome outcome) {
    boolean udp = outcome == PacketOutcome.UDP && isTunnelPort();
    if (!tunnels || !udp && outcome != PacketOutcome.OTHER_PROTOCOL) {
      return null;
    }
    int capturedEnd = frame.capturedEnd;
    int sentEnd = frame.sentEnd;
    Layer layer = udp ? udpTunnel() : ipTunnel();
    if (layer == null) {
      frame.capturedEnd = capturedEnd;
      frame.sentEnd = sentEnd;
    }
    return layer;
  }

  private boolean isTunnelPort() {
    return UdpTunnels.isPort(transport.destinationPort) || UdpTunnels.isPort(transport.sourcePort);
  }

  private Layer udpTunnel() {
    frame.at = transport.payloadOffset;
    frame.limit(transport.payloadEnd);
    return UdpTunnels.enter(frame, transport.sourcePort, transport.destinationPort);
  }

  private Layer ipTunnel() {
    frame.limit(ip.payloadEnd);
    return IpTunnels.enter(frame, ip.protocol);
  }

  /** Where the IP header begins. */
  public int ipHeaderOffset() {
    return ip.offset;
  }

  /** 4 or 6. */
  public int ipVersion() {
    return ip.version;
  }

  @Override
  public byte[] addressBytes() {
    return frame.bytes;
  }

  /** Where the source address begins. */
  @Override
  public int sourceAddressOffset() {
    return ip.sourceAddressOffset;
  }

  /** Where the destination address begins. */
  @Override
  public int destinationAddressOffset() {
    return ip.sourceAddressOffset + ip.addressLength;
  }

  /** Octets of an address: 4 or 16. */
  @Override
  public int addressLength() {
    return ip.addressLength;
  }

  /** The IP protocol; of IPv6 the last next header that was reached. */
  @Override
  public int protocol() {
    return ip.protocol;
  }

  /** Identification of the fragmented datagram: 16 bits in IPv4, 32 bits in IPv6. */
  public int fragmentId() {
    return ip.fragmentId;
  }

  /** Where the fragment belongs in the payload of the datagram: octets, 0 to 65,528. */
  public int fragmentOffset() {
    return ip.fragmentOffset;
  }

  /** Whether this fragment is not the last. */
  public boolean moreFragments() {
    return ip.moreFragments;
  }

  /** Where the payload of the IP header begins: the transport header, or a fragment's part. */
  public int transportOffset() {
    return ip.payloadOffset;
  }

  /** Captured octets of the payload of the IP header. */
  public int transportLength() {
    return captured(ip.payloadOffset, ip.payloadEnd);
  }

  /** Octets of the payload of the IP header as sent. */
  public int transportFullLength() {
    return ip.payloadEnd - ip.payloadOffset;
  }

  /** UDP and TCP: 0 to 65535. */
  @Override
  public int sourcePort() {
    return transport.sourcePort;
  }

  /** UDP and TCP: 0 to 65535. */
  @Override
  public int destinationPort() {
    return transport.destinationPort;
  }

  /** Sequence number of the segment's first octet; the sign bit is its first bit. */
  public int tcpSequence() {
    return transport.tcpSequence;
  }

  /** Acknowledgment number; the sign bit is its first bit. */
  public int tcpAcknowledgment() {
    return transport.tcpAcknowledgment;
  }

  /** The eight control bits: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128. */
  public int tcpFlags() {
    return transport.tcpFlags;
  }

  /**
   * Whether this is a DNS message that a server reported (dnstap): whole, and DNS whatever its
   * ports.
   */
  public boolean isReportedMessage() {
    return reported.present;
  }

  /**
   * What a reported message was sent over, as dnstap numbers it: 1 UDP, 2 TCP, 3 DoT, 4 DoH, 5 and
   * 6 DNSCrypt over UDP and TCP, 7 DoQ; 0 if it was not said, and for packets.
   */
  public int reportedProtocol() {
    return reported.socketProtocol;
  }

  /** Where the UDP or TCP payload begins; without captured octets it may lie beyond the packet. */
  public int payloadOffset() {
    return transport.payloadOffset;
  }

  /** Captured octets of the UDP or TCP payload; padding of the link layer does not count. */
  public int payloadLength() {
    return captured(transport.payloadOffset, transport.payloadEnd);
  }

  /** Octets of the payload as sent; above {@link #payloadLength} when the capture is cut. */
  public int payloadFullLength() {
    return transport.payloadEnd - transport.payloadOffset;
  }

  private int captured(int start, int end) {
    return Math.max(0, Math.min(end, frame.capturedEnd) - start);
  }

  /**
   * What the link layer says it carries; up to 1500 it is the length of an IEEE 802.3 frame, and 0
   * where the link layer has no such field.
   */
  public int etherType() {
    return frame.etherType;
  }

  /** The link type last looked at: the capture's, or that of what is wrapped in it. */
  public int linkType() {
    return frame.linkType;
  }
}
