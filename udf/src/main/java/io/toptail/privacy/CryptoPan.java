package io.toptail.privacy;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Crypto-PAn, prefix-preserving pseudonyms of addresses (J. Xu, J. Fan, M. Ammar, S. Moon:
 * Prefix-Preserving IP Address Anonymization, ICNP 2002): two addresses that share their first n
 * bits, and no more, have pseudonyms that do. One to one; the same key gives the same pseudonyms,
 * as every other implementation does.
 *
 * <p>Bit i of the pseudonym is bit i of the address, turned over by the first bit of AES over the
 * bits before it, filled up with a secret pad. IPv6 is the same with 128 bits.
 *
 * <p>For one thread; makes no objects once it is made.
 */
final class CryptoPan {
  /** Octets of a key: one of AES-128, and the pad before encryption. */
  static final int KEY_LENGTH = 32;

  private static final int BLOCK = 16;
  private static final int MOST_BITS = 128;

  private final Cipher aes;
  private final byte[] pad;
  private final byte[] blocks = new byte[MOST_BITS * BLOCK];
  private final byte[] encrypted = new byte[MOST_BITS * BLOCK];

  /**
   * @param key of {@link #KEY_LENGTH} octets
   */
  CryptoPan(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a key of " + key.length + " octets");
    }
    try {
      // One block at a time, each independent: what the construction asks of its cipher.
      aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, BLOCK, "AES"));
      pad = aes.doFinal(key, BLOCK, BLOCK);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  /**
   * Replaces the first bits of an address by those of its pseudonym, and clears the others.
   *
   * @param length 4 or 16 octets
   * @param bits 0 to 8 × length
   */
  void replace(byte[] address, int offset, int length, int bits) {
    for (int i = 0; i < bits; i++) {
      block(address, offset, i);
    }
    encrypt(bits);
    for (int octet = 0; octet < length; octet++) {
      int flips = 0;
      int kept = 0;
      for (int bit = 8 * octet; bit < Math.min(bits, 8 * octet + 8); bit++) {
        flips |= (encrypted[bit * BLOCK] & 0x80) >> (bit & 7);
        kept |= 0x80 >> (bit & 7);
      }
      address[offset + octet] = (byte) (address[offset + octet] & kept ^ flips);
    }
  }

  /** Block number i: the first i bits of the address, then those of the pad. */
  private void block(byte[] address, int offset, int i) {
    int at = i * BLOCK;
    System.arraycopy(pad, 0, blocks, at, BLOCK);
    int whole = i >> 3;
    System.arraycopy(address, offset, blocks, at, whole);
    if ((i & 7) > 0) {
      int mask = 0xFF00 >> (i & 7) & 0xFF;
      blocks[at + whole] = (byte) (address[offset + whole] & mask | pad[whole] & ~mask);
    }
  }

  private void encrypt(int count) {
    try {
      aes.update(blocks, 0, count * BLOCK, encrypted, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
