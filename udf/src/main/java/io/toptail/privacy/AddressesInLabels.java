package io.toptail.privacy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.xbill.DNS.Address;

/** Hides the addresses within one label; see {@link AddressesInNames}. For one thread. */
final class AddressesInLabels {
  /** Octets that a label may grow to, before it is found too long. */
  static final int LONGEST = 512;

  static final int MAX_LABEL = 63;
  private static final int LEAST = 4;

  private final HiddenAddresses addresses;
  private final byte[] address = new byte[16];
  private final int[] numbers = new int[MAX_LABEL];
  private final int[] ends = new int[MAX_LABEL];

  AddressesInLabels(HiddenAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Writes a label with its length octet, if it holds an address.
   *
   * @param from its first octet
   * @return the end of what was written; 0 if nothing was, as there is no address
   */
  int hide(byte[] name, int from, int length, byte[] shown, int at) {
    int end = ipv6(name, from, length, shown, at);
    if (end == 0) {
      end = runs(name, from, length, shown, at, false);
    }
    if (end > at + 1 + MAX_LABEL) {
      end = runs(name, from, length, shown, at, true);
    }
    if (end > 0) {
      shown[at] = (byte) (end - at - 1);
    }
    return end;
  }

  /**
   * @param struck whether numbers become {@code x}, because there is no room for others
   */
  private int runs(byte[] name, int from, int length, byte[] shown, int at, boolean struck) {
    boolean found = false;
    int out = at + 1;
    int end = from + length;
    for (int i = from; i < end; ) {
      boolean starts = isDigit(name[i]) && (i == from || !isDigit(name[i - 1]));
      int read = starts ? run(name, i, end) : 0;
      if (read > LEAST && i > from && isLetter(name[i - 1])) {
        // As in ec2-10-2-3-4: the first number belongs to the word.
        read = 0;
      }
      if (read < LEAST) {
        shown[out++] = name[i++];
        continue;
      }
      found = true;
      hideNumbers(read);
      for (int number = 0; number < read; number++) {
        if (number > 0) {
          shown[out++] = name[ends[0]];
        }
        out = struck ? strike(shown, out) : decimal(numbers[number], shown, out);
      }
      i = ends[read - 1];
    }
    return found ? out : 0;
  }

  private static int strike(byte[] shown, int at) {
    shown[at] = 'x';
    return at + 1;
  }

  /** Reads numbers of at most 255 with one separator; returns how many. */
  private int run(byte[] name, int from, int end) {
    int read = 0;
    int at = from;
    while (read < numbers.length && at < end && isDigit(name[at])) {
      int value = 0;
      int start = at;
      while (at < end && isDigit(name[at]) && at - start < LEAST) {
        value = value * 10 + name[at++] - '0';
      }
      if (value > 255 || at - start >= LEAST) {
        break;
      }
      numbers[read] = value;
      ends[read++] = at;
      if (at == end || !isSeparator(name[at]) || name[at] != name[ends[0]]) {
        break;
      }
      at++;
    }
    return read;
  }

  private void hideNumbers(int read) {
    for (int first = 0; first < read; first += 4) {
      int size = Math.min(4, read - first);
      for (int i = 0; i < 4; i++) {
        address[i] = (byte) (i < size ? numbers[first + i] : 0);
      }
      if (size == 4) {
        addresses.replace(address, 0, 4);
      } else {
        addresses.replace(address, 0, 4, 8 * size);
      }
      for (int i = 0; i < size; i++) {
        numbers[first + i] = address[i] & 0xFF;
      }
    }
  }

  /** A label that is an IPv6 address, maybe in brackets or with a zone; rare, so not fast. */
  private int ipv6(byte[] name, int from, int length, byte[] shown, int at) {
    int colons = 0;
    for (int i = from; i < from + length; i++) {
      colons += name[i] == ':' ? 1 : 0;
    }
    if (colons < 2) {
      return 0;
    }
    String text = new String(name, from, length, StandardCharsets.ISO_8859_1);
    String bare = text.replaceAll("^\\[|\\]$|%.*$", "");
    byte[] octets = Address.toByteArray(bare, Address.IPv6);
    if (octets == null) {
      return 0;
    }
    addresses.replace(octets, 0, octets.length);
    byte[] hidden = text(octets).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hidden, 0, shown, at + 1, hidden.length);
    return at + 1 + hidden.length;
  }

  private static String text(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 octets are an address", e);
    }
  }

  /** Writes 0 to 255; returns the end. */
  static int decimal(int value, byte[] text, int at) {
    int out = at;
    if (value >= 100) {
      text[out++] = (byte) ('0' + value / 100);
    }
    if (value >= 10) {
      text[out++] = (byte) ('0' + value / 10 % 10);
    }
    text[out++] = (byte) ('0' + value % 10);
    return out;
  }

  /** Writes 0 to 15; returns the end. */
  static int hex(int value, byte[] text, int at) {
    text[at] = (byte) Character.forDigit(value, 16);
    return at + 1;
  }

  static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  private static boolean isLetter(byte octet) {
    return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
  }

  private static boolean isSeparator(byte octet) {
    return octet == '-' || octet == '_' || octet == '.';
  }
}
