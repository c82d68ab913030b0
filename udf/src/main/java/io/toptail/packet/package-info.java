/**
 * Packets down to the payload of their datagram.
 *
 * <p>In: one packet as captured, with its link type. Out: addresses, ports and where the payload
 * lies, or a named {@code PacketOutcome} that says why there is none. Knows headers, not DNS. Next:
 * {@code dns}.
 */
package io.toptail.packet;
