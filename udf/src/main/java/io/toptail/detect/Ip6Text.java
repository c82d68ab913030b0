package io.toptail.detect;

import io.toptail.name.WireName;

/** Recognises the text form of an IPv6 address (RFC 4291 §2.2) in one label. */
final class Ip6Text {
  private Ip6Text() {}

  /**
   * Whether a label is an IPv6 address with at least two colons; brackets (RFC 3986 §3.2.2), what
   * follows the closing one, and a zone (RFC 4007 §11) are left out.
   */
  static boolean isAddress(WireName name, int label) {
    int end = name.labelLength(label);
    int at = name.octet(label, 0) == '[' ? 1 : 0;
    for (int i = at; i < end; i++) {
      int c = name.octet(label, i);
      if (c == '%' || c == ']') {
        end = i;
      }
    }
    int groups = 0;
    int digits = 0;
    int colons = 0;
    boolean gap = false;
    for (int i = at; i < end; i++) {
      int c = name.octet(label, i);
      if (c == ':') {
        colons++;
        boolean second = i > at && name.octet(label, i - 1) == ':';
        if (second && gap) {
          return false;
        }
        gap |= second;
        digits = 0;
      } else if (hex(c) && ++digits <= 4) {
        groups += digits == 1 ? 1 : 0;
      } else {
        return false;
      }
    }
    boolean edges = gap || end > at && hex(name.octet(label, at)) && digits > 0;
    return colons >= 2 && edges && (gap ? groups <= 7 : groups == 8);
  }

  static boolean hex(int octet) {
    return octet >= '0' && octet <= '9' || octet >= 'a' && octet <= 'f';
  }
}
