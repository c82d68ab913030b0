package io.toptail.privacy;

import java.io.Serializable;

/**
 * How addresses are hidden: not at all, behind {@linkplain CryptoPan pseudonyms}, or cut to the
 * network that they are in.
 *
 * <p>Clients are hidden: who sent a query, or gets a response. Servers are not, unless that is
 * asked for. Immutable; holds the key, and never says it.
 */
public final class AddressPrivacy implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final AddressPrivacy NONE = new AddressPrivacy(null, 32, 128, false);

  private final byte[] key;
  private final int ipv4Bits;
  private final int ipv6Bits;
  private final boolean servers;

  private AddressPrivacy(byte[] key, int ipv4Bits, int ipv6Bits, boolean servers) {
    this.key = key;
    this.ipv4Bits = ipv4Bits;
    this.ipv6Bits = ipv6Bits;
    this.servers = servers;
  }

  /** Everything is shown. */
  public static AddressPrivacy none() {
    return NONE;
  }

  /**
   * Pseudonyms.
   *
   * @param key of 32 octets
   * @param servers whether servers are hidden too
   */
  public static AddressPrivacy pseudonyms(byte[] key, boolean servers) {
    if (key.length != CryptoPan.KEY_LENGTH) {
      throw new IllegalArgumentException("a key of " + key.length + " octets");
    }
    return new AddressPrivacy(key.clone(), 32, 128, servers);
  }

  /**
   * Networks in place of addresses.
   *
   * @param ipv4Bits that are kept, 0 to 32
   * @param ipv6Bits that are kept, 0 to 128
   * @param servers whether servers are hidden too
   */
  public static AddressPrivacy networks(int ipv4Bits, int ipv6Bits, boolean servers) {
    if (ipv4Bits < 0 || ipv4Bits > 32 || ipv6Bits < 0 || ipv6Bits > 128) {
      throw new IllegalArgumentException("prefixes of " + ipv4Bits + " and " + ipv6Bits + " bits");
    }
    return new AddressPrivacy(null, ipv4Bits, ipv6Bits, servers);
  }

  /** Whether nothing is hidden. */
  public boolean isNone() {
    return key == null && !isNetworks();
  }

  /** Whether several addresses become one. */
  public boolean isNetworks() {
    return ipv4Bits < 32 || ipv6Bits < 128;
  }

  /** Whether servers are hidden too. */
  public boolean hidesServers() {
    return servers;
  }

  /**
   * Bits of a hidden address that mean something.
   *
   * @param length 4 or 16 octets
   */
  public int bits(int length) {
    return length == 4 ? ipv4Bits : ipv6Bits;
  }

  byte[] key() {
    return key;
  }

  @Override
  public String toString() {
    return isNone() ? "none" : isNetworks() ? "/" + ipv4Bits + ",/" + ipv6Bits : "pseudonyms";
  }
}
