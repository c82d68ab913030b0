package io.toptail.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Hides the addresses that names hold, so that a name says of an address what the address itself
 * says.
 *
 * <ul>
 *   <li>Reverse names, whole or cut: {@code 4.3.2.10.in-addr.arpa}, {@code
 *       lb._dns-sd._udp.3.2.10.in-addr.arpa}, and nibbles below {@code ip6.arpa}.
 *   <li>Four or more numbers in a row, anywhere, one a label but for words before the first and
 *       behind the last: {@code 10.2.3.4.lan}, {@code http://10.2.3.4/}. They are read from left to
 *       right; in look-ups of block lists that is not the client's pseudonym.
 *   <li>The same within a label, with {@code -}, {@code _} or dots between: {@code
 *       host-10-2-3-4.isp.example}.
 *   <li>IPv6 addresses as a label: {@code 2001:db8::1}.
 * </ul>
 *
 * <p>Every such address is hidden, a client's or not: a reverse name of its neighbour would tell
 * where a client is. Different names stay different, but for numbers with leading zeros, networks
 * in place of addresses, and labels that have no room for longer numbers. For one thread.
 */
public final class AddressesInNames {
  private static final byte[] ARPA = "arpa".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IN_ADDR = "in-addr".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IP6 = "ip6".getBytes(StandardCharsets.US_ASCII);
  private static final int NONE = -1;
  private static final int NIBBLES = 32;

  private final HiddenAddresses addresses;
  private final AddressesInLabels labels;
  private final byte[] address = new byte[16];
  private int[] starts = new int[128];
  private int[] values = new int[128];
  private int[] before = new int[128];
  private int[] behind = new int[128];
  private byte[] shown = new byte[512];
  private int count;

  public AddressesInNames(HiddenAddresses addresses) {
    this.addresses = addresses;
    this.labels = new AddressesInLabels(addresses);
  }

  /**
   * Hides the addresses in a name.
   *
   * @param name holds a whole name in wire form, in any letter case; not changed
   * @return octets of the name in {@link #shown}; 0 if the name holds no address
   */
  public int hide(byte[] name, int offset, int length) {
    if (!mayHoldAddress(name, offset, length)) {
      return 0;
    }
    split(name, offset);
    int free = Math.max(0, reverse(name));
    boolean found = free < count | runs(name, free);
    int at = 0;
    reserve(4 * length + AddressesInLabels.LONGEST);
    for (int label = 0; label < count; label++) {
      int start = starts[label];
      int end = values[label] == NONE ? labels.hide(name, start + 1, name[start], shown, at) : 0;
      found |= end > 0;
      at = end > 0 ? end : write(name, start, label, label >= free, at);
    }
    shown[at++] = 0;
    return found ? at : 0;
  }

  /** The name that {@link #hide} wrote, from the beginning; until the next. */
  public byte[] shown() {
    return shown;
  }

  /** Whether there are digits or colons enough, or it is a reverse name. */
  private static boolean mayHoldAddress(byte[] name, int offset, int length) {
    int digits = 0;
    int colons = 0;
    for (int i = offset; i < offset + length; i++) {
      digits += name[i] >= '0' && name[i] <= '9' ? 1 : 0;
      colons += name[i] == ':' ? 1 : 0;
    }
    return digits >= 4 || colons >= 2 || length > 6 && name[offset + length - 6] == ARPA.length;
  }

  private void split(byte[] name, int offset) {
    count = 0;
    for (int at = offset; name[at] != 0; at += 1 + name[at]) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
        before = Arrays.copyOf(before, 2 * count);
        behind = Arrays.copyOf(behind, 2 * count);
      }
      values[count] = NONE;
      before[count] = 0;
      behind[count] = 0;
      starts[count++] = at;
    }
  }

  /** Hides the address of a reverse name; returns how many labels come before it and its zone. */
  private int reverse(byte[] name) {
    if (count < 3 || !is(name, count - 1, ARPA)) {
      return count;
    }
    if (is(name, count - 2, IN_ADDR)) {
      return reverse(name, 4, 10);
    }
    return is(name, count - 2, IP6) ? reverse(name, NIBBLES, 16) : count;
  }

  private int reverse(byte[] name, int most, int radix) {
    int bits = radix == 10 ? 8 : 4;
    int perOctet = 8 / bits;
    Arrays.fill(address, (byte) 0);
    int read = 0;
    while (read < most && count - 3 - read >= 0) {
      int value = number(name, count - 3 - read, radix);
      if (value == NONE) {
        break;
      }
      address[read / perOctet] |= (byte) (value << 8 - bits - read % perOctet * bits);
      read++;
    }
    if (read == 0) {
      return count;
    }
    hide(radix == 10 ? 4 : 16, read * bits);
    for (int i = 0; i < read; i++) {
      int octet = address[i / perOctet] & 0xFF;
      values[count - 3 - i] = octet >> 8 - bits - i % perOctet * bits & (1 << bits) - 1;
    }
    return count - 2 - read;
  }

  /** Hides runs of numbers before a label; whether there were any. */
  private boolean runs(byte[] name, int end) {
    boolean found = false;
    for (int from = 0; from < end; ) {
      int to = from;
      if (number(name, to, 10) != NONE || endsWithNumber(name, to)) {
        do {
          to++;
        } while (to < end && number(name, to, 10) != NONE);
        to += to < end && beginsWithNumber(name, to) ? 1 : 0;
      }
      // As in v2.10.2.3.4: of more than four, the first number may belong to a word.
      boolean word = number(name, from, 10) == NONE;
      if (to - from >= 4 && !(word && to - from > 4)) {
        run(name, from, to);
        found = true;
        from = to;
      } else {
        from++;
      }
    }
    return found;
  }

  private void run(byte[] name, int from, int to) {
    before[from] = number(name, from, 10) == NONE ? digitsAtEnd(name, from) : 0;
    behind[to - 1] = number(name, to - 1, 10) == NONE ? digitsAtStart(name, to - 1) : 0;
    // From the right, so that names with one end keep one end.
    for (int end = to; end > from; end -= 4) {
      int first = Math.max(from, end - 4);
      int size = end - first;
      Arrays.fill(address, (byte) 0);
      for (int i = 0; i < size; i++) {
        address[i] = (byte) decimal(name, first + i);
      }
      hide(4, 8 * size);
      for (int i = 0; i < size; i++) {
        values[first + i] = address[i] & 0xFF;
      }
    }
  }

  /** The number in a label of a run, without what is before and behind it. */
  private int decimal(byte[] name, int label) {
    int start = starts[label] + 1;
    int end = behind[label] > 0 ? start + behind[label] : start + name[start - 1];
    return decimal(name, start + before[label], end);
  }

  private static int decimal(byte[] name, int from, int to) {
    int value = to - from > 3 || from == to ? 256 : 0;
    for (int i = from; i < to && value < 256; i++) {
      value = value * 10 + name[i] - '0';
    }
    return value > 255 ? NONE : value;
  }

  private boolean endsWithNumber(byte[] name, int label) {
    int start = starts[label] + 1;
    int digits = digitsAtEnd(name, label);
    return decimal(name, start + digits, start + name[start - 1]) != NONE;
  }

  private boolean beginsWithNumber(byte[] name, int label) {
    int start = starts[label] + 1;
    return decimal(name, start, start + digitsAtStart(name, label)) != NONE;
  }

  /** Octets of a label before the digits at its end. */
  private int digitsAtEnd(byte[] name, int label) {
    int at = name[starts[label]];
    while (at > 0 && AddressesInLabels.isDigit(name[starts[label] + at])) {
      at--;
    }
    return at;
  }

  /** Octets of a label that are digits at its beginning. */
  private int digitsAtStart(byte[] name, int label) {
    int at = 0;
    while (at < name[starts[label]] && AddressesInLabels.isDigit(name[starts[label] + 1 + at])) {
      at++;
    }
    return at;
  }

  private void hide(int length, int bits) {
    if (bits == 8 * length) {
      addresses.replace(address, 0, length);
    } else {
      addresses.replace(address, 0, length, bits);
    }
  }

  private int write(byte[] name, int start, int label, boolean reverse, int at) {
    if (values[label] == NONE) {
      System.arraycopy(name, start, shown, at, 1 + name[start]);
      return at + 1 + name[start];
    }
    boolean nibble = reverse && is(name, count - 2, IP6);
    int end = at + 1 + before[label];
    System.arraycopy(name, start + 1, shown, at + 1, before[label]);
    end =
        nibble
            ? AddressesInLabels.hex(values[label], shown, end)
            : AddressesInLabels.decimal(values[label], shown, end);
    if (behind[label] > 0) {
      int rest = name[start] - behind[label];
      System.arraycopy(name, start + 1 + behind[label], shown, end, rest);
      end += rest;
    }
    end = Math.min(end, at + 1 + AddressesInLabels.MAX_LABEL);
    shown[at] = (byte) (end - at - 1);
    return end;
  }

  /** A label as a number of an octet or nibble; {@link #NONE} if it is none. */
  private int number(byte[] name, int label, int radix) {
    int length = name[starts[label]];
    if (length > (radix == 10 ? 3 : 1)) {
      return NONE;
    }
    int value = 0;
    for (int i = 1; i <= length; i++) {
      int digit = Character.digit(name[starts[label] + i], radix);
      if (digit < 0) {
        return NONE;
      }
      value = value * radix + digit;
    }
    return value > 255 ? NONE : value;
  }

  private boolean is(byte[] name, int label, byte[] word) {
    int at = starts[label];
    boolean is = name[at] == word.length;
    for (int i = 0; is && i < word.length; i++) {
      byte octet = name[at + 1 + i];
      is = (octet >= 'A' && octet <= 'Z' ? octet + 32 : octet) == word[i];
    }
    return is;
  }

  private void reserve(int size) {
    if (shown.length < size) {
      shown = new byte[size];
    }
  }
}
