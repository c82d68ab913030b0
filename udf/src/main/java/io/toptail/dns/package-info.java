/**
 * DNS messages on the wire.
 *
 * <p>In: the payload of a datagram. Out: a {@code DnsMessage} flyweight or a named {@code
 * WireAnomaly}. Knows the wire, not the meaning. Next: {@code name}.
 */
package io.toptail.dns;
