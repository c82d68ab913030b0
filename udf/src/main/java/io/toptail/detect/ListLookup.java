package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * Look-ups in lists of addresses and domains (RFC 5782), which have what they are about as labels
 * in front. That such a name does not exist means that it is not on the list.
 */
public final class ListLookup {
  private static final String[] GENERIC = {"com", "net", "org", "info"};
  private static final int IP4_LABELS = 4;
  private static final int IP6_LABELS = 32;

  private ListLookup() {}

  /**
   * Whether in front of a domain stands what a list is asked about: a reversed address, or a name
   * of an old generic domain.
   *
   * @param domainLabels labels of the domain
   */
  public static boolean isLikely(WireName name, int domainLabels) {
    int front = name.labels() - domainLabels;
    return front >= 2 && (hasPublicName(name, front) || isAddress(name, front));
  }

  private static boolean hasPublicName(WireName name, int front) {
    for (int i = 1; i < front; i++) {
      for (String generic : GENERIC) {
        if (name.labelIs(i, generic)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAddress(WireName name, int front) {
    int labels = front >= IP6_LABELS ? IP6_LABELS : IP4_LABELS;
    if (front < labels) {
      return false;
    }
    for (int i = 0; i < labels; i++) {
      if (labels == IP4_LABELS ? !isOctet(name, i) : !isNibble(name, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOctet(WireName name, int label) {
    return name.octetClasses(label) == WireName.DIGIT && name.labelLength(label) <= 3;
  }

  private static boolean isNibble(WireName name, int label) {
    return name.labelLength(label) == 1 && Ip6Text.hex(name.octet(label, 0));
  }
}
