/**
 * Packets down to the payload of their datagram or stream.
 *
 * <p>In: one packet as captured, with its link type. Out: addresses, ports and where the payload
 * lies, or a named {@code PacketOutcome} that says why there is none. Fragments and TCP segments,
 * as {@code FlowPacket}s in the order of capture, become datagrams ({@code IpFragments}) and the
 * messages of TCP streams ({@code TcpStreams}). Knows headers; of DNS only what tells the messages
 * of a stream apart. Next: {@code dns}.
 *
 * <p>{@link io.toptail.packet.PacketDecoder} walks inwards. {@code LinkType} says which header a
 * packet begins with. Each link layer reads its header from a {@code Frame}, moves the frame behind
 * it, and returns the {@code Layer} that follows, until that is IP or an end. {@code IpHeader} and
 * {@code TransportHeader} read on; where {@code IpTunnels} or {@code UdpTunnels} knows the protocol
 * or port, and the tunnel's header is there, the walk starts again within. Reads:
 *
 * <ul>
 *   <li>Ethernet with VLAN tags, LLC and SNAP, FDDI, Token Ring, ATM, 802.11 with and without radio
 *       headers, Linux cooked captures and NFLOG, BSD loopback, pf logs, raw IP;
 *   <li>PPP, PPPoE, Cisco HDLC, Frame Relay, MPLS and its pseudowires; PPI and PKTAP with any of
 *       these;
 *   <li>tunnels: IP in IP, GRE with PPTP, NVGRE and ERSPAN, EtherIP, MPLS in IP and UDP, VXLAN and
 *       its extensions, Geneve, GTP-U, Teredo, L2TP version 2.
 * </ul>
 *
 * <p>To add one: a class whose method takes the frame, checks {@code Frame.has} before each read,
 * and returns what follows; its number in {@code LinkType}, {@code EtherType}, {@code IpTunnels} or
 * {@code UdpTunnels}; and its octets in {@code MoreLinks} or {@code Tunnels} of the tests.
 */
package io.toptail.packet;
