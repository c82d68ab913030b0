package io.toptail.privacy;

/**
 * Hides addresses in place, as {@link AddressPrivacy} says. Remembers some of them, because few
 * clients send most queries. For one thread; makes no object for an address.
 */
public final class HiddenAddresses {
  /** A power of two; four numbers for each. */
  private static final int REMEMBERED = 1 << 14;

  private static final int CELLS = 4;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final AddressPrivacy privacy;
  private final CryptoPan pseudonyms;
  private final long[] remembered;
  private final byte[] lengths;

  public HiddenAddresses(AddressPrivacy privacy) {
    this.privacy = privacy;
    this.pseudonyms = privacy.key() == null ? null : new CryptoPan(privacy.key());
    this.remembered = new long[pseudonyms == null ? 0 : REMEMBERED * CELLS];
    this.lengths = new byte[pseudonyms == null ? 0 : REMEMBERED];
  }

  /**
   * Replaces an address by what is shown in its place.
   *
   * @param length 4 or 16 octets
   */
  public void replace(byte[] address, int offset, int length) {
    if (pseudonyms == null) {
      replace(address, offset, length, 8 * length);
      return;
    }
    long high = length == 4 ? 0 : number(address, offset, 8);
    long low = length == 4 ? number(address, offset, 4) : number(address, offset + 8, 8);
    int place = (int) ((high * MULTIPLIER + low) * MULTIPLIER >>> 50);
    int at = place * CELLS;
    if (lengths[place] != length || remembered[at] != high || remembered[at + 1] != low) {
      replace(address, offset, length, 8 * length);
      lengths[place] = (byte) length;
      remembered[at] = high;
      remembered[at + 1] = low;
      remembered[at + 2] = length == 4 ? 0 : number(address, offset, 8);
      remembered[at + 3] = number(address, length == 4 ? offset : offset + 8, length == 4 ? 4 : 8);
    } else if (length == 4) {
      write(remembered[at + 3], address, offset, 4);
    } else {
      write(remembered[at + 2], address, offset, 8);
      write(remembered[at + 3], address, offset + 8, 8);
    }
  }

  /**
   * Replaces the first bits of an address, which hidden addresses that share them share too, and
   * clears the others.
   *
   * @param length 4 or 16 octets
   * @param bits 0 to 8 × length
   */
  public void replace(byte[] address, int offset, int length, int bits) {
    if (pseudonyms != null) {
      pseudonyms.replace(address, offset, length, bits);
      return;
    }
    int kept = Math.min(bits, privacy.bits(length));
    for (int i = 0; i < length; i++) {
      int left = Math.max(0, Math.min(8, kept - 8 * i));
      address[offset + i] &= (byte) (0xFF00 >> left);
    }
  }

  private static long number(byte[] octets, int offset, int count) {
    long number = 0;
    for (int i = offset; i < offset + count; i++) {
      number = number << 8 | (octets[i] & 0xFF);
    }
    return number;
  }

  private static void write(long number, byte[] octets, int offset, int count) {
    for (int i = 0; i < count; i++) {
      octets[offset + i] = (byte) (number >>> 8 * (count - 1 - i));
    }
  }
}
