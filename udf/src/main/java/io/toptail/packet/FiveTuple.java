package io.toptail.packet;

/**
 * Between whom a payload travelled: two addresses, two ports and the transport protocol.
 *
 * <p>A view: it does not own the bytes of the addresses, and holds until whoever gave it moves on.
 */
public interface FiveTuple {
  /** The array that the addresses are in. */
  byte[] addressBytes();

  /** Where the source address begins in {@link #addressBytes}. */
  int sourceAddressOffset();

  /** Where the destination address begins in {@link #addressBytes}. */
  int destinationAddressOffset();

  /** Octets of an address: 4 or 16. */
  int addressLength();

  /** 0 to 65535. */
  int sourcePort();

  /** 0 to 65535. */
  int destinationPort();

  /** The IP protocol: 6 for TCP, 17 for UDP. */
  int protocol();
}
