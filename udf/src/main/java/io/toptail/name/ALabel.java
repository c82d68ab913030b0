package io.toptail.name;

/** A-labels, the form that internationalised labels have in the DNS (RFC 5890 §2.3.2.1). */
public final class ALabel {
  private static final String PREFIX = "xn--";
  private static final int BASE = 36;

  private ALabel() {}

  /** Whether a label claims to be an A-label. */
  public static boolean isClaimed(WireName name, int label) {
    return name.startsWith(label, PREFIX);
  }

  /**
   * Whether what follows {@code xn--} is Punycode (RFC 3492 §6.2) of at least one character beyond
   * ASCII. Which characters a registry allows is not looked at.
   */
  public static boolean decodes(WireName name, int label) {
    int end = name.labelLength(label);
    int delimiter = end - 1;
    while (delimiter >= PREFIX.length() && name.octet(label, delimiter) != '-') {
      delimiter--;
    }
    int length = Math.max(0, delimiter - PREFIX.length());
    int at = length > 0 ? delimiter + 1 : PREFIX.length();
    int inserted = 0;
    long point = 128;
    long position = 0;
    int bias = 72;
    while (at < end) {
      long before = position;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < end ? digit(name.octet(label, at++)) : -1;
        if (digit < 0) {
          return false;
        }
        position += digit * weight;
        int threshold = Math.min(Math.max(k - bias, 1), 26);
        if (position > Integer.MAX_VALUE) {
          return false;
        }
        if (digit < threshold) {
          break;
        }
        weight = Math.min(weight * (BASE - threshold), Integer.MAX_VALUE);
      }
      length++;
      inserted++;
      bias = adapt(position - before, length, inserted == 1);
      point += position / length;
      position = position % length + 1;
      if (point > Character.MAX_CODE_POINT || point >= 0xD800 && point <= 0xDFFF) {
        return false;
      }
    }
    return inserted > 0;
  }

  private static int adapt(long delta, int length, boolean first) {
    delta = first ? delta / 700 : delta / 2;
    delta += delta / length;
    int k = 0;
    for (; delta > 455; k += BASE) {
      delta /= 35;
    }
    return (int) (k + 36 * delta / (delta + 38));
  }

  private static int digit(int octet) {
    if (octet >= 'a' && octet <= 'z') {
      return octet - 'a';
    }
    return octet >= '0' && octet <= '9' ? octet - '0' + 26 : -1;
  }
}
