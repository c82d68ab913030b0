package io.toptail.capture;

/**
 * How a DNS message that a server reported (dnstap) stands in a {@link PacketBatch}, where all else
 * is packets. It has the link type {@link #LINK_TYPE}, and this in front, in network byte order:
 *
 * <pre>
 * 0 IP version: 4 or 6         4 source port                8 source address: 4 or 16 octets
 * 1 IP protocol: 6 or 17       6 destination port             destination address
 * 2 dnstap's SocketProtocol                                   DNS message, at most 65,535 octets
 * 3 dnstap's Message.Type
 * </pre>
 *
 * An address or a port that the server did not report is zero. The sender of the DNS message is the
 * source.
 */
public final class MessageHeader {
  /**
   * Far above the numbers of the <a href="https://www.tcpdump.org/linktypes.html">registry</a>,
   * which gives them out one after another and is at about 300.
   */
  public static final int LINK_TYPE = 0xF035;

  /** Offset of the IP version. */
  public static final int VERSION = 0;

  /** Offset of the IP protocol. */
  public static final int PROTOCOL = 1;

  /** Offset of dnstap's SocketProtocol, which tells TLS and HTTPS from plain TCP. */
  public static final int SOCKET_PROTOCOL = 2;

  /** Offset of dnstap's Message.Type. */
  public static final int TYPE = 3;

  /** Offset of the source port. */
  public static final int SOURCE_PORT = 4;

  /** Offset of the destination port. */
  public static final int DESTINATION_PORT = 6;

  /** Offset of the source address, which the destination address follows. */
  public static final int ADDRESSES = 8;

  /** The longest header, with addresses of IPv6. */
  static final int MAX_LENGTH = ADDRESSES + 2 * 16;

  private MessageHeader() {}
}
