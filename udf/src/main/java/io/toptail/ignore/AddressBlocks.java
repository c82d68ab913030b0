package io.toptail.ignore;

import java.util.List;

/**
 * A few blocks of addresses, written as {@code 192.0.2.7}, {@code 198.51.100.0/24} or {@code
 * 2001:db8::/32}. Immutable; asking allocates nothing and costs one comparison for each block.
 */
public final class AddressBlocks {
  private final AddressPrefix[] blocks;

  /**
   * @throws IllegalArgumentException if a text is no block
   */
  public AddressBlocks(List<String> texts) {
    blocks = texts.stream().map(AddressBlocks::block).toArray(AddressPrefix[]::new);
  }

  /** Whether a text is an address or a prefix without bits beyond its length. */
  public static boolean isBlock(String text) {
    try {
      return block(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static AddressPrefix block(String text) {
    String[] parts = text.split("/", 2);
    return IgnoreParser.block(parts[0], parts.length == 2 ? parts[1] : null);
  }

  /** Whether there is no block. */
  public boolean isEmpty() {
    return blocks.length == 0;
  }

  /**
   * Whether an address lies in one of the blocks; an IPv4-mapped IPv6 address is the IPv4 address.
   *
   * @param length 4 or 16 octets, in network order
   */
  public boolean contain(byte[] address, int offset, int length) {
    boolean ipv4 = length == 4;
    long high = ipv4 ? 0 : AddressPrefix.number(address, offset, 8);
    long low =
        ipv4
            ? AddressPrefix.MAPPED | AddressPrefix.number(address, offset, 4)
            : AddressPrefix.number(address, offset + 8, 8);
    for (AddressPrefix block : blocks) {
      if (block.covers(high, low)) {
        return true;
      }
    }
    return false;
  }
}
