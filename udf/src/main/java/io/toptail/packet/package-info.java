/**
 * Packets down to the payload of their datagram or stream.
 *
 * <p>In: one packet as captured, with its link type. Out: addresses, ports and where the payload
 * lies, or a named {@code PacketOutcome} that says why there is none. Packets that mean something
 * only together, as {@code FlowPacket}s in the order of capture, become datagrams ({@code
 * IpFragments}) and the messages of TCP streams ({@code TcpStreams}). Knows headers; of DNS only
 * what tells the messages of a stream apart. Next: {@code dns}.
 */
package io.toptail.packet;
